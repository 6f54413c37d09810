import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { inLoop, isClass, isFunction, unwrap, wrapped } from '../../facts/syntax.ts';
import { renewal } from '../../obligations/handles/renewals.ts';
import type { Leak } from '../../obligations/leak.ts';
import { freeField, freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { fieldNames, typeOf } from './declarations.ts';
import { statementIn } from './ends/effect.ts';
import type { Ending } from './ends/index.ts';
import { handleNames } from './handle-names.ts';
import type { NamedHandle } from './handle.ts';
import { initialField } from './initial-field.ts';
import { readsLocals, runsOnce } from './often.ts';
import type { Declaration } from './plan.ts';
import { isThisOf } from './reachable.ts';
import { refOf } from './ref.ts';

/** Whether several timers of one call may be pending at once, so that one name would lose all but the last. */
export function mayBeSeveral(file: FileFacts, { acquisition: { row, node }, life }: Leak): boolean {
  if (row.rule !== 'no-leaked-timer' || renewal(file, node) !== 'never' || runsOnce(file, node, life)) return false;
  const [callback] = node.arguments;
  return inLoop(node) || (row.finite?.includes('one-shot') === true && callback !== undefined && readsLocals(file, callback, life));
}

/** A set of the timers that are pending: each puts itself in, and takes itself out when it fires. */
export function pendingHandle(file: FileFacts, leak: Leak, ending: Ending): NamedHandle {
  const { row, node } = leak.acquisition;
  const statement = wrapped(node).parent;
  if (statement?.type !== T.ExpressionStatement || statement.parent.type !== T.BlockStatement) return refuse('several of them may be pending at once, and it is set amid an expression', node);
  const callback = node.arguments[0] && unwrap(node.arguments[0]);
  const fires = row.finite?.includes('one-shot') === true;
  if (fires && !isFunction(callback)) return refuse('several of them may be pending at once, and its callback is written elsewhere', node);
  const names = handleNames(file, leak.acquisition);
  const { set, declare } = setOf(file, leak, ending, names.map((name) => `${name}s`));
  if (fires && set.startsWith('this.') && callback?.type !== T.ArrowFunctionExpression) refuse('its callback has a `this` of its own', callback);
  const name = freeVariable(file, names);
  return { handle: { form: 'pending', name, set, statement: statement.range, declare, ...(fires && callback ? { callback: callback.range } : {}) }, name: set, isSure: true, each: name };
}

function setOf(file: FileFacts, leak: Leak, ending: Ending, names: readonly string[]): { set: string; declare: Declaration } {
  const { acquisition, life } = leak;
  const value = isTypeScript(file) ? `new Set<${typeOf(file, acquisition)}>()` : 'new Set()';
  if (life.kind === 'render') {
    const { name, declare } = refOf(file, leak, [acquisition.node], names, `(${value})`);
    return { set: name, declare };
  }
  if (life.kind === 'instance') return fieldSet(file, leak, names, value);
  const statement = ending.scope && statementIn(ending.scope, acquisition.node);
  if (!statement) return refuse('no scope lives as long', life.node);
  const set = freeVariable(file, names);
  return { set, declare: { of: 'variable', text: `const ${set} = ${value};`, before: statement.range } };
}

function fieldSet(file: FileFacts, { acquisition: { node }, life }: Leak, names: readonly string[], value: string): { set: string; declare: Declaration } {
  const owner: TSESTree.Node | undefined = life.instance?.node;
  if (!life.instance || !isClass(owner)) return refuse('several of them may be pending at once, and no class declares a field for them', node);
  if (!isThisOf(node, life.instance)) refuse('`this` is not the instance here', node);
  const name = freeField(file, owner, fieldNames(owner, names));
  const declare = initialField(file, owner, name, value, true) ?? refuse('several of them may be pending at once, and the class has no constructor that could set a field', node);
  return { set: `this.${name}`, declare };
}
