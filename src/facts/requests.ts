import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { isKind, isNamed, writtenType } from './kinds.ts';
import { originOf } from './origin.ts';
import type { NamedType } from '../resources/row.ts';
import { decoratorsOn, enclosingFunction, isFunction, keyName, methodCall, type FunctionNode } from './syntax.ts';

const ofRequest = 'this request handler';
const verbs = /^(?:get|post|put|patch|delete|all|use|route|head|options)$/;
const frameworks = ['express', 'fastify', 'koa', 'koa-router', '@koa/router', 'hono', 'polka', 'restify'];
const application: NamedType = { from: 'package', package: [...frameworks, 'express-serve-static-core'], name: ['Express', 'Application', 'Router', 'IRouter', 'FastifyInstance', 'Koa', 'Hono'] };

/** What a request is called with, by the name of its type and the module that it comes from. */
const requestTypes: readonly (readonly [module: RegExp, name: RegExp])[] = [
  [/^(?:node:)?(?:https?|http2)$/, /^(?:IncomingMessage|ServerResponse|Http2Server(?:Request|Response))$/],
  [/^(?:express|express-serve-static-core)$/, /^(?:Request|Response)$/],
  [/^fastify$/, /^Fastify(?:Request|Reply)$/],
  [/^next(?:\/server)?$/, /^Next(?:Api)?(?:Request|Response)$/],
  [/^koa$/, /^(?:Parameterized)?Context$/],
  [/^(?:@remix-run\/\w+|react-router)$/, /^(?:Loader|Action)FunctionArgs$/],
];

/** `app.get('/', (req, res) => …)`, `createServer(handle)`, `export function handle(req: IncomingMessage, res: ServerResponse)`: what a function is called for, again and again. */
export function requestTitle(file: FileFacts, fn: FunctionNode): string | undefined {
  return registeredTitle(file, fn) ?? (isHandedByName(file, fn) || (isOfModule(file, fn) && takesRequest(file, fn)) || isRoute(file, fn) ? ofRequest : undefined);
}

/** `@Get() stream(…)` of Nest, and a method that is given request and response. */
export const isRequestMethod = (file: FileFacts, fn: FunctionNode): boolean => {
  const { parent } = fn;
  if (parent.type !== T.MethodDefinition || parent.kind !== 'method') return false;
  return takesRequest(file, fn) || decoratorsOn(parent).some(({ expression }) => {
    const origin = originOf(file, expression.type === T.CallExpression ? expression.callee : expression);
    return origin.from === 'import' && origin.module === '@nestjs/common' && /^(?:Get|Post|Put|Patch|Delete|All|Head|Options|Sse)$/.test(origin.path || origin.name);
  });
};

/** Node's response, as a handler of that request writes it: `res`, `reply.raw`. */
export function responseOf(file: FileFacts, fn: FunctionNode): string | undefined {
  const nodes = /^(?:(?:Http2)?ServerResponse|(?:NextApi)?Response|FastifyReply)$/;
  const response = fn.params.find((parameter) => nodes.test(writtenType(file, parameter)?.name ?? '')) ?? fn.params[1];
  if (response?.type !== T.Identifier) return undefined;
  const type = writtenType(file, response)?.name;
  if (type !== undefined) return !nodes.test(type) ? undefined : type === 'FastifyReply' ? `${response.name}.raw` : response.name;
  const call = fn.parent.type === T.CallExpression ? fn.parent : handedTo(file, fn);
  const origin = call && originOf(file, methodCall(call)?.receiver ?? call.callee);
  const made = origin?.from === 'call' || origin?.from === 'new' ? origin.of : origin;
  const module = made?.from === 'import' ? made.module : made?.from === 'member' && made.object.from === 'import' ? made.object.module : '';
  return /^(?:(?:node:)?https?|express|polka|restify)$/.test(module) ? response.name : module === 'fastify' ? `${response.name}.raw` : undefined;
}

/** The call that a function is handed to by its name. */
function handedTo(file: FileFacts, fn: FunctionNode): TSESTree.CallExpression | undefined {
  const use = file.scopes.variableOf(fn)?.references.find(({ init, identifier }) => !init && identifier.parent?.type === T.CallExpression);
  return use?.identifier.parent as TSESTree.CallExpression | undefined;
}

function registeredTitle(file: FileFacts, fn: FunctionNode): string | undefined {
  const { parent } = fn;
  const option = parent.type === T.Property && /^(?:handler|preHandler|onRequest)$/.test(keyName(parent.key, parent.computed) ?? '') ? parent.parent : undefined;
  const given: TSESTree.Node = option ?? fn;
  const call = given.parent;
  return call?.type === T.CallExpression && call.callee !== given ? titleAt(file, call) : undefined;
}

/** What a function is called for that is handed to this call. */
function titleAt(file: FileFacts, call: TSESTree.CallExpression): string | undefined {
  const origin = originOf(file, call.callee);
  if (origin.from === 'import' && /^create(?:Secure)?Server$/.test(origin.path || origin.name)) return /^(?:node:)?https?2?$/.test(origin.module) ? ofRequest : /^(?:node:)?(?:net|tls)$/.test(origin.module) ? 'this connection handler' : undefined;
  const method = methodCall(call);
  if (!method) return undefined;
  if (verbs.test(method.name) && isOfFramework(file, method.receiver)) return ofRequest;
  const [event] = call.arguments;
  const isOfServer = /^(?:on|addListener)$/.test(method.name) && event?.type === T.Literal && /^(?:connection|request|upgrade|stream|session|secureConnection|message)$/.test(String(event.value));
  return isOfServer && isKind(file, method.receiver, 'emitter') === 'yes' ? `this \`${String(event.value)}\` handler` : undefined;
}

function isOfFramework(file: FileFacts, receiver: TSESTree.Node): boolean {
  const origin = originOf(file, receiver);
  const made = origin.from === 'call' || origin.from === 'new' ? origin.of : origin;
  const module = made.from === 'import' ? made.module : made.from === 'member' && made.object.from === 'import' ? made.object.module : '';
  return frameworks.includes(module) || (origin.from === 'parameter' && isNamed(file, receiver, application) === 'yes');
}

/** `createServer(handle)`, `app.get('/', handle)`: all that is done with its name. */
function isHandedByName(file: FileFacts, fn: FunctionNode): boolean {
  const uses = (file.scopes.variableOf(fn)?.references ?? []).filter(({ init }) => !init);
  return uses.length > 0 && uses.every(({ identifier: { parent } }) => parent?.type === T.CallExpression && /request|connection/.test(titleAt(file, parent) ?? ''));
}

/** A function of its own: one within another may be called once. */
const isOfModule = (file: FileFacts, fn: FunctionNode): boolean => enclosingFunction(fn) === undefined && (file.scopes.variableOf(fn) !== undefined || fn.parent.type === T.ExportDefaultDeclaration);

/** `(req: IncomingMessage, res: ServerResponse)`, `({ request }: LoaderFunctionArgs)`: each of its first parameters is one of a request. */
function takesRequest(file: FileFacts, { params }: FunctionNode): boolean {
  const taken = params.slice(0, 2).map((parameter) => writtenType(file, parameter.type === T.TSParameterProperty ? parameter.parameter : parameter));
  // What comes alone may be the answer that a client gets.
  if (taken.every((type) => type === undefined || type.name === 'IncomingMessage')) return false;
  return taken.every((type, index) => type === undefined ? index > 0 : requestTypes.some(([module, name]) => module.test(type.module ?? '') && name.test(type.name)));
}

/** `export async function GET(request: Request)` of a route's file. */
function isRoute(file: FileFacts, fn: FunctionNode): boolean {
  const name = file.scopes.variableOf(fn)?.name ?? '';
  const { parent } = fn;
  const statement = parent.type === T.VariableDeclarator ? parent.parent.parent : parent;
  if (!/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(name) || statement?.type !== T.ExportNamedDeclaration || !isFunction(fn)) return false;
  const [request] = fn.params;
  return request !== undefined && /^(?:Next)?Request$/.test(writtenType(file, request)?.name ?? '');
}
