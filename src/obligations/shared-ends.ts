import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { identityOf, same } from '../facts/identity.ts';
import type { Life } from '../facts/life.ts';
import { methodCall, within } from '../facts/syntax.ts';
import type { Acquisition } from './acquisitions.ts';
import { fluentRoot } from './pairs.ts';

/** What a socket, a process, a connection says at its own end. */
const ends = /^(?:end|close|closed|finish|exit|disconnect|disconnected|destroy|destroyed|dispose|disposed|terminated)$/;

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
    const method = methodCall(call);
    const [event] = call.arguments;
    return method !== undefined && /^(?:on|once|addListener|addEventListener)$/.test(method.name) && event?.type === T.Literal && ends.test(String(event.value)) && within(call, life.node) && same(identityOf(file, fluentRoot(method.receiver)), identity) === 'yes';
  });
}
