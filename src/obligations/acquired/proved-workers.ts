import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { hasMembers } from '../../facts/kinds.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { exportedName, originOf } from '../../facts/origin.ts';
import { usesOf } from '../../facts/slots.ts';
import { memberName, methodOn, wrapped, type CallNode } from '../../facts/syntax.ts';
import { dom } from '../../resources/dom.ts';
import { releaseNames } from '../../resources/owned.ts';
import type { Row } from '../../resources/row.ts';

const sending = /\bpostMessage\b/;
const workerRow = dom.find(({ id }) => id === 'dom.Worker');

/**
 * `new Sorter()` of `import Sorter from './sorter?worker'`, `createWorker()`: a worker by what a field's value is used
 * for, where no type says otherwise. It is sent messages, and listened to for others.
 */
export function provedWorker(file: FileFacts, node: CallNode): Row | undefined {
  if (!workerRow || !file.mentions(sending) || !isMade(file, node)) return undefined;
  const destination = destinationOf(file, node);
  if (destination.to !== 'slots' || !destination.slots.some(({ kind }) => kind === 'field')) return undefined;
  const uses = destination.slots.flatMap((slot) => usesOf(file, slot));
  const methods = uses.flatMap((use) => methodOn(use) ?? []);
  const isAsked = methods.some(({ name }) => name === 'postMessage');
  const isHeard = uses.some(setsOnMessage) || methods.some(({ call }) => listenerCall(call)?.event === 'message');
  // Who has another end than `terminate` is told by that.
  const hasOtherEnd = methods.some(({ name }) => name !== 'terminate' && (releaseNames.includes(name) || /^(?:kill|stop|end|shutdown|disconnect)$/.test(name)));
  return isAsked && isHeard && !hasOtherEnd && hasMembers(file, node, [['terminate']]) !== 'no' ? workerRow : undefined;
}

/** `new X()`, `createX()` of an import; what is looked up is somebody else's. */
const isMade = (file: FileFacts, { type, callee }: CallNode): boolean =>
  originOf(file, callee).from === 'import' && (type === T.NewExpression || /^(?:create|make|spawn|start|launch)/.test(exportedName(file, callee) ?? ''));

/** `this.worker.onmessage = …` */
function setsOnMessage(use: TSESTree.Node): boolean {
  const member = wrapped(use).parent;
  return member?.type === T.MemberExpression && memberName(member) === 'onmessage' && member.parent.type === T.AssignmentExpression && member.parent.left === member;
}
