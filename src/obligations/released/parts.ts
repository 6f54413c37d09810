import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isWrite, usesOf } from '../../facts/slots.ts';
import { isFunction, memberName, wrapped } from '../../facts/syntax.ts';

/** `channel.port1` as it is used: ended, only used, listened to, or out of sight. */
export type PartUse = 'release' | 'read' | 'listens' | 'move';

/** What becomes of a part of a handle, here and in the place that it is kept in. */
export function partUse(file: FileFacts, part: TSESTree.Node, releases: readonly string[]): PartUse {
  const direct = memberUse(part, releases);
  if (direct) return direct;
  if (isGivenAway(part)) return 'read';
  const destination = destinationOf(file, part);
  if (destination.to !== 'slots') return 'move';
  const uses = destination.slots.flatMap((slot) => usesOf(file, slot).filter((use) => !isWrite(use)));
  const found = uses.map((use) => memberUse(use, releases) ?? (isGivenAway(use) ? 'read' : 'move'));
  return (['release', 'move', 'listens'] as const).find((kind) => found.includes(kind)) ?? 'read';
}

function memberUse(part: TSESTree.Node, releases: readonly string[]): PartUse | undefined {
  const outer = wrapped(part);
  const { parent } = outer;
  if (parent?.type !== T.MemberExpression || parent.object !== outer) return undefined;
  const name = memberName(parent) ?? '';
  return releases.includes(name) ? 'release' : /^(?:on|addListener|addEventListener|onmessage|start)$/.test(name) ? 'listens' : 'read';
}

/** `worker.postMessage({ port }, [port])`, `new Worker(…, { transferList: [port] })`: the other side has it then. */
function isGivenAway(part: TSESTree.Node): boolean {
  for (let current: TSESTree.Node = part; current.parent && !isFunction(current); current = current.parent) {
    const { parent } = current;
    if ((parent.type === T.CallExpression || parent.type === T.NewExpression) && parent.callee !== current) return /^(?:postMessage|Worker)$/.test(calledName(parent) ?? '');
  }
  return false;
}

/** `channel.port1.onmessage = …`, also where the port has a place of its own. */
export function isHeardByPart(file: FileFacts, handle: TSESTree.Node, parts: readonly string[] = []): boolean {
  const member = wrapped(handle).parent;
  return member?.type === T.MemberExpression && parts.includes(memberName(member) ?? '') && partUse(file, member, []) === 'listens';
}
