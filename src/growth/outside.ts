import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { knownCalls } from '../facts/known-calls.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { isFunction, memberName, methodCall, unwrap, type CallNode, type FunctionNode } from '../facts/syntax.ts';
import { workStartedAt } from '../waste/started-work.ts';
import type { Addition, Uses } from './uses.ts';

/** What a document or a field of a form contains. */
const contents = /^(?:textContent|innerText|innerHTML|outerHTML|nodeValue)$/;
/** Events that bring data, and run again for each piece. */
const bringing = /^(?:message|data|request|connection|line|packet|row|record|upgrade|stream|session|publish)$/;
const requestTypes = /(?:^|\.)(?:IncomingMessage|FastifyRequest|NextApiRequest|NextRequest|Request|Context)$/;
const depthLimit = 10;

/**
 * Why the keys are seen to come from outside the program, so that there is no end to them: by what is put in, by what
 * the collection is asked for, or since what is kept is what a remote answers for the key.
 */
export function comesFromOutside(file: FileFacts, { lookups }: Uses, { key, value }: Addition): string | undefined {
  const keys = [...(key ? [key] : []), ...lookups.flatMap(askedFor)];
  for (const part of keys) {
    const because = outsideOf(file, part);
    if (because !== undefined) return because;
  }
  const answered = value && key && answeredFor(file, key) ? outsideOf(file, value) : undefined;
  return answered && `${answered} for the key`;
}

/** `cache.get(key)`, `entries[key]`, `key in entries` */
function askedFor(lookup: TSESTree.Node): TSESTree.Node[] {
  if (lookup.type === T.CallExpression) return lookup.arguments.slice(0, 1);
  if (lookup.type === T.MemberExpression) return lookup.computed ? [lookup.property] : [];
  return lookup.type === T.BinaryExpression ? [lookup.left] : [];
}

/** Whether a request is sent with the key: `fetch(url)` under `url`. */
function answeredFor(file: FileFacts, key: TSESTree.Node): boolean {
  const variable = file.scopes.variable(unwrap(key));
  return variable !== undefined && variable.references.some(({ identifier }) => {
    const call = identifier.parent;
    return call?.type === T.CallExpression && call.arguments.includes(identifier as TSESTree.Identifier) && workStartedAt(file, call)?.is === 'request';
  });
}

/** Why a value is seen to come from outside the program: out of a request, an event, an answer, a document or a form. */
export function outsideOf(file: FileFacts, node: TSESTree.Node, depth = 0): string | undefined {
  if (depth > depthLimit) return undefined;
  const expression = unwrap(node);
  const ofAny = (parts: readonly (TSESTree.Node | null)[]): string | undefined => {
    for (const part of parts) {
      const because = part ? outsideOf(file, part, depth + 1) : undefined;
      if (because !== undefined) return because;
    }
    return undefined;
  };
  switch (expression.type) {
    case T.TemplateLiteral:
      return ofAny(expression.expressions);
    case T.BinaryExpression:
    case T.LogicalExpression:
      return ofAny([expression.left, expression.right]);
    case T.ConditionalExpression:
      return ofAny([expression.consequent, expression.alternate]);
    case T.AwaitExpression:
    case T.SpreadElement:
      return ofAny([expression.argument]);
    case T.AssignmentExpression:
      return ofAny([expression.right]);
    case T.ArrayExpression:
      return ofAny(expression.elements);
    case T.NewExpression:
      return ofAny(expression.arguments);
    case T.CallExpression:
      return workStartedAt(file, expression)?.is === 'request' ? 'it is what a remote answers' : ofAny([...receiverOf(expression), ...expression.arguments]);
    case T.MemberExpression:
      return ofMember(file, expression) ?? ofAny([expression.object]);
    case T.Identifier:
      return ofIdentifier(file, expression, depth);
    default:
      return undefined;
  }
}

const receiverOf = (call: CallNode): TSESTree.Node[] => {
  const method = methodCall(call);
  return method ? [method.receiver] : [];
};

/** `node.textContent`, `input.value` */
function ofMember(file: FileFacts, member: TSESTree.MemberExpression): string | undefined {
  const name = memberName(member);
  if (name === undefined) return undefined;
  if (contents.test(name)) return 'it is the content of a document';
  const holder = unwrap(member.object);
  return name === 'value' && holder.type === T.MemberExpression && /^(?:target|currentTarget)$/.test(memberName(holder) ?? '') && file.scopes.variable(unwrap(holder.object))?.defs[0]?.type === 'Parameter' ? 'it is what a user enters' : undefined;
}

function ofIdentifier(file: FileFacts, identifier: TSESTree.Identifier, depth: number): string | undefined {
  const definition = file.scopes.variable(identifier)?.defs[0];
  if (!definition) return undefined;
  if (definition.type === 'Parameter') return ofParameter(file, identifier, definition.name, definition.node, depth);
  if (definition.type !== 'Variable') return undefined;
  const loop = definition.node.parent.parent;
  if (loop.type === T.ForOfStatement && loop.left === definition.node.parent) return outsideOf(file, loop.right, depth + 1);
  return definition.node.init ? outsideOf(file, definition.node.init, depth + 1) : undefined;
}

function ofParameter(file: FileFacts, identifier: TSESTree.Identifier, name: TSESTree.Node, node: TSESTree.Node, depth: number): string | undefined {
  if (!isFunction(node)) return undefined;
  const life = lifeOf(file, node.body);
  if (life.kind === 'request' && life.fn === node) return `it comes with each call of ${life.title}`;
  if (isRequest(file, identifier)) return 'it is part of a request';
  const { parent } = node;
  if (parent.type === T.CallExpression && parent.callee !== node) return ofCallback(file, parent, node, depth);
  const position = node.params.findIndex((parameter) => parameter === name || (parameter.type === T.AssignmentPattern && parameter.left === name));
  for (const call of position < 0 ? [] : (knownCalls(file, node)?.calls ?? [])) {
    const argument = call.arguments[position];
    const because = argument ? outsideOf(file, argument, depth + 1) : undefined;
    if (because !== undefined) return because;
  }
  return undefined;
}

/** What calls a callback gives it its values: an event, a list, a promise. */
function ofCallback(file: FileFacts, call: TSESTree.CallExpression, fn: FunctionNode, depth: number): string | undefined {
  const method = methodCall(call);
  if (!method) return undefined;
  const [event] = call.arguments;
  if (/^(?:on|addListener|addEventListener)$/.test(method.name) && event?.type === T.Literal && bringing.test(String(event.value))) return `it comes with each \`${String(event.value)}\``;
  const origin = originOf(file, method.receiver);
  if (/^(?:on|handle)$/.test(method.name) && origin.from === 'import' && origin.module === 'electron' && /^ipc(?:Main|Renderer)$/.test(origin.path || origin.name)) return 'it comes with each message of another process';
  return /^(?:then|forEach|map|filter|flatMap|reduce|some|every|find)$/.test(method.name) && call.arguments[0] === fn ? outsideOf(file, method.receiver, depth + 1) : undefined;
}

/** By its written type, or since its headers are read beside its address or body. */
function isRequest(file: FileFacts, identifier: TSESTree.Identifier): boolean {
  const origin = originOf(file, identifier);
  if ('annotation' in origin && origin.annotation !== undefined && requestTypes.test(origin.annotation)) return true;
  const read = new Set((file.scopes.variable(identifier)?.references ?? []).map(({ identifier: { parent } }) => (parent?.type === T.MemberExpression ? memberName(parent) : undefined)));
  return read.has('headers') && ['url', 'method', 'body', 'query', 'params', 'originalUrl'].some((name) => read.has(name));
}
