import type { TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { hasMembers } from '../../facts/kinds.ts';
import { lifeOf } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { methodCall } from '../../facts/syntax.ts';
import { compare, readAddition, removalsOf, type PairCall } from '../released/pairs.ts';
import type { Mismatch } from './mismatches.ts';
import { begins, pairRow } from './named-pairs.ts';

/**
 * `channel.subscribe(key, this.update.bind(this)); … channel.unsubscribe(key, this.update.bind(this));`: what is written
 * alike is made twice, and the second function was never added. The methods' names tell that they belong together.
 */
export function writtenTwiceOf(file: FileFacts): readonly Mismatch[] {
  return callsNamed(file, begins).flatMap((node): Mismatch[] => {
    const method = methodCall(node);
    if (!method || node.arguments.length === 0 || node.arguments.length > 2 || originOf(file, method.receiver).from === 'function' || hasMembers(file, method.receiver, [[method.name]]) === 'no') return [];
    const acquisition = { row: pairRow(method.name, node.arguments.length > 1), node, receiver: method.receiver };
    const addition = { ...readAddition(file, acquisition), acquisition };
    const written = textOfFresh(file, addition);
    const removal = written === undefined ? undefined : removalsOf(file, acquisition.row).find((other) => isOfSame(file, addition, other) && textOfFresh(file, other) === written);
    return removal ? [{ kind: 'freshHandler', life: lifeOf(file, node), addition, removal, byName: true }] : [];
  });
}

const isOfSame = (file: FileFacts, addition: PairCall, removal: Parameters<typeof compare>[1]): boolean => {
  const { target, event } = compare(addition, removal);
  return target === 'yes' && event === 'yes' && removal.node.arguments.length === addition.node.arguments.length;
};

/** How a handler is written that is bound where it stands; a closure may be told when the call is through. */
const textOfFresh = (file: FileFacts, { handler, handlerNode }: PairCall): string | undefined => (handler?.is === 'fresh' && handler.why === 'bind' ? file.textOf(handlerNode as TSESTree.Node) : undefined);
