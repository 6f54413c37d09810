import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, within } from '../../facts/syntax.ts';
import type { Superless } from '../../obligations/faults/partial.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { SuperPlan } from './plan.ts';

/** The call of the base's teardown, at the end of the override. */
export function planOfSuperless(file: FileFacts, { fn, name, isGuess }: Superless): Planned<SuperPlan> {
  return attempt(() => {
    const { body } = fn;
    if (body?.type !== T.BlockStatement) return refuse('the override has no body', fn);
    if (isGuess) refuse(`whether its base has a \`${name}()\`, only the base's own file tells`, fn);
    const leaves = file.index.returns.find((statement) => within(statement, fn) && enclosingFunction(statement) === fn);
    if (leaves) refuse('the override may return before its end', leaves);
    const callee = name.startsWith('[') ? `super${name}` : `super.${name}`;
    return { plan: { body: body.range, callee, awaits: fn.async }, verdict: { level: 'review', scope: 'file', reason: `Call \`${callee}()\` at the end of the override` } };
  });
}
