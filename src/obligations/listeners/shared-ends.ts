import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import type { Life } from '../../facts/life.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { within } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { fluentRoot } from '../released/pairs.ts';
import { isOwnEnd } from './events.ts';

/**
 * Whether an instance and what it listens to end together: the instance waits for the end of the other, a connection
 * for its socket; or it is a part of the other, which has a field for it.
 */
export function endTogether(file: FileFacts, { receiver }: Acquisition, life: Life): boolean {
  if (!receiver) return false;
  const source = fluentRoot(receiver);
  return listensToEnd(file, source, life) || file.types.hasPartOf(source, life.node) === 'yes';
}

function listensToEnd(file: FileFacts, source: TSESTree.Node, life: Life): boolean {
  const identity = identityOf(file, source);
  return file.index.calls.some((call) => {
    const added = within(call, life.node) ? listenerCall(call) : undefined;
    return added?.event !== undefined && isOwnEnd(added.event) && same(identityOf(file, fluentRoot(added.source)), identity) === 'yes';
  });
}
