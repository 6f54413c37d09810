import type { TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, within } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import type { Kept, Leak } from '../leak.ts';
import { collectorOf } from '../released/collectors.ts';
import { usesOfHandle } from '../released/releases.ts';

/**
 * `watch(editor) { this.all.add(editor.onDidChange(…)); const moved = editor.onDidMove(…); return new Disposable(() =>
 * moved.dispose()); }`: what the method gives back undoes one, and leaves the other to the end of the owner.
 */
export function leftByUndoOf(file: FileFacts, { acquisition, life }: Kept): Leak | undefined {
  const home = enclosingFunction(acquisition.node);
  if (life.kind !== 'instance' || !home || !collectorOf(acquisition.node) || life.teardowns.some(({ fn }) => fn === home)) return undefined;
  const returned = returnedValues(file, home);
  const sibling = acquisitionsOf(file).find((other) => other !== acquisition && other.row.rule === acquisition.row.rule && enclosingFunction(other.node) === home && releaseIn(file, other, returned) !== undefined);
  if (!sibling) return undefined;
  const release = releaseIn(file, sibling, returned);
  return { acquisition, life, breach: 'passedOver', rule: 'no-partial-release', certainty: 'likely', slots: [], because: ['what the method gives back undoes what is subscribed beside it'], sibling: sibling.node, ...(release ? { release } : {}) };
}

/** The release of what a variable keeps, in a function that is given back. */
function releaseIn(file: FileFacts, { row, node }: Acquisition, returned: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const destination = returned.length > 0 && row.yields !== 'nothing' ? destinationOf(file, node) : undefined;
  const slots = destination?.to === 'slots' ? destination.slots.filter(({ kind }) => kind === 'variable') : [];
  return slots.flatMap((slot) => usesOfHandle(file, row, slot)).find((use) => use.does === 'release' && returned.some((value) => within(use.node, value)))?.node;
}
