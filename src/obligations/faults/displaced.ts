import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isKind } from '../../facts/kinds.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import { closureOf, functionsAt, isReached } from '../../facts/reach.ts';
import { targetSlot, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, isConstructor, methodCall, methodOn, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { usesOfHandle } from '../released/releases.ts';

/** A handle that is put in a Map under a key that may be taken: the one before is lost, and goes on. */
export interface Displaced {
  readonly acquisition: Acquisition;
  readonly store: TSESTree.CallExpression;
  readonly map: Slot;
  /** Where the file takes an entry out to release it. */
  readonly taken: TSESTree.Node;
}

/**
 * `register(item) { this.timers.set(item, setTimeout(…)); }` of a Map whose entries the file releases one by one: called
 * again with the same item, nothing asks for the entry that is there.
 */
export function displacedOf(file: FileFacts): readonly Displaced[] {
  return acquisitionsOf(file).flatMap((acquisition) => {
    const store = acquisition.row.yields === 'nothing' ? undefined : storeOf(file, acquisition.node);
    const home = store && enclosingFunction(store.call);
    const map = store && targetSlot(file, store.receiver);
    if (!store || !home || !map || enclosingFunction(acquisition.node) !== home || !isKeyOf(file, store.call.arguments[0], home) || isKind(file, store.receiver, 'map') !== 'yes') return [];
    const taken = usesOf(file, map).find((use) => isReleased(file, acquisition.row, use));
    return taken && !isAskedBefore(file, map, store.call, home) ? [{ acquisition, store: store.call, map, taken }] : [];
  });
}

/** `map.set(key, made)`, with what is made itself or the variable that holds it. */
function storeOf(file: FileFacts, made: TSESTree.Node): ReturnType<typeof methodCall> {
  const destination = destinationOf(file, made);
  const held = destination.to === 'slots' ? destination.slots.flatMap((slot) => (slot.kind === 'variable' ? usesOf(file, slot) : [])) : [made];
  for (const value of held) {
    const outer = wrapped(value);
    const call = outer.parent && methodCall(outer.parent);
    if (call?.name === 'set' && call.call.arguments[1] === outer) return call;
  }
  return undefined;
}

/** Whether the key is what the function is called with, or a part of it: another call may give the same. */
function isKeyOf(file: FileFacts, key: TSESTree.Node | undefined, home: FunctionNode): boolean {
  const isNamed = home.parent.type === T.MethodDefinition || home.parent.type === T.Property || home.type === T.FunctionDeclaration;
  return key !== undefined && isNamed && !isConstructor(home) && rootOf(originOf(file, key)) === home;
}

const rootOf = (origin: ValueOrigin): FunctionNode | undefined => (origin.from === 'member' ? rootOf(origin.object) : origin.from === 'parameter' ? origin.of : undefined);

/** `map.get(key)?.unsubscribe()`, `clearTimeout(map.get(key))`, `const timer = map.get(key)` that is cleared. */
function isReleased(file: FileFacts, row: Row, use: TSESTree.Node): boolean {
  const entry = methodOn(use);
  if (entry?.name !== 'get') return false;
  const destination = destinationOf(file, entry.call);
  if (destination.to === 'slots') return destination.slots.some((slot) => usesOfHandle(file, row, slot).some(({ does }) => does === 'release'));
  const { parent } = wrapped(entry.call);
  const isGiven = parent?.type === T.CallExpression && parent.callee.type === T.Identifier ? parent.callee.name : undefined;
  return row.release.some((release) => (release.by === 'call' && isGiven !== undefined && release.names.includes(isGiven)) || (release.by === 'method' && release.names.includes(methodOn(entry.call)?.name ?? '')));
}

/** Whether the function looks the entry up before, by itself or by what it calls. */
function isAskedBefore(file: FileFacts, map: Slot, store: TSESTree.Node, home: FunctionNode): boolean {
  const lookUps = usesOf(file, map).filter((use) => /^(?:get|has|delete|clear|size)$/.test(methodOn(use)?.name ?? ''));
  const before = file.index.calls.filter((call) => enclosingFunction(call) === home && call.range[0] < store.range[0]);
  return lookUps.some((use) => enclosingFunction(use) === home && use.range[0] < store.range[0]) || lookUps.some((use) => isReached(use, closureOf(file, before.flatMap((call) => functionsAt(file, call.callee)))));
}
