import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { identityOf, same } from '../facts/identity.ts';
import { lifeOf } from '../facts/life.ts';
import { fieldUses, instanceOfThis } from '../facts/slots.ts';
import { enclosingFunction, enclosingStatement, memberName, methodCall, unwrap, within, wrapped } from '../facts/syntax.ts';
import type { Collection } from './collection.ts';
import type { Addition, Uses } from './uses.ts';

/** Where an entry is over while it stays: what is under a key is ended there, or its key is taken out of a sibling. */
export interface EndedEntry {
  readonly statement: TSESTree.Statement;
  /** The key, as it is written there. */
  readonly key: TSESTree.Expression;
  /** That is the key of the sibling, whose value is the key of this one. */
  readonly crossed?: boolean;
  /** The collection, as it is called there. */
  readonly collection: string;
  readonly because: string;
}

/** The places of the file where an entry of a collection, from which nothing is ever taken out, is over. */
export function endedEntries(file: FileFacts, collection: Collection, uses: Uses, additions: readonly Addition[]): readonly EndedEntry[] {
  if (collection.kind === 'array' || uses.shrinks.length > 0) return [];
  const values = endedValues(file, collection, uses, additions);
  return values.length > 0 ? values : siblingRemovals(file, collection, additions);
}

const ending = /^(?:dispose|destroy|close|abort|unsubscribe|cancel|terminate|kill|disconnect)$/;
/** `row.remove()` takes an element out of the document; with an argument it takes something out of the row. */
const isEnding = (name: string, call: TSESTree.CallExpression): boolean => ending.test(name) || (name === 'remove' && call.arguments.length === 0);
const undoing = /^(?:off|remove(?:Event)?Listener|unsubscribe|unobserve|unlisten|unregister|cancel\w*|clear(?:Timeout|Interval))$/;

/** `const undo = this.undos.get(key); source.off('change', undo)`, `this.tasks.get(key)?.abort()`, in a function that puts nothing there. */
function endedValues(file: FileFacts, { name }: Collection, { lookups }: Uses, additions: readonly Addition[]): EndedEntry[] {
  return lookups.flatMap((lookup): EndedEntry[] => {
    const { key, table } = askedIn(lookup) ?? {};
    const fn = enclosingFunction(lookup);
    if (!key || !table || !fn || key.type === T.Literal || additions.some(({ node }) => within(node, fn))) return [];
    const end = [lookup, ...namesOf(file, lookup)].map((value) => endOf(value, undoes.test(name))).find((call) => call !== undefined);
    const statement = end && enclosingStatement(end);
    if (!statement || enclosingFunction(statement) !== fn) return [];
    return [{ statement, key, collection: file.textOf(table), because: `what is under \`${file.textOf(key)}\` is ended in line ${String(statement.loc.start.line)}, and stays` }];
  });
}

/** `map.get(key)`, `table[key]` */
function askedIn(lookup: TSESTree.Node): { key: TSESTree.Expression | undefined; table: TSESTree.Expression } | undefined {
  const method = methodCall(lookup);
  if (method) return method.name === 'get' ? { key: method.call.arguments[0] as TSESTree.Expression | undefined, table: method.receiver } : undefined;
  return lookup.type === T.MemberExpression && lookup.computed ? { key: lookup.property, table: lookup.object } : undefined;
}

/** The uses of the constant that holds what was looked up. */
function namesOf(file: FileFacts, lookup: TSESTree.Node): readonly TSESTree.Node[] {
  const { parent } = wrapped(lookup);
  return parent?.type === T.VariableDeclarator ? (file.scopes.variable(parent.id)?.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier) ?? []) : [];
}

/** What a collection of functions is called that are there to be called once. */
const undoes = /clean|dispos|undo|unsub|unlisten|unregister|teardown|cancel|remover/i;

/** The call that ends a value: by a method of its own, of what it was registered with, or of the value itself. */
function endOf(value: TSESTree.Node, isUndo: boolean): TSESTree.Node | undefined {
  const outer = wrapped(value);
  const { parent } = outer;
  if (parent?.type === T.MemberExpression && parent.object === outer) {
    const { parent: call } = wrapped(parent);
    return call?.type === T.CallExpression && unwrap(call.callee) === parent && isEnding(memberName(parent) ?? '', call) ? call : undefined;
  }
  if (isUndo && parent?.type === T.CallExpression && unwrap(parent.callee) === unwrap(value)) return parent;
  return parent?.type === T.CallExpression && parent.arguments.includes(outer as TSESTree.Expression) && undoing.test(methodCall(parent)?.name ?? (parent.callee.type === T.Identifier ? parent.callee.name : '')) ? parent : undefined;
}

/** `this.byId.delete(key)`, where what adds to it adds to this one too, under the same key or the other way round. */
function siblingRemovals(file: FileFacts, { name, holder }: Collection, additions: readonly Addition[]): EndedEntry[] {
  if (holder !== 'instance' && holder !== 'singleton') return [];
  return additions.flatMap(({ node, key, value }) => {
    const { instance } = lifeOf(file, node);
    const fn = enclosingFunction(node);
    if (!key || !fn || !instance) return [];
    const siblings = callsNamed(file, putting).flatMap((call) => {
      const [first, second] = call.arguments;
      const crossed = value !== undefined && isKey(file, first, value) && isKey(file, second, key);
      const field = within(call, fn) && (crossed || isKey(file, first, key)) ? fieldOf(file, methodCall(call)?.receiver, name) : undefined;
      return field === undefined ? [] : [{ field, crossed }];
    });
    return siblings.flatMap(({ field, crossed }) => fieldUses(file, instance, field).flatMap((use) => (enclosingFunction(use) === fn ? [] : (removalFrom(file, use, name, crossed) ?? []))));
  });
}

const putting = /^(?:set|add)$/;

/** `this.byId.delete(key);` as a statement of its own. */
function removalFrom(file: FileFacts, use: TSESTree.Node, name: string, crossed: boolean): EndedEntry | undefined {
  const call = wrapped(use).parent?.parent;
  const method = call && methodCall(call);
  const [key] = method?.name === 'delete' ? method.call.arguments : [];
  const statement = enclosingStatement(use);
  if (!key || key.type === T.SpreadElement || use.type !== T.MemberExpression || statement?.type !== T.ExpressionStatement || unwrap(statement.expression) !== method?.call) return undefined;
  return { statement, key, crossed, collection: `${file.textOf(use.object)}.${name}`, because: `\`${file.textOf(key)}\` is taken out of \`${file.textOf(use)}\` in line ${String(statement.loc.start.line)}, and stays here` };
}

const isKey = (file: FileFacts, node: TSESTree.Node | undefined, key: TSESTree.Expression): boolean => node !== undefined && (file.textOf(node) === file.textOf(key) || same(identityOf(file, node), identityOf(file, key)) === 'yes');

/** `other` of `this.other`. */
function fieldOf(file: FileFacts, receiver: TSESTree.Node | undefined, name: string): string | undefined {
  const field = receiver && unwrap(receiver);
  const other = field?.type === T.MemberExpression && instanceOfThis(file, field.object) ? memberName(field) : undefined;
  return other === name ? undefined : other;
}
