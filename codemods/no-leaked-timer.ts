import { defineCodemod } from '../src/codemod.ts';
import type { HandlePlan } from '../src/plans/plan.ts';
import { atEnd } from '../src/rewrite/end.ts';
import { nameHandle } from '../src/rewrite/handle.ts';
import { before } from '../src/rewrite/place.ts';
import { print } from '../src/rewrite/print.ts';
import { undoStatement } from '../src/rewrite/undo.ts';

/** Gives the timer's handle a name, and clears it where the life ends. */
export default defineCodemod<HandlePlan>({
  name: 'no-leaked-timer',
  edits: ({ acquisition, handle, undo, renew, end }, source) => {
    source.node(acquisition, 'CallExpression');
    const clear = undoStatement(source, undo);
    return [
      ...nameHandle(source, handle),
      ...(renew ? [before(source, source.node(renew), print(source, clear))] : []),
      ...atEnd(source, end, clear),
    ];
  },
});
