import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import { collectionOf, elementPartOf, joined, type ElementPart } from '../../facts/elements.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { lifeOf } from '../../facts/life.ts';
import { enclosingFunction, keyName, memberName, methodCall, unwrap } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { compare, removalsOf, type PairCall, type Removal } from './pairs.ts';

/** A removal whose handler comes out of a collection. */
interface Taken {
  readonly removal: Removal;
  readonly handler: ElementPart;
}

/** What a call has put in a collection: its parts by the keys that lead to them. */
interface Entry {
  readonly call: TSESTree.Node;
  readonly collection: TSESTree.Node;
  readonly parts: ReadonlyMap<string, TSESTree.Node>;
}

/** The removals that take a listener from a collection: `for (const [target, event, handler] of all) target.removeEventListener(event, handler)`. */
const takenRemovals = (file: FileFacts, row: Row): readonly Taken[] => file.per(row, findTaken);

const findTaken = (file: FileFacts, row: Row): readonly Taken[] =>
  removalsOf(file, row).flatMap((removal) => {
    const handler = removal.handlerNode && elementPartOf(file, removal.handlerNode);
    return handler ? [{ removal, handler }] : [];
  });

/** The removals that take an addition out of what the same function has put beside it in a collection: `all.push([target, event, handler])`. */
export function recordedRemovals(file: FileFacts, row: Row, addition: PairCall): readonly Removal[] {
  const taken = takenRemovals(file, row);
  if (taken.length === 0 || !addition.handlerNode) return [];
  const home = enclosingFunction(addition.node);
  const entries = file.once(findEntries).filter(({ call }) => enclosingFunction(call) === home);
  return taken.flatMap(({ removal, handler }) => (entries.some((entry) => isSame(file, entry.collection, handler.collection) && isSame(file, entry.parts.get(handler.path), addition.handlerNode) && isOfEntry(file, entry, addition, removal)) ? [removal] : []));
}

/** Whether what a collection of another class holds is removed: none of what this one adds. */
export function isOfOthersCollection(file: FileFacts, row: Row, addition: PairCall, removal: Removal): boolean {
  const taken = takenRemovals(file, row).find((other) => other.removal.node === removal.node);
  const place = taken && unwrap(taken.handler.collection);
  if (place?.type !== T.MemberExpression || unwrap(place.object).type !== T.ThisExpression) return false;
  const [theirs, ours] = [lifeOf(file, place).instance, lifeOf(file, addition.node).instance];
  return theirs !== undefined && !ours?.bodies.some((body) => theirs.bodies.includes(body));
}

/** Whether target and event are those of the entry, or are named as they were for the addition. */
function isOfEntry(file: FileFacts, { parts }: Entry, addition: PairCall, removal: Removal): boolean {
  const { target, event } = compare(addition, removal);
  const recorded = (node: TSESTree.Node | undefined): TSESTree.Node | undefined => parts.get((node && elementPartOf(file, node)?.path) ?? 'none');
  const ofTarget = recorded(removal.receiver);
  const ofEvent = recorded(removal.eventNode);
  return (ofTarget ? isSame(file, ofTarget, addition.receiver) : target !== 'no') && (ofEvent ? isSame(file, ofEvent, addition.eventNode) : event !== 'no');
}

const isSame = (file: FileFacts, a: TSESTree.Node | undefined, b: TSESTree.Node | undefined): boolean => a !== undefined && b !== undefined && same(identityOf(file, a), identityOf(file, b)) === 'yes';

/** `all.push({ target, event, handler })`, `all.set(event, handler)`, `all[event] = handler` */
function findEntries(file: FileFacts): readonly Entry[] {
  const pushed = callsNamed(file, collecting).flatMap((call): Entry[] => {
    const method = methodCall(call);
    const [first, second] = call.arguments;
    if (!method || !first) return [];
    const collection = collectionOf(file, method.receiver);
    return method.name === 'set' ? (second ? [{ call, collection, parts: keyed(file, first, second) }] : []) : call.arguments.map((argument) => ({ call, collection, parts: partsOf(file, argument) }));
  });
  const assigned = file.index.assignments.flatMap(({ left, right }): Entry[] => {
    const place = unwrap(left);
    return place.type === T.MemberExpression && place.computed && memberName(place) === undefined ? [{ call: place, collection: place.object, parts: keyed(file, place.property, right) }] : [];
  });
  return [...pushed, ...assigned];
}

const collecting = /^(?:push|unshift|add|set)$/;

/** A value under a key: walked as a value, and as an entry. */
const keyed = (file: FileFacts, key: TSESTree.Node, value: TSESTree.Node): ReadonlyMap<string, TSESTree.Node> =>
  new Map([...partsOf(file, value), ['0', key], ...[...partsOf(file, value)].map(([path, part]): [string, TSESTree.Node] => [joined('1', path), part])]);

/** A value itself, and what it holds by its keys or places. */
function partsOf(file: FileFacts, value: TSESTree.Node): ReadonlyMap<string, TSESTree.Node> {
  const written = unwrap(value);
  const made = written.type === T.Identifier ? unwrap(file.scopes.constant(written) ?? written) : written;
  const parts = new Map<string, TSESTree.Node>([['', value]]);
  if (made.type === T.ArrayExpression) for (const [index, element] of made.elements.entries()) if (element) parts.set(String(index), element);
  if (made.type !== T.ObjectExpression) return parts;
  for (const property of made.properties) {
    const name = property.type === T.Property ? keyName(property.key, property.computed) : undefined;
    if (property.type === T.Property && name !== undefined) parts.set(name, property.value);
  }
  return parts;
}
