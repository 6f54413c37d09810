import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaresField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import type { Life } from '../../facts/life.ts';
import { callsUnseenMethod, closureOf, isReached } from '../../facts/reach.ts';
import type { Slot } from '../../facts/slots.ts';
import { isClass, within } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';
import type { Certainty } from '../../finding.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { isSpent } from '../acquired/holding.ts';
import { lesser } from '../kept/holders.ts';
import type { Breach, Judgement, Leak } from '../leak.ts';
import { certaintyOf } from './certainty.ts';
import { isDetachedByView } from './overlays.ts';
import { outlastsPhases } from './phases.ts';

/** A breach with what is known of its life and slots: undefined where somebody else owes the release. */
export function breach(file: FileFacts, acquisition: Acquisition, life: Life, kind: Breach, slots: readonly Slot[], because: readonly string[], release?: TSESTree.Node, most: Certainty = 'certain'): Judgement {
  const certain = certaintyOf(file, acquisition, life, kind);
  if (!certain) return undefined;
  // Who is given the undo owes the release.
  if (kind === 'unreached' && release !== undefined && isHandedOut(file, life, release)) return undefined;
  const { acquire } = acquisition.row;
  const spent = acquire.kind === 'made' && acquire.holding === true && kind === 'neverReleased' && isSpent(file, slots);
  const certainty = life.instance?.shared || outlastsPhases(life, acquisition.node) || slots.some((slot) => mayBeReleasedBelow(file, life, slot)) || isDetachedByView(file, acquisition, slots) ? 'likely' : lesser(spent ? 'certain' : certain, most);
  const leak: Leak = { acquisition, life, breach: kind, rule: acquisition.row.rule, certainty, slots, because, ...(release ? { release } : {}) };
  return { leak };
}

/** Whether a teardown calls a method that stands in a base or a subclass, which sees the field too. */
const mayBeReleasedBelow = (file: FileFacts, life: Life, slot: Slot): boolean => slot.kind === 'field' && !slot.isPrivate && (callsUnseenMethod(file, life) || isDeclaredBelow(file, slot));

/** In TypeScript a field that a derived class does not declare is its base's, whose teardown knows it. */
function isDeclaredBelow(file: FileFacts, { instance, name }: Extract<Slot, { kind: 'field' }>): boolean {
  if (!isTypeScript(file) || !isClass(instance.node) || instance.node.superClass === null) return false;
  return !declaresField(instance.bodies, name);
}

/** What a returned object or array holds; any other value itself. */
function partsOf(value: TSESTree.Node): TSESTree.Node[] {
  if (value.type === T.ObjectExpression) return value.properties.flatMap((property) => (property.type === T.Property ? [property.value] : []));
  return value.type === T.ArrayExpression ? value.elements.filter((element) => element !== null) : [value];
}

/** Whether the release stands in a function that the life's function returns: its caller may call it. */
function isHandedOut(file: FileFacts, life: Life, release: TSESTree.Node): boolean {
  if (!life.fn) return false;
  const values = returnedValues(file, life.fn);
  if (values.some((value) => within(release, value))) return true;
  const returned = values.flatMap(partsOf);
  return isReached(release, closureOf(file, returned.flatMap((value) => file.scopes.functionsOf(value))));
}
