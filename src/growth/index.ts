import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { isOneShot } from '../facts/processes.ts';
import { enclosingFunction, isFunction, unwrap, within } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import { isWeakRef } from '../facts/weak-refs.ts';
import { acquisitionsOf } from '../obligations/acquired/acquisitions.ts';
import { removedElements } from '../retention/removed-elements.ts';
import { boundsItself } from './bounds.ts';
import type { Collection } from './collection.ts';
import { isCollector } from './collectors.ts';
import { onlyAtConstruction } from './construction.ts';
import { doubtsOf, isPartOfProgram, isSlight } from './doubts.ts';
import { isEachTime } from './each-time.ts';
import { endedEntries } from './ended-entries.ts';
import { exportedCollections } from './exported.ts';
import { isListening } from './fields.ts';
import { isFilledOnce } from './filled-once.ts';
import { hasFiniteKeys } from './finite-types.ts';
import type { Growth } from './growth.ts';
import { collectionsOf } from './holders.ts';
import { leavesHollow } from './hollow.ts';
import { innerCollection } from './inner.ts';
import { isKeyedByPage } from './page-keys.ts';
import { domainOf, type Domain } from './keys.ts';
import { isOfList } from './listed-keys.ts';
import { onlyAtLoad } from './load.ts';
import { isToggle } from './toggles.ts';
import { usesOf, type Addition, type Uses } from './uses.ts';
import { mayFail, unsettledAddition } from './unsettled.ts';
import { isOnlyLookedUp } from './weak.ts';
import { isHeavy } from './weight.ts';

/**
 * The collections of this file that only grow. The one analysis behind the family's rules: find who outlives whom ->
 * follow every use -> is anything taken out or counted -> are there ever new keys.
 */
export function growthsOf(file: FileFacts): readonly Growth[] {
  return file.once(judgeAll);
}

/** Exported collections that only grow as far as this file goes: what others do with them decides. */
export function growthsElsewhere(file: FileFacts): readonly Growth[] {
  return file.once(judgeExported);
}

const judgeExported = (file: FileFacts): Growth[] =>
  exportedCollections(file).flatMap((collection) => (growthsOf(file).some((growth) => growth.collection.made === collection.made) ? [] : (judge(file, collection) ?? [])));

/** Exported collections that nothing in this file writes to or makes smaller. */
export const filledElsewhere = (file: FileFacts): readonly Collection[] =>
  exportedCollections(file).filter((collection) => {
    const uses = usesOf(file, collection);
    return [uses.additions, uses.shrinks, uses.escapes].every((list: readonly unknown[]) => list.length === 0) && !boundsItself(file, uses);
  });

const judgeAll = (file: FileFacts): Growth[] => collectionsOf(file).flatMap((collection) => judge(file, collection) ?? judgeInner(file, collection) ?? []);

/** Of a collection that stays small itself, what grows under its keys. */
function judgeInner(file: FileFacts, collection: Collection): Growth | undefined {
  const inner = innerCollection(file, collection, usesOf(file, collection));
  return inner && judge(file, inner);
}

function judge(file: FileFacts, collection: Collection): Growth | undefined {
  // What one task collects ends with it, and may be needed until then.
  if (isOneShot(file)) return undefined;
  const uses = usesOf(file, collection);
  if (uses.additions.length === 0 || uses.escapes.length > 0 || boundsItself(file, uses)) return undefined;
  // Dead entries are what no-weakref-misuse speaks of.
  if (uses.additions.every(({ by, key, value = by === 'add' ? key : undefined }) => value && isWeakRef(file, value))) return undefined;
  // Elements that are taken out of the document, and not out of here, are what no-retained-scope speaks of.
  if (file.once(removedElements).some(({ added, certainty }) => certainty === 'certain' && uses.additions.some(({ node }) => within(added.node, node)))) return undefined;
  const removals = uses.shrinks.filter((shrink) => !uses.additions.every(({ node }) => isToggle(node, shrink)) && !isAtEnd(file, collection, shrink));
  const stuck = unsettledAddition(file, collection, uses, removals);
  if (stuck && collection.reach !== 'others' && isLasting(collection)) return unsettled(file, collection, uses, stuck, removals);
  const repeated = uses.additions.filter(({ node }) => !onlyAtLoad(file, node) && !(isOfInstance(collection) && onlyAtConstruction(file, node)) && !isFilledOnce(file, collection, node));
  const [first] = repeated;
  if (!first) return undefined;
  if (removals.length > 0) return leftToCallers(file, collection, uses, first);
  return collection.kind === 'array' ? piled(file, collection, uses, repeated) : keyed(file, collection, uses, repeated);
}

const isOfInstance = ({ holder }: Collection): boolean => holder === 'instance' || holder === 'singleton';

/** What its owner's teardown takes out is no bound while the owner lives. */
function isAtEnd(file: FileFacts, collection: Collection, shrink: TSESTree.Node): boolean {
  if (!isOfInstance(collection)) return false;
  const life = lifeOf(file, shrink);
  return life.kind === 'instance' && !(shrink.type === T.CallExpression && shrink.arguments.length > 0) && (life.instance === lifeOf(file, collection.made).instance) && life.teardowns.some(({ name, fn }) => within(shrink, fn) && teardownStrength(name, file.settings.teardown) === 'strong');
}

/** Sources of events as keys, which go only when somebody says so: who forgets it keeps them, and a WeakMap would not. */
function leftToCallers(file: FileFacts, collection: Collection, uses: Uses, addition: Addition): Growth | undefined {
  if (collection.holder !== 'instance' || !isOnlyLookedUp(file, collection, uses) || !listensTo(file, addition)) return undefined;
  return { collection, uses, breach: 'weak', additions: [addition], domain: unknownKey, certainty: 'likely', because: ['its entries go only when a caller takes them out'] };
}

function unsettled(file: FileFacts, collection: Collection, uses: Uses, addition: Addition, removals: readonly TSESTree.Node[]): Growth | undefined {
  const domain = addition.key ? domainOf(file, addition.key) : unknownKey;
  if (domain.keys === 'few' || onlyAtLoad(file, addition.node)) return undefined;
  const doubts = [...(collection.reach === 'convention' ? ['others may reach it, against the convention of its name'] : []), ...(mayFail(file, collection, addition, removals) ? [] : ['that what is waited for may fail is not seen'])];
  return { collection, uses, breach: 'unsettled', additions: [addition], domain, certainty: doubts.length > 0 ? 'likely' : 'certain', because: ['every removal is passed over when what is waited for fails', ...doubts] };
}

function keyed(file: FileFacts, collection: Collection, uses: Uses, additions: readonly Addition[]): Growth | undefined {
  const judged = hasFiniteKeys(file, collection) ? [] : additions.filter((addition) => !isOfList(file, addition)).map((addition) => ({ addition, domain: addition.key ? domainOf(file, addition.key) : unknownKey })).filter(({ domain }) => domain.keys !== 'few');
  const [found] = [...judged.filter(({ domain }) => domain.keys === 'open'), ...judged];
  if (!found || (collection.holder === 'closure' && uses.lookups.length === 0 && !asksItself(found.addition))) return undefined;
  if (isForTeardown(file, collection, uses, found.addition)) return undefined;
  const isHollow = leavesHollow(file, uses, found.addition);
  if (collection.reach === 'others' && !isHollow) return undefined;
  const over = endedEntries(file, collection, uses, additions);
  const [ended] = over;
  const chosen = [found.addition, ...judged.map(({ addition }) => addition).filter((addition) => addition !== found.addition)] as const;
  const isWeak = isOnlyLookedUp(file, collection, uses);
  // Of an owner whose life is not known: what comes and goes is more than it needs, however long it lives.
  if (collection.holder === 'instance' && collection.livesOn === 'unknown' && !found.domain.passes && !ended && !(isWeak && (listensTo(file, found.addition) || isKeyedByPage(file, collection)))) return undefined;
  // A switch that is set and unset for the same key is no end of the key.
  if (uses.shrinks.some((shrink) => !isAtEnd(file, collection, shrink)) && !isWeak) return undefined;
  if (found.domain.keys === 'unknown' && !isWeak && !isHollow && !ended && !(found.domain.combines && found.addition.by !== 'add') && isSlight(file, collection, found.addition)) return undefined;
  // Objects that nothing asks for again are of no use, however many.
  const isUnread = isDead(uses) && isHeavy(file, collection, found.addition);
  const doubts = [...(found.domain.keys === 'open' || isWeak || isUnread ? [] : [ended?.because ?? found.domain.because]), ...doubtsOf(file, collection, uses, found.addition, found.domain, { isWeak, isHollow, isUnread })];
  return { collection, uses, breach: isWeak ? 'weak' : 'keyed', additions: chosen, domain: found.domain, over, certainty: doubts.length > 0 ? 'likely' : 'certain', because: doubts.length > 0 ? doubts : [isHollow ? 'what is within is taken out, and its place stays' : isUnread ? 'nothing reads it' : found.domain.because] };
}

/** A set of what its owner's end releases one by one: what is in it goes on until then, unless it ends by itself. */
const isForTeardown = (file: FileFacts, { holder, kind }: Collection, uses: Uses, { key }: Addition): boolean =>
  holder === 'instance' && kind === 'set' && isCollector(file, uses) && !(key && endsByItself(file, key));

/** What `setTimeout` and the like give: fired, it is of no use any more. */
function endsByItself(file: FileFacts, element: TSESTree.Node): boolean {
  const value = unwrap(file.scopes.constant(unwrap(element)) ?? element);
  return acquisitionsOf(file).some(({ row, node }) => node === value && row.finite?.includes('one-shot') === true);
}

/** `done[key] ??= make(key)` */
const asksItself = ({ node }: Addition): boolean => node.type === T.AssignmentExpression && /^(?:\?\?|\|\|)=$/.test(node.operator);

/** Of an instance that nobody ends, only its own listeners tell that it lives on. */
const isLasting = ({ holder, livesOn }: Collection): boolean => holder !== 'instance' || livesOn === 'yes';

/** The key is a source of events that the same function listens to: it lives elsewhere, and holds the instance. */
function listensTo(file: FileFacts, { node, key }: Addition): boolean {
  const source = key && file.scopes.variable(unwrap(key));
  const fn = enclosingFunction(node);
  return source !== undefined && fn !== undefined && file.index.calls.some((call) => within(call, fn) && isListening(file, call, source));
}

const unknownKey: Domain = { keys: 'unknown', are: 'unknown', because: 'its keys are not known' };

function piled(file: FileFacts, collection: Collection, uses: Uses, additions: readonly Addition[]): Growth | undefined {
  const [first, ...others] = additions;
  // What is collected for the teardown grows with its owner.
  if (!first || collection.holder === 'closure' || collection.reach === 'others' || (collection.holder === 'instance' && !isDead(uses)) || !isLasting(collection)) return undefined;
  const repeats = isEachTime(file, first.node);
  if (!repeats && (isCollector(file, uses) || isPartOfProgram(file, first))) return undefined;
  const doubts = [...(repeats ? [] : ['how often it is added to is not known']), ...(additions.every(({ node }) => waitsForReady(uses, node)) ? ['what comes later goes another way'] : []), ...doubtsOf(file, collection, uses, first, unknownKey)];
  return { collection, uses, breach: 'piled', additions: [first, ...others], domain: unknownKey, certainty: doubts.length > 0 ? 'likely' : 'certain', because: repeats && doubts.length === 0 ? [repeats] : doubts };
}

/** `if (isReady()) handle(x); else queue.push(x);`: what is put aside until something is there, which the collection has no say in. */
function waitsForReady({ lookups, walks, counts }: Uses, node: TSESTree.Node): boolean {
  for (let current = node; current.parent && !isFunction(current.parent); current = current.parent) {
    const { parent } = current;
    if (parent.type === T.IfStatement && parent.alternate && parent.test !== current) return ![...lookups, ...walks, ...counts].some((use) => within(use, parent));
  }
  return false;
}

/** Nothing ever reads it. */
const isDead = ({ lookups, walks, counts }: Uses): boolean => [lookups, walks, counts].every((list: readonly TSESTree.Node[]) => list.length === 0);
