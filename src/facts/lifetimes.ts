import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { assignedNames } from './assigned-names.ts';
import type { FileFacts } from './file.ts';
import { isLookup, isPageElement } from './found-elements.ts';
import type { InstanceModel } from './instance.ts';
import { wrappedByJQuery } from './jquery.ts';
import { lifeOf, type Life } from './life.ts';
import { originOf, type ValueOrigin } from './origin.ts';
import { instanceOfThis } from './slots.ts';
import { isFunction, keyName, memberName, unwrap, within, type CallNode, type FunctionNode } from './syntax.ts';

/**
 * How long a receiver lives, seen from the life that uses it. process: as long as the program. outer: it was handed
 * in or stands in an outer scope. foreign: it is a part of such a thing, or of a field that this file never fills: somebody
 * else's. own: the life made it. unknown: cannot be told.
 */
export type Lifetime = 'process' | 'outer' | 'foreign' | 'own' | 'unknown';

/** Globals that come and go with what they show, not with the program. */
const passing = /(?:\(\)|createElement|getElementById|querySelector)/;

export function lifetimeOf(file: FileFacts, receiver: TSESTree.Node, life: Life, depth = 0): Lifetime {
  const expression = unwrap(receiver);
  if (depth > 6) return 'unknown';
  switch (expression.type) {
    case T.ThisExpression:
      return 'own';
    case T.Identifier:
      return identifierLifetime(file, expression, life, depth);
    case T.MemberExpression:
      // Every element of the page has the one document, and that the one window.
      if (/^(?:ownerDocument|defaultView)$/.test(memberName(expression) ?? '')) return 'process';
      return memberLifetime(file, expression, life, depth);
    case T.CallExpression:
      return callLifetime(file, expression, life, depth);
    case T.NewExpression:
      return 'own';
    case T.AwaitExpression:
      return lifetimeOf(file, expression.argument, life, depth + 1);
    default:
      return 'unknown';
  }
}

function isConfigured(file: FileFacts, expression: TSESTree.Node): boolean {
  return file.settings.longLived.includes(file.textOf(expression));
}

function identifierLifetime(file: FileFacts, identifier: TSESTree.Identifier, life: Life, depth: number): Lifetime {
  if (isConfigured(file, identifier)) return 'process';
  if (file.scopes.isGlobal(identifier)) return passing.test(identifier.name) ? 'unknown' : 'process';
  const variable = file.scopes.variable(identifier);
  const definition = variable?.defs[0];
  if (!variable || !definition) return 'unknown';
  if (definition.type === 'ImportBinding') return 'process';
  const block = variable.scope.block;
  if (definition.type === 'Parameter') {
    const given = isFunction(definition.node) ? givenTo(file, definition.node, definition.name) : [];
    if (given.length > 0) return shared(given.map((argument) => lifetimeOf(file, argument, life, depth + 2)));
    return isFunction(definition.node) && life.fn && within(definition.node, life.fn) && definition.node !== life.fn ? 'unknown' : life.fn === definition.node && life.kind === 'request' ? 'own' : 'outer';
  }
  const value = file.scopes.constant(identifier);
  // It is given what this life makes, wherever it is declared; the top of a component's script is the component's.
  if (value && (within(value, life.node) || /^(?:vue|svelte)$/.test(life.effect?.framework ?? '')) && unwrap(value).type === T.NewExpression) return 'own';
  if (block.type === T.Program || isModuleScope(variable.scope.type)) return value || originOf(file, identifier).from === 'import' ? 'process' : 'unknown';
  // A variable of an outer function, seen from an effect, a handler, a method.
  if (life.fn ? !within(block, life.fn) : !within(block, life.node)) return life.kind === 'request' ? outerOfHandler(file, block) : 'outer';
  return value ? lifetimeOf(file, value, life, depth + 1) : takenLifetime(file, definition, life, depth);
}

/** `const { signal } = request`: a part of what it is taken from. */
function takenLifetime(file: FileFacts, { node }: { readonly node: TSESTree.Node }, life: Life, depth: number): Lifetime {
  if (node.type !== T.VariableDeclarator || node.id.type !== T.ObjectPattern || !node.init) return 'unknown';
  const holder = lifetimeOf(file, node.init, life, depth + 1);
  return holder === 'outer' || holder === 'foreign' ? 'foreign' : 'unknown';
}

/** What all of them are; unknown when they differ. */
const shared = ([first, ...others]: readonly Lifetime[]): Lifetime => (first !== undefined && others.every((other) => other === first) ? first : 'unknown');

/** What the calls of a function that only this file sees give for a parameter; none when a call may stand elsewhere. */
function givenTo(file: FileFacts, fn: FunctionNode, parameter: TSESTree.Node): readonly TSESTree.Node[] {
  const index = fn.params.findIndex((candidate) => candidate === parameter);
  const calls = index < 0 ? undefined : privateCalls(file, fn);
  const given = calls?.map((call) => call.arguments[index]);
  return given?.every((argument) => argument !== undefined && argument.type !== T.SpreadElement) ? (given) : [];
}

/** The calls of a private method: nobody else can call it. */
function privateCalls(file: FileFacts, fn: FunctionNode): readonly CallNode[] | undefined {
  const { parent } = fn;
  if (parent.type !== T.MethodDefinition || parent.static || (parent.accessibility !== 'private' && parent.key.type !== T.PrivateIdentifier)) return undefined;
  const name = keyName(parent.key, parent.computed);
  const uses = file.index.members.filter((member) => memberName(member) === name && instanceOfThis(file, member.object)?.node === parent.parent.parent);
  const calls = uses.flatMap(({ parent: call }) => (call?.type === T.CallExpression ? [call] : []));
  return calls.length === uses.length && calls.every((call) => uses.some((use) => use === call.callee)) ? calls : undefined;
}

const isModuleScope = (type: string): boolean => type === 'module' || type === 'global';

/** A variable around a request handler: the server's own life. */
const outerOfHandler = (file: FileFacts, block: TSESTree.Node): Lifetime => (lifeOf(file, block).kind === 'request' ? 'outer' : 'process');

function memberLifetime(file: FileFacts, member: TSESTree.MemberExpression, life: Life, depth: number): Lifetime {
  if (isConfigured(file, member)) return 'process';
  const origin = originOf(file, member);
  if (origin.from === 'global') return /^(?:document|window|navigator|screen|process|performance|visualViewport|speechSynthesis|history|location|chrome|browser)\b/.test(origin.path) || isConfigured(file, member) ? 'process' : 'unknown';
  const object = unwrap(member.object);
  const instance = instanceOfThis(file, object);
  if (instance) return isFilledElsewhere(file, origin, instance) ? 'foreign' : fieldLifetime(origin);
  if (origin.from === 'import') return origin.path.includes('.') ? 'unknown' : 'process';
  const holder = lifetimeOf(file, object, life, depth + 1);
  // A part of something: it may come and go while the whole stays.
  return holder === 'own' ? 'own' : holder === 'outer' || holder === 'foreign' ? 'foreign' : 'unknown';
}

/** A field that a base class or the maker fills: nothing in this file does, and no accessor gives it. */
const isFilledElsewhere = (file: FileFacts, origin: ValueOrigin, instance: InstanceModel): boolean =>
  origin.from === 'field' && !assignedNames(file).has(origin.name) && !instance.methods.has(origin.name);

/** What a field holds lives as long as what was put there: own when it was made here, outer when it was handed in. */
function fieldLifetime(origin: ValueOrigin): Lifetime {
  switch (origin.from) {
    case 'global':
      return 'process';
    case 'import':
      return 'process';
    case 'new':
      return 'own';
    case 'call':
      // The document holds a media query list while it has listeners, wherever it is kept.
      return origin.of.from === 'global' ? (origin.of.path === 'matchMedia' ? 'process' : isLookup(origin.of) ? 'unknown' : 'own') : creates(origin.of) ? 'own' : 'unknown';
    case 'parameter':
      return 'outer';
    case 'member':
      // this.room = options.room
      return origin.object.from === 'parameter' ? 'outer' : 'unknown';
    default:
      return 'unknown';
  }
}

/** `createServer()`, `window.createQuickPick()`, `this.createConnection()`: who calls it has the one that is made. */
function creates(callee: ValueOrigin): boolean {
  const name = callee.from === 'import' ? callee.path.split('.').pop() || callee.name : callee.from === 'member' || callee.from === 'field' ? callee.name : '';
  return /^_?create[A-Z]/.test(name);
}

function callLifetime(file: FileFacts, call: TSESTree.CallExpression, life: Life, depth: number): Lifetime {
  const wrapped = wrappedByJQuery(file, call);
  if (wrapped) return lifetimeOf(file, wrapped, life, depth + 1);
  const origin = originOf(file, call.callee);
  // A media query list is held by the document while it has listeners (CSSOM View, "event loop and media queries").
  if (origin.from === 'global') return origin.path === 'matchMedia' || isPageElement(file, call) ? 'process' : /createElement/.test(origin.path) ? 'own' : 'unknown';
  if (creates(origin)) return 'own';
  const callee = unwrap(call.callee);
  if (callee.type !== T.MemberExpression) return 'unknown';
  // emitter.on(…).on(…): the receiver goes through fluent calls.
  return /^(?:on|once|addListener|off|unbind|bind)$/.test(memberName(callee) ?? '') ? lifetimeOf(file, callee.object, life, depth + 1) : 'unknown';
}
