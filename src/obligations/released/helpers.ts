import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, within } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';
import { dom } from '../../resources/dom.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { addedByHelper } from '../acquired/forwarders.ts';
import { compare, readAddition, receiverOf, removalsOf, type Removal } from './pairs.ts';
import { recordedRemovals } from './records.ts';

const row = dom.find(({ id }) => id === 'dom.addEventListener');

/**
 * The removals that a helper sees to for those who call it, as it names its parameters in them: of what it has put in a
 * collection, or in a function that it hands on. What it returns, its caller owes.
 */
export function helperRemovals(file: FileFacts, { row: { id }, node }: Acquisition): readonly Removal[] {
  if (id !== 'dom.forwarded' || !row) return [];
  return addedByHelper(file, node).flatMap((call) => {
    const receiver = receiverOf(call);
    const addition = readAddition(file, { row, node: call, ...(receiver ? { receiver } : {}) });
    const home = enclosingFunction(call);
    const isHandedOn = ({ node: removal }: Removal): boolean => home !== undefined && within(removal, home) && enclosingFunction(removal) !== home && !returnedValues(file, home).some((value) => within(removal, value));
    const handedOn = removalsOf(file, row).filter((removal) => {
      const { target, event, handler } = compare(addition, removal);
      return isHandedOn(removal) && target === 'yes' && event === 'yes' && handler === 'yes';
    });
    return [...handedOn, ...recordedRemovals(file, row, addition)];
  });
}
