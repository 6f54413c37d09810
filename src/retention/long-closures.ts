import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { lifetimeOf } from '../facts/lifetimes.ts';
import { listenerCall } from '../facts/listener-call.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, keyName, memberName, unwrap, wrapped, type FunctionNode } from '../facts/syntax.ts';
import { placeOf, type Place } from './places.ts';
import { repeatsAs } from './repeats.ts';
import { stores } from './stores.ts';

/** What keeps a closure after the call that made it. */
export interface Keeper {
  /** process: as long as the program. unknown: whoever gets it decides. */
  readonly life: 'process' | 'unknown';
  /** For messages: `in \`handlers\``, `as a listener of \`process\``. */
  readonly how: string;
  readonly node: TSESTree.Node;
  /** Whether each call of the function around adds one more. */
  readonly piles: boolean;
}

/** What keeps a closure for long; undefined for those that go with their call, and for those of which nothing is known. */
export function keeperOf(file: FileFacts, fn: FunctionNode): Keeper | undefined {
  return keeperOfValue(file, fn, 0);
}

function keeperOfValue(file: FileFacts, value: TSESTree.Node, depth: number): Keeper | undefined {
  const outer = wrapped(value);
  const { parent } = outer;
  if (!parent || depth > 5) return undefined;
  switch (parent.type) {
    case T.Property:
      return parent.value === outer && parent.parent.type === T.ObjectExpression ? keeperOfValue(file, parent.parent, depth + 1) : undefined;
    case T.ArrayExpression:
    case T.ConditionalExpression:
    case T.LogicalExpression:
      return keeperOfValue(file, parent, depth + 1);
    case T.VariableDeclarator:
      return ofVariable(file, outer, depth);
    case T.ReturnStatement:
      return given(parent);
    case T.ArrowFunctionExpression:
      return parent.body === outer ? given(parent) : undefined;
    case T.AssignmentExpression:
      return parent.right === outer ? assigned(file, parent, placeOf(file, parent.left)) : undefined;
    case T.CallExpression:
      return parent.callee === outer ? undefined : (timer(file, parent, outer) ?? listener(file, parent, outer) ?? stored(file, outer));
    default:
      return outer.type === T.FunctionDeclaration ? ofVariable(file, outer, depth) : undefined;
  }
}

/** What keeps a variable's value: the first of its uses that keeps it. */
function ofVariable(file: FileFacts, value: TSESTree.Node, depth: number): Keeper | undefined {
  const uses = (file.scopes.variableOf(value)?.references ?? []).filter((reference) => reference.isRead());
  const keepers = uses.flatMap(({ identifier }) => keeperOfValue(file, identifier, depth + 1) ?? []);
  return keepers.find(({ life }) => life === 'process') ?? keepers[0];
}

/** What is returned to a caller out of sight. */
function given(node: TSESTree.Node): Keeper | undefined {
  const maker = node.type === T.ReturnStatement ? enclosingFunction(node) : node;
  return maker?.parent?.type === T.CallExpression ? undefined : { life: 'unknown', how: 'returned', node, piles: true };
}

function assigned(file: FileFacts, node: TSESTree.AssignmentExpression, place: Place | undefined): Keeper | undefined {
  if (place?.life === 'process') return { life: 'process', how: `in ${place.title}`, node, piles: unwrap(node.left).type === T.MemberExpression && (unwrap(node.left) as TSESTree.MemberExpression).computed && repeatsAs(file, node) === 'certain' };
  return place?.life === 'instance' ? { life: 'unknown', how: `in ${place.title}`, node, piles: false } : undefined;
}

/** `handlers.set(key, closure)` */
function stored(file: FileFacts, value: TSESTree.Node): Keeper | undefined {
  const store = file.once(stores).find((candidate) => wrapped(candidate.value) === value && candidate.collection !== 'weak');
  if (!store || store.place.life === 'closure') return undefined;
  return { life: store.place.life === 'process' ? 'process' : 'unknown', how: `in ${store.place.title}`, node: store.node, piles: repeatsAs(file, store.node) === 'certain' };
}

/** `setInterval(closure, 1000)` whose handle is dropped. */
function timer(file: FileFacts, call: TSESTree.CallExpression, value: TSESTree.Node): Keeper | undefined {
  const origin = originOf(file, call.callee);
  const isInterval = origin.from === 'global' && origin.path === 'setInterval' && call.arguments[0] === value;
  return isInterval && wrapped(call).parent?.type === T.ExpressionStatement ? { life: 'process', how: 'in an interval that nothing clears', node: call, piles: false } : undefined;
}

/** `process.on('SIGHUP', closure)`, on what lives as long as the program, of which nothing takes it. */
function listener(file: FileFacts, call: TSESTree.CallExpression, value: TSESTree.Node): Keeper | undefined {
  const added = listenerCall(call);
  if (added?.handler !== value || added.by === 'once' || added.event === undefined) return undefined;
  if (isFinite(call) || lifetimeOf(file, added.source, lifeOf(file, call)) !== 'process' || isTakenOff(file, value)) return undefined;
  return { life: 'process', how: `as a listener of \`${file.textOf(added.source)}\``, node: call, piles: false };
}

/** `{ once: true }`, `{ signal }`, or options that cannot be read. */
function isFinite({ arguments: [, , options] }: TSESTree.CallExpression): boolean {
  if (!options || options.type === T.Literal) return false;
  return options.type !== T.ObjectExpression || options.properties.some((part) => part.type !== T.Property || /^(?:once|signal)$/.test(keyName(part.key, part.computed) ?? 'once'));
}

/** Whether a listener's name is given to anything that may remove it. */
function isTakenOff(file: FileFacts, value: TSESTree.Node): boolean {
  const listener = unwrap(value);
  if (listener.type !== T.Identifier) return false;
  return (file.scopes.variable(listener)?.references ?? []).some(({ identifier: { parent } }) => parent?.type === T.CallExpression && parent.callee.type === T.MemberExpression && /^(?:remove|off)/.test(memberName(parent.callee) ?? ''));
}
