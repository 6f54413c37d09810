import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from '../../facts/callbacks.ts';
import { returnedSlots } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { isReactHook } from '../../facts/results.ts';
import { aliasesOf, instanceOfThis, isWrite, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, isFunction, keyName, memberName, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Release, Row } from '../../resources/row.ts';
import { comesFrom } from '../acquired/acquisitions.ts';
import { isBorrowed, isKeptByView, isShown } from './borrowers.ts';
import { bindsInVain, namedInVain } from './named-in-vain.ts';
import { partUse } from './parts.ts';

/** What one use of a handle does with it. */
export type Use =
  /** It releases. */
  | { readonly does: 'release'; readonly node: TSESTree.Node; readonly release: Release }
  /** Another takes it over; whether that one releases is not seen from here. */
  | { readonly does: 'move'; readonly node: TSESTree.Node; readonly how: string }
  | { readonly does: 'write'; readonly node: TSESTree.Node }
  /** A look at it, or a call of a method that does not release. */
  | { readonly does: 'read'; readonly node: TSESTree.Node };

/** What all uses of a slot do, through simple aliases. */
export function usesOfHandle(file: FileFacts, row: Row, slot: Slot): readonly Use[] {
  const uses = usesOf(file, slot);
  return [...uses, ...aliasesOf(file, uses)].map((node) => useOf(file, row, node, 0));
}

/** `{ set(on) { if (!on) this.observer.disconnect(); } }`: the `this` of an object's method may be the instance that the object is defined on. */
export const isReleasedByObject = (file: FileFacts, row: Row, slot: Slot): boolean =>
  slot.kind === 'field' &&
  file.index.members.some((member) => {
    if (memberName(member) !== slot.name || unwrap(member.object).type !== T.ThisExpression || useOf(file, row, member, 0).does !== 'release') return false;
    const owner = instanceOfThis(file, member.object);
    return owner !== slot.instance && (owner?.form ?? 'object') === 'object' && !hasOwn(member, slot.name);
  });

/** `{ timer: …, stop() { clearInterval(this.timer); } }`: the object releases what is its own. */
const hasOwn = (member: TSESTree.Node, name: string): boolean => {
  const home = enclosingFunction(member)?.parent.parent;
  return home?.type === T.ObjectExpression && home.properties.some((property) => property.type === T.Property && keyName(property.key, property.computed) === name);
};

function useOf(file: FileFacts, row: Row, node: TSESTree.Node, depth: number): Use {
  if (isWrite(node)) return { does: 'write', node };
  const outer = wrapped(node);
  const parent = outer.parent;
  if (!parent) return { does: 'read', node };
  for (const release of row.release) if (releasesBy(file, release, outer, parent)) return { does: 'release', node, release };
  switch (parent.type) {
    case T.CallExpression:
    case T.NewExpression:
      if (parent.callee === outer) return { does: 'read', node };
      return passedOn(file, row, parent, parent.arguments.indexOf(outer as TSESTree.CallExpressionArgument), node, depth);
    case T.AwaitExpression:
      return useOfAwaited(file, row, parent, node, depth);
    case T.ReturnStatement:
      return returnedSlots(file, node).length > 0 || isShownByGetter(node) ? { does: 'read', node } : { does: 'move', node, how: 'returned' };
    case T.YieldExpression:
      return { does: 'move', node, how: 'returned' };
    case T.ArrowFunctionExpression:
      return { does: 'move', node, how: 'returned' };
    case T.Property:
      return parent.value === outer && parent.parent.type === T.ObjectExpression ? { does: 'move', node, how: 'put in an object' } : { does: 'read', node };
    case T.ArrayExpression:
      return isOnlyShown(file, parent) ? { does: 'read', node } : { does: 'move', node, how: 'put in a collection' };
    case T.SpreadElement:
      return { does: 'move', node, how: 'put in a collection' };
    case T.AssignmentExpression:
      return parent.right === outer ? (isShown(file, row, parent.left) ? { does: 'read', node } : { does: 'move', node, how: 'assigned' }) : { does: 'write', node };
    case T.ForOfStatement:
      return parent.right === outer ? { does: 'move', node, how: 'walked' } : { does: 'read', node };
    case T.MemberExpression:
      return memberUse(file, row, parent, outer, node);
    case T.ConditionalExpression:
    case T.LogicalExpression:
      return isTested(outer) || (parent.type === T.LogicalExpression && parent.left === outer) ? { does: 'read', node } : { does: 'move', node, how: 'used' };
    case T.JSXExpressionContainer:
    case T.TemplateLiteral:
      return { does: 'read', node };
    default:
      return { does: 'read', node };
  }
}

/** `const file = await this.opening; file.close();`: what the promise gives is the handle. */
function useOfAwaited(file: FileFacts, row: Row, awaited: TSESTree.AwaitExpression, node: TSESTree.Node, depth: number): Use {
  const { parent } = wrapped(awaited);
  const variable = depth < 3 ? file.scopes.variableOf(awaited) : undefined;
  if (!variable) return parent?.type === T.MemberExpression || parent?.type === T.CallExpression ? { ...useOf(file, row, awaited, depth + 1), node } : { does: 'read', node };
  const uses = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => useOf(file, row, identifier, depth + 1));
  const found = uses.find(({ does }) => does === 'release') ?? uses.find(({ does }) => does === 'move');
  return found ?? { does: 'read', node };
}

/** `if (timer || observer)`, `!(a && observer)`: whether it is there, and no more. */
function isTested(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === T.LogicalExpression) return isTested(parent);
  if (parent?.type === T.UnaryExpression) return parent.operator === '!';
  return (parent?.type === T.IfStatement || parent?.type === T.ConditionalExpression || parent?.type === T.WhileStatement) && parent.test === node;
}

/** `get view() { return this._view; }`: a look at what the instance keeps. */
const isShownByGetter = (node: TSESTree.Node): boolean => {
  const { parent } = enclosingFunction(node) ?? {};
  return node.type === T.MemberExpression && parent?.type === T.MethodDefinition && parent.kind === 'get';
};

/** `[geometry]` of a hook's dependencies, `args={[near, far, target]}` of an element. */
export function isOnlyShown(file: FileFacts, array: TSESTree.ArrayExpression): boolean {
  const { parent } = array;
  return parent.type === T.JSXExpressionContainer || (parent.type === T.CallExpression && parent.arguments.indexOf(array) > 0 && isReactHook(file, parent, /^use[A-Z]/));
}

/** `handle.add(x)`, `handle.x = …`: reading; `register(handle.dispose)`: the release is handed on. */
function memberUse(file: FileFacts, row: Row, member: TSESTree.MemberExpression, outer: TSESTree.Node, node: TSESTree.Node): Use {
  if (member.object !== outer) return { does: 'move', node, how: 'used as a key' };
  const name = memberName(member);
  if (name !== undefined && row.parts?.includes(name)) return useOfPart(file, row, member, node);
  if (isClosedByStream(row, member, name)) return { does: 'move', node, how: 'given to its stream' };
  if (isKeptByView(file, row, member)) return { does: 'move', node, how: 'used by what it gives' };
  // promised.then((bitmap) => bitmap.close())
  if (name === 'then') return { does: 'move', node, how: 'awaited elsewhere' };
  // handle.forEach((h) => …), handles.map(clear): a collection of handles that is walked
  return name !== undefined && !isOne(row) && /^(?:forEach|map|values|entries|get|pop|shift|splice)$/.test(name) ? { does: 'move', node, how: 'walked' } : { does: 'read', node };
}

/** `cache.get(key)` of an instance and `client.get(key)` walk no collection. */
const isOne = ({ oneForAll, acquire: { kind } }: Row): boolean => oneForAll === true || kind === 'made' || kind === 'given';

/** `channel.port1.close()`, and what becomes of `channel.port1` elsewhere. */
function useOfPart(file: FileFacts, row: Row, part: TSESTree.MemberExpression, node: TSESTree.Node): Use {
  const [release] = row.release;
  const names = release.by === 'method' ? release.names.map((name) => name.split('.').at(-1) as string) : [];
  const use = partUse(file, part, names);
  return use === 'release' ? { does: 'release', node, release } : use === 'move' ? { does: 'move', node, how: 'used apart' } : { does: 'read', node };
}

/** `file.createReadStream()`: the stream closes the file when it ends, unless it is told not to. */
function isClosedByStream({ closedByStreams = [] }: Row, member: TSESTree.MemberExpression, name: string | undefined): boolean {
  const call = wrapped(member).parent;
  if (name === undefined || !closedByStreams.includes(name) || call?.type !== T.CallExpression || unwrap(call.callee) !== member) return false;
  const options = call.arguments[0] && unwrap(call.arguments[0]);
  return !(options?.type === T.ObjectExpression && options.properties.some((property) => property.type === T.Property && keyName(property.key, property.computed) === 'autoClose' && property.value.type === T.Literal && property.value.value === false));
}

/** Whether this use of the handle is one of the row's releases. */
function releasesBy(file: FileFacts, release: Release, outer: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (release.by) {
    case 'call':
      return parent.type === T.CallExpression && parent.arguments[0] === outer && (comesFrom(originOf(file, parent.callee), release.names, release.from) || windowMethod(file, parent.callee, release.names));
    case 'static': {
      if (parent.type !== T.CallExpression || parent.arguments[0] !== outer) return false;
      const callee = unwrap(parent.callee);
      return callee.type === T.MemberExpression && release.names.includes(memberName(callee) ?? '');
    }
    case 'method': {
      if (parent.type === T.VariableDeclarator) {
        const declaration = parent.parent;
        return declaration.type === T.VariableDeclaration && (declaration.kind === 'using' || declaration.kind === 'await using');
      }
      return parent.type === T.MemberExpression && parent.object === outer && release.names.includes(memberName(parent) ?? '') && !namedInVain(file, parent);
    }
    case 'invoke':
      return parent.type === T.CallExpression && parent.callee === outer;
    case 'pair':
    case 'receiver':
      return false;
  }
}

/** `win.clearTimeout(t)`, `this.window.clearInterval(t)`: another window's function. */
function windowMethod(file: FileFacts, callee: TSESTree.Node, names: readonly string[]): boolean {
  const member = unwrap(callee);
  return member.type === T.MemberExpression && names.includes(memberName(member) ?? '');
}

/** A handle that is passed on: to a local helper that releases its parameter, to something that only looks, or out of sight. */
function passedOn(file: FileFacts, row: Row, call: TSESTree.CallExpression | TSESTree.NewExpression, position: number, node: TSESTree.Node, depth: number): Use {
  if ((call.type === T.CallExpression && (isLookingOn(file, call) || bindsInVain(file, call))) || isBorrowed(file, row, call)) return { does: 'read', node };
  const fn = depth < 3 ? file.scopes.functionOf(call.callee) : undefined;
  const parameter = fn?.params[position];
  if (!fn || parameter?.type !== T.Identifier) return { does: 'move', node, how: `passed to \`${file.textOf(call.callee)}\`` };
  const variable = file.scopes.variable(parameter);
  const inner = (variable?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => useOf(file, row, identifier, depth + 1));
  const release = inner.find((use) => use.does === 'release');
  if (release?.does === 'release') return { does: 'release', node, release: release.release };
  return inner.some((use) => use.does === 'move') ? { does: 'move', node, how: `passed to \`${file.textOf(call.callee)}\`` } : { does: 'read', node };
}

/** `console.log(handle)`, `assert(handle)`, `Boolean(handle)`, `onReady(handle)` of a component's property: nothing is taken over. */
function isLookingOn(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === T.Identifier && /^on[A-Z]/.test(callee.name)) {
    const definition = file.scopes.variable(callee)?.defs[0];
    return definition?.type === 'Parameter' && isFunction(definition.node) && callbackRole(file, definition.node)?.kind === 'render';
  }
  const origin = originOf(file, call.callee);
  if (origin.from === 'global') return /^(?:console\.\w+|Boolean|String|Number|isNaN|clearTimeout|clearInterval)$/.test(origin.path);
  return origin.from === 'import' && /^(?:node:)?assert/.test(origin.module);
}
