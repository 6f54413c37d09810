import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { enclosingStatement } from '../../facts/syntax.ts';
import type { ConsumedSlot } from '../../retention/consumed-slots.ts';
import { freeVariable } from '../names.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { ClearSlotPlan } from './plan.ts';

/** How the place of an element that was handed out is emptied. */
export function planClearSlot(file: FileFacts, { read, list }: ConsumedSlot): Planned<ClearSlotPlan> {
  return attempt(() => {
    const statement = enclosingStatement(read);
    const types = list.annotation ? file.textOf(list.annotation) : '';
    if (isTypeScript(file) && !/\b(?:undefined|any|unknown)\b/.test(types)) refuse(`the type of ${list.title} has no value for none`, read);
    if (statement?.type !== T.ReturnStatement || statement.argument !== read || statement.parent.type !== T.BlockStatement) return refuse('it is handed out amid other code', read);
    const [array, cursor] = [file.textOf(read.object), file.textOf(read.property.argument)];
    return { plan: { by: 'slot', statement: statement.range, name: freeVariable(file, ['item', 'element', 'handedOut']), array, cursor }, verdict: { level: 'review', scope: 'file', reason: `Empty the place of what ${list.title} hands out` } };
  });
}
