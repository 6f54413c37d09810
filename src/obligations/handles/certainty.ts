import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { hasStrongTeardown, mayBeRoot, type Life } from '../../facts/life.ts';
import { isExecutor } from '../../facts/promises.ts';
import { enclosingFunction } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import type { Breach } from '../leak.ts';
import { runsAtEachRender } from './paths.ts';
import { endsByItself } from './counted-turns.ts';
import { isCounted, renewal } from './renewals.ts';
import { revives } from './revivals.ts';
import { acts, captures, delayOf, isGuarded, waitsLong } from './timer-facts.ts';

/** How sure a broken obligation is; undefined when it is none. */
export function certaintyOf(file: FileFacts, { row, node }: Acquisition, life: Life, breach: Breach): Certainty | undefined {
  if (row.finite?.includes('one-shot')) return oneShotCertainty(file, { row, node }, life, breach);
  if (row.heldBy === 'global' && settles(file, node) && (breach === 'dropped' || (breach === 'neverReleased' && row.rule === 'no-leaked-timer'))) return 'certain';
  // A guard spares the work of a timer; a source goes on holding its subscriber.
  if (breach === 'notAtEnd' && row.rule === 'no-leaked-timer' && isGuarded(file, node, life)) return undefined;
  // What the author releases elsewhere, something else may end in time.
  if (breach === 'unreached') return life.end === 'open' ? undefined : row.rule === 'no-unreleased-resource' && isCalledByFramework(life) ? 'certain' : 'likely';
  if (breach === 'notAtEnd' && life.end === 'open') return undefined;
  if (breach === 'notAtEnd' && !(row.rule === 'no-leaked-subscription' && life.instance?.framework) && mayOnlyClear(node)) return 'likely';
  if (life.kind === 'function') return row.scoped || (breach === 'dropped' && row.heldBy === 'target' && runsAtEachRender(file, node)) ? 'certain' : 'likely';
  return (life.end === 'open' && life.kind !== 'request') || (row.heldBy === 'global' && mayBeRoot(life, node)) ? 'likely' : 'certain';
}

const isCalledByFramework = (life: Life): boolean => life.end === 'called' && (life.kind !== 'instance' || life.instance?.framework !== undefined);

/** Whether a call of the promise's executor acquires: the promise settles, what repeats goes on. */
const settles = (file: FileFacts, node: TSESTree.Node): boolean => isExecutor(file, enclosingFunction(node));

/** Whether a branch may leave it unset: the function that clears first and then sets under a condition is also the one that stops. */
function mayOnlyClear(node: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  for (let current: TSESTree.Node | undefined = node; current && current !== home; current = current.parent) if (current.type === T.IfStatement || current.type === T.ConditionalExpression) return true;
  return false;
}

/** Timers that fire once: what they keep, they keep until then, unless they renew themselves. */
function oneShotCertainty(file: FileFacts, { row, node }: Acquisition, life: Life, breach: Breach): Certainty | undefined {
  // Counted turns are as many timeouts that fire once.
  const renewed = endsByItself(file, node) ? 'never' : renewal(file, node);
  // socket.on('close', () => clearTimeout(timer)): what a handler clears later, something else ends.
  if (life.kind === 'request' && breach === 'unreached') return undefined;
  if (life.end === 'open' && life.kind !== 'request') return renewed === 'always' && life.kind === 'instance' ? 'likely' : undefined;
  // A test beside what sets it again spares some work; it goes on.
  if (isGuarded(file, node, life)) return renewed === 'always' ? 'likely' : undefined;
  if (renewed === 'always') return isCounted(file, node) || mayBeRoot(life, node) ? 'likely' : 'certain';
  if ((delayOf(file, node) ?? Infinity) >= 50 && revives(file, node, life)) return 'likely';
  if (row.what !== 'timeout') return renewed === 'never' ? undefined : 'likely';
  const delay = delayOf(file, node);
  if (!captures(file, node, life)) return undefined;
  // What fires at once is over before anybody sees it, unless it comes back.
  if (delay !== undefined && delay < 50) return renewed !== 'never' && breach !== 'dropped' ? 'likely' : undefined;
  const long = waitsLong(file, node);
  const isLong = long === 'yes';
  // A delay that the component is given mostly is that of its animation, its carousel: nobody gives 0.
  const mayBeLong = isLong || (long === 'unknown' && life.instance?.framework !== undefined && life.teardowns.length > 0);
  if (breach === 'dropped') return !mayBeLong || !acts(file, node) ? undefined : !isLong ? 'likely' : renewed === 'sometimes' && !isCounted(file, node) && !mayBeRoot(life, node) ? 'certain' : 'likely';
  // It fires once: only what sets itself again goes on for good.
  return renewed === 'sometimes' && breach !== 'neverReleased' && !isCounted(file, node) && acts(file, node) && life.kind !== 'effect' && life.kind !== 'request' && hasStrongTeardown(file, life) ? 'certain' : 'likely';
}
