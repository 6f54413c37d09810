import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isFunction, memberName, methodCall, unwrap, within } from '../facts/syntax.ts';
import { madeKind, type Collection, type CollectionKind } from './collection.ts';
import { onlyAtLoad } from './load.ts';
import type { Addition, Uses } from './uses.ts';

/**
 * What stands under the keys of a collection, where each of its entries is one of a kind: `(log[level] ??= []).push(entry)`.
 * Its keys may be few, and what is under them grow all the same.
 */
export function innerCollection(file: FileFacts, outer: Collection, uses: Uses): Collection | undefined {
  const { kind, holder, reach, livesOn, name } = outer;
  if ((kind !== 'map' && kind !== 'dictionary') || holder === 'closure' || reach === 'project' || reach === 'others') return undefined;
  if ([uses.walks, uses.shrinks, uses.escapes].some((list) => list.length > 0)) return undefined;
  const made = madeWithin(file, outer, uses);
  if (!made) return undefined;
  const isTable = initialValues(outer).length > 0;
  const places = uses.lookups.flatMap((lookup) => entryAt(lookup, isTable));
  if (places.some((place) => place === undefined)) return undefined;
  const given = made.values.flatMap((value) => namesOf(file, value));
  const assigned = uses.additions.flatMap(({ node, by }) => (by === 'index' ? [node] : []));
  return { kind: made.kind, holder, reach, livesOn, name: `${name}[…]`, made: made.first, declaration: undefined, places: [...(places as TSESTree.Node[]), ...given, ...assigned], within: outer, keptBy: uses.additions.map(({ node }) => node) };
}

/** The kind of collection that stands under each key, with what makes the first one and what is put there. */
export function madeWithin(file: FileFacts, outer: Collection, uses: Uses): { readonly kind: CollectionKind; readonly first: TSESTree.Expression; readonly values: readonly TSESTree.Node[] } | undefined {
  const values = [...initialValues(outer), ...uses.additions.map((addition) => createdBy(file, addition, uses))];
  const makers = values.map((value) => value && makerOf(file, value, uses));
  const [first] = makers;
  const kind = first && madeKind(file, first);
  return kind && makers.every((maker) => maker && madeKind(file, maker) === kind) ? { kind, first, values: values as TSESTree.Node[] } : undefined;
}

/** What the collection is made with: `{ info: [], error: [] }`, `new Map([['GET', []]])`. */
function initialValues({ made }: Collection): readonly (TSESTree.Node | undefined)[] {
  const value = unwrap(made);
  if (value.type === T.ObjectExpression) return value.properties.map((part) => (part.type === T.Property ? part.value : undefined));
  const [entries] = value.type === T.NewExpression ? value.arguments : [];
  if (!entries) return [];
  return entries.type === T.ArrayExpression ? entries.elements.map((entry) => (entry?.type === T.ArrayExpression ? (entry.elements[1] ?? undefined) : undefined)) : [undefined];
}

/** What an addition puts under a key that has nothing yet; undefined where it takes the place of what is there. */
function createdBy(file: FileFacts, { node, value }: Addition, uses: Uses): TSESTree.Expression | undefined {
  if (!value || (node.type === T.AssignmentExpression && /^(?:\?\?|\|\|)=$/.test(node.operator)) || onlyAtLoad(file, node)) return value;
  const kept = unwrap(value);
  if (kept.type === T.LogicalExpression || (kept.type === T.Identifier && file.scopes.constant(kept) && unwrap(file.scopes.constant(kept) as TSESTree.Node).type === T.LogicalExpression)) return value;
  for (let current = node; current.parent && !isFunction(current); current = current.parent) {
    const { parent } = current;
    const test = parent.type === T.IfStatement && parent.consequent === current ? parent.test : parent.type === T.LogicalExpression && parent.right === current ? parent.left : undefined;
    if (test && asksFor(file, test, uses)) return value;
  }
  return undefined;
}

/** `!all.has(key)`, `!all[key]`, and `!list` of `let list = all.get(key)`. */
const asksFor = (file: FileFacts, test: TSESTree.Node, { lookups }: Uses): boolean =>
  lookups.some((lookup) => {
    const holder = file.scopes.variableOf(lookup);
    return within(lookup, test) || holder?.references.some(({ identifier }) => within(identifier, test)) === true;
  });

/** What makes a value: through its name, and past what is there already (`all.get(key) ?? []`). */
function makerOf(file: FileFacts, node: TSESTree.Node, uses: Uses, depth = 0): TSESTree.Expression | undefined {
  const value = unwrap(node);
  if (depth > 3) return undefined;
  if (value.type === T.Identifier) {
    const writes = (file.scopes.variable(value)?.references ?? []).flatMap(({ writeExpr }) => (writeExpr && !uses.lookups.includes(unwrap(writeExpr)) ? [writeExpr] : []));
    return writes.length === 1 && writes[0] ? makerOf(file, writes[0], uses, depth + 1) : undefined;
  }
  if (value.type === T.AssignmentExpression) return makerOf(file, value.right, uses, depth + 1);
  if (value.type === T.LogicalExpression && value.operator !== '&&' && uses.lookups.includes(unwrap(value.left))) return makerOf(file, value.right, uses, depth + 1);
  return value as TSESTree.Expression;
}

/** The expression of a look-up that stands for the entry: `all.get(key)`, `all[key]`; undefined for a table's entry that is known by its name, and for what is taken apart. */
function entryAt(lookup: TSESTree.Node, isTable: boolean): readonly (TSESTree.Node | undefined)[] {
  if (lookup.type === T.MemberExpression) return [isTable && memberName(lookup) !== undefined ? undefined : lookup];
  if (lookup.type === T.CallExpression) return methodCall(lookup)?.name === 'get' ? [lookup] : [];
  return lookup.type === T.BinaryExpression ? [] : [undefined];
}

/** Where a value has a name of its own: `const list = []; all[key] = list; list.push(first)`. */
function namesOf(file: FileFacts, node: TSESTree.Node): readonly TSESTree.Node[] {
  const value = unwrap(node);
  const name = value.type === T.AssignmentExpression ? unwrap(value.left) : value;
  return name.type === T.Identifier ? (file.scopes.variable(name)?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier) : [];
}
