import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { calledFrom, closureOf, functionsAt, isReached } from '../../facts/reach.ts';
import { fieldUses, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, inside, isConstructor, type FunctionNode } from '../../facts/syntax.ts';
import { teardownStrength } from '../../facts/teardown-names.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { isUnderTest } from '../listeners/guards.ts';
import { isConditional } from './paths.ts';

/** Beginnings, which mostly come once or after the end of a phase; makers, whose caller keeps count; what a framework calls once. */
const begins = /^_*(?:create|make|build|init|start|open|connect|listen|launch|boot|setup|run|stop|close|end|dispose|destroy|attach|mount|bind|enable|activate|register|install|show|load|play|begin|enter|join|subscribe|observe|watch|track|configure|prepare|resume|acquire|deserialize|add|ng[A-Z]|on(?:Module|Init|Start|Open|Load|Ready|Add|Mount|Attach|Connect))/i;

/**
 * `allocate(size) { this.buffer = new Buffer(size); }` of a method for others to call, in a class whose end releases
 * `buffer`: what is asked for by an argument may be asked for again, and nothing looks at the one before. So with what the
 * constructor has filled already, `restart() { this.timer = setInterval(…); }`.
 */
export function isRefilled(file: FileFacts, { node, row }: Acquisition, life: Life, slots: readonly Slot[], releases: readonly TSESTree.Node[]): boolean {
  const { instance, kind } = life;
  const home = enclosingFunction(node);
  const [slot, ...others] = slots;
  if (!home || kind !== 'instance' || !instance || slot?.kind !== 'field' || others.length > 0 || row.finite?.includes('one-shot')) return false;
  const [name] = [...instance.methods].find(([, fn]) => fn === home) ?? [];
  if (name === undefined || isConstructor(home) || home === instance.methods.get('constructor') || isHidden(home, name) || begins.test(name) || isConditional(node)) return false;
  if (home.params.length === 0 && !(isReleasedAtEndOnly(file, life, releases) && isFilledByConstructor(file, row, slot))) return false;
  if (isUnderTest(file, node, home) || fieldUses(file, instance, name).length > 0) return false;
  // What it looks at or calls before may see to it.
  const before = inside(file.index.calls, home).filter((call) => call.range[1] < node.range[0]);
  const runs = closureOf(file, before.flatMap((call) => functionsAt(file, call.callee)));
  return !usesOf(file, slot).some((use) => (enclosingFunction(use) === home && use.range[1] < node.parent.range[0]) || isReached(use, runs)) && !releases.some((release) => isReached(release, runs) || enclosingFunction(release) === home);
}

function isReleasedAtEndOnly(file: FileFacts, { teardowns }: Life, releases: readonly TSESTree.Node[]): boolean {
  const ends = teardowns.filter(({ name }) => teardownStrength(name, file.settings.teardown) === 'strong').map(({ fn }) => fn as TSESTree.Node);
  const callersOf = (fn: FunctionNode): readonly FunctionNode[] => file.index.functions.filter((other) => other !== fn && calledFrom(file, other).includes(fn));
  return releases.every((release) => {
    const fn = enclosingFunction(release);
    const callers = fn ? callersOf(fn) : [];
    return fn !== undefined && (ends.includes(fn) || (callers.length > 0 && callers.every((caller) => ends.includes(caller))));
  });
}

/** Whether the constructor, or the field's declaration, puts such a handle there in any case. */
const isFilledByConstructor = (file: FileFacts, row: Acquisition['row'], slot: Slot): boolean =>
  acquisitionsOf(file).some((other) => {
    const destination = other.row === row ? destinationOf(file, other.node) : undefined;
    const home = enclosingFunction(other.node);
    return destination?.to === 'slots' && destination.slots.some((place) => place.kind === 'field' && slot.kind === 'field' && place.name === slot.name && place.instance === slot.instance) && (home === undefined || isConstructor(home)) && !isConditional(other.node);
  });

const isHidden = ({ parent }: FunctionNode, name: string): boolean => /^[_#]/.test(name) || ((parent.type === T.MethodDefinition || parent.type === T.PropertyDefinition) && (parent.accessibility === 'private' || parent.accessibility === 'protected'));
