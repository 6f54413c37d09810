import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { writtenType } from './kinds.ts';
import { originOf } from './origin.ts';
import { handedTitle, ofRequest } from './request-calls.ts';
import { decoratorsOn, enclosingFunction, isFunction, methodCall, type FunctionNode } from './syntax.ts';

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
  return handedTitle(file, fn) ?? ((isOfModule(file, fn) && takesRequest(file, fn)) || isRoute(file, fn) ? ofRequest : undefined);
}

/** `@Get() stream(…)` of Nest, a method that is given request and response, and one that is handed to a server. */
export const isRequestMethod = (file: FileFacts, fn: FunctionNode): boolean => {
  const { parent } = fn;
  if (handedTitle(file, fn) !== undefined) return true;
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
