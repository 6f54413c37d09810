import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Life } from '../facts/life.ts';
import { destinationOf } from '../facts/destination.ts';
import { aliasesOf, targetSlot, usesOf, type Slot } from '../facts/slots.ts';
import { methodOn, unwrap } from '../facts/syntax.ts';
import { isReached, reachedAtEnd } from '../facts/reach.ts';

/** What a socket, a worker, a request, an object with a teardown does not come back from. */
export const ending = /^(?:destroy|terminate|close|abort|dispose|kill|end)$/;

/** Whether the end of a life ends the receiver itself: `this.worker.terminate()`. Its listeners go with it. */
export function isEndedAtEnd(file: FileFacts, receiver: TSESTree.Node, life: Life): boolean {
  const uses = placesOf(file, unwrap(receiver)).flatMap((slot) => usesOf(file, slot));
  return [...uses, ...aliasesOf(file, uses)].some((use) => ending.test(methodOn(use)?.name ?? '') && isReached(use, reachedAtEnd(file, life)));
}

/** The same, or of what the receiver is a part of: `this.trigger.destroy()` ends `this.trigger.show$`. */
export function isEndedWithOwner(file: FileFacts, receiver: TSESTree.Node, life: Life): boolean {
  const value = unwrap(receiver);
  return isEndedAtEnd(file, value, life) || (value.type === T.MemberExpression && value.object.type !== T.ThisExpression && isEndedWithOwner(file, value.object, life));
}

/** Where the receiver is kept: `this.request`; `request` and `this.request` of `const request = (this.request = send())`. */
function placesOf(file: FileFacts, receiver: TSESTree.Node): readonly Slot[] {
  const value = receiver.type === T.Identifier ? file.scopes.constant(receiver) : undefined;
  const made = value?.type === T.AssignmentExpression ? value.right : value;
  const destination = made && destinationOf(file, made);
  if (destination?.to === 'slots') return destination.slots;
  const slot = targetSlot(file, receiver);
  return slot ? [slot] : [];
}
