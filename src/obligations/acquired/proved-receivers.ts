import type { TSESTree } from '@typescript-eslint/utils';

import { callsByName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same, type Identity } from '../../facts/identity.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import type { CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { compare, fluentRoot, readAddition, receiverOf, removalsOf, type PairCall, type Removal } from '../released/pairs.ts';
import { tableOf } from './row-table.ts';

/**
 * Whether this file also removes from the same receiver, or removes the same handler of the same event from what may
 * be it: what is added to and removed from is such a target by its own use, whatever it is called.
 */
export function isProvedByUse(file: FileFacts, row: Row, node: CallNode, receiver: TSESTree.Expression): boolean {
  if (!row.release.some(({ by }) => by === 'pair')) return false;
  const target = identityOf(file, fluentRoot(receiver));
  const proved = file.once(provedReceivers).get(row) ?? [];
  return target.is === 'path' && proved.some((other) => same(other.target, target) === 'yes' || areOfOneModule(originOf(file, other.receiver), originOf(file, receiver)));
}

/** `import { opened, closed } from '../channels'`: exports of one module with one API. */
const areOfOneModule = (a: ValueOrigin, b: ValueOrigin): boolean => a.from === 'import' && b.from === 'import' && a.module === b.module && a.path === '' && b.path === '' && a.name !== '*';

interface Proved {
  readonly target: Identity;
  readonly receiver: TSESTree.Expression;
}

/** For each row, the receivers of its additions that a removal of this file proves. */
function provedReceivers(file: FileFacts): Map<Row, Proved[]> {
  const proved = new Map<Row, Proved[]>();
  const { byName } = tableOf(file);
  for (const [name, calls] of file.once(callsByName)) {
    const rows = (byName.get(name) ?? []).filter(({ acquire, release }) => acquire.kind === 'method' && release.some(({ by }) => by === 'pair'));
    for (const node of rows.length > 0 ? calls : []) {
      const receiver = receiverOf(node);
      if (!receiver || node.arguments.length === 0) continue;
      for (const row of rows) {
        const addition = readAddition(file, { row, node, receiver });
        if (addition.handlerNode && addition.target.is === 'path' && removalsOf(file, row).some((removal) => proves(addition, removal))) proved.set(row, [...(proved.get(row) ?? []), { target: addition.target, receiver }]);
      }
    }
  }
  return proved;
}

function proves(addition: PairCall, removal: Removal): boolean {
  if (removal.release.by !== 'pair' || !removal.receiver || !removal.handlerNode) return false;
  const { target, event, handler } = compare(addition, removal);
  return target === 'yes' || (target === 'unknown' && event === 'yes' && handler === 'yes' && addition.handler?.is === 'path');
}
