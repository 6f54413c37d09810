import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { membersByName } from './called.ts';
import type { FileFacts } from './file.ts';
import { isKind, isNamed } from './kinds.ts';
import { originOf } from './origin.ts';
import type { NamedType } from '../resources/row.ts';
import { enclosingClass, keyName, methodCall, unwrap, wrapped, type FunctionNode } from './syntax.ts';

export const ofRequest = 'this request handler';
const verbs = /^(?:get|post|put|patch|delete|all|use|route|head|options)$/;
const frameworks = ['express', 'fastify', 'koa', 'koa-router', '@koa/router', 'hono', 'polka', 'restify'];
const application: NamedType = { from: 'package', package: [...frameworks, 'express-serve-static-core'], name: ['Express', 'Application', 'Router', 'IRouter', 'FastifyInstance', 'Koa', 'Hono'] };

const asked = (): Set<FunctionNode> => new Set();

/**
 * What a function is called for that a server runs for each request or connection: it is written in the call, or
 * handed to such calls and used for nothing else, by its name or as a method (`handlers.stream`, `this.handle.bind(this)`).
 */
export function handedTitle(file: FileFacts, fn: FunctionNode): string | undefined {
  // What a receiver is may depend on the life of the code around it.
  const open = file.once(asked);
  if (open.has(fn)) return undefined;
  open.add(fn);
  const uses = usesOf(file, fn);
  const titles = uses.map((use) => titleOf(file, use));
  open.delete(fn);
  return titles.every((title) => title !== undefined && (uses[0] === fn || /request|connection/.test(title))) ? titles[0] : undefined;
}

/** Where a function is written, or all that is done with its name. */
function usesOf(file: FileFacts, fn: FunctionNode): readonly TSESTree.Node[] {
  const variable = file.scopes.variableOf(fn);
  if (variable) return variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier);
  const name = methodName(fn);
  if (name === undefined) return [fn];
  const named = file.once(membersByName).get(name) ?? [];
  return named.every((member) => isMethod(file, member, fn)) ? named : [];
}

/** `stream(req, res) { … }` of a class, or of an object in a constant. */
function methodName({ parent }: FunctionNode): string | undefined {
  if (parent.type === T.MethodDefinition || parent.type === T.PropertyDefinition) return keyName(parent.key, parent.computed);
  return parent.type === T.Property && wrapped(parent.parent).parent?.type === T.VariableDeclarator ? keyName(parent.key, parent.computed) : undefined;
}

/** Whether `handlers.stream`, `this.stream` or `controller.stream` is that very function. */
function isMethod(file: FileFacts, { object }: TSESTree.MemberExpression, fn: FunctionNode): boolean {
  const owner = enclosingClass(fn.parent);
  const holder = unwrap(object);
  if (holder.type === T.ThisExpression) return owner !== undefined && enclosingClass(holder) === owner;
  const held = file.scopes.constant(holder);
  if (held && unwrap(held) === fn.parent.parent) return true;
  const origin = originOf(file, holder);
  return owner !== undefined && origin.from === 'new' && origin.of.from === 'class' && origin.of.node === owner;
}

/** What a function is called for, where it is written: as an argument, bound or not, or as an option. */
function titleOf(file: FileFacts, use: TSESTree.Node): string | undefined {
  const bound = methodCall(wrapped(use).parent?.parent ?? use);
  const value = wrapped(bound?.name === 'bind' && unwrap(bound.receiver) === use ? bound.call : use);
  const { parent } = value;
  const isOption = parent?.type === T.Property && parent.value === value && /^(?:handler|preHandler|onRequest)$/.test(keyName(parent.key, parent.computed) ?? '');
  const given = isOption ? parent.parent : value;
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
