import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { keepsLife } from '../../facts/captures.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { memberName, unwrap } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { readAddition } from '../released/pairs.ts';
import { comesOnce, isOfUser } from './events.ts';

/** A track, a stream, a connection: no part of a view, which goes as a whole. */
export const isOfNoElement = (file: FileFacts, { row, node, receiver }: Acquisition): boolean =>
  row.id === 'dom.addEventListener' && receiver !== undefined && !comesOnce(node) && (file.types.hasMembers(receiver, [['parentNode']]) === 'no' || isTrackList(receiver) || !isOfUser(node));

/** `video.textTracks` */
const isTrackList = (receiver: TSESTree.Node): boolean => {
  const member = unwrap(receiver);
  return member.type === T.MemberExpression && /^(?:textTracks|audioTracks|videoTracks|(?:activeS|s)ourceBuffers|remote)$/.test(memberName(member) ?? '');
};

/** `window`, `document` and what is theirs, or an import that holds them. */
export function listensToPage(file: FileFacts, { row, receiver }: Acquisition): boolean {
  if (!row.id.startsWith('dom.')) return false;
  const origin = receiver && originOf(file, receiver);
  return !origin || origin.from === 'global' || (origin.from === 'import' && (/(?:^|\.)document$/.test(origin.path) || file.types.isNamed(receiver, { from: 'lib', name: ['Window', 'Document'] }) === 'yes'));
}

/** Whether what is added keeps the life that adds it. */
export const keepsIt = (file: FileFacts, acquisition: Acquisition, life: Life): boolean => {
  const { handlerNode } = readAddition(file, acquisition);
  return handlerNode !== undefined && keepsLife(file, handlerNode, life);
};
