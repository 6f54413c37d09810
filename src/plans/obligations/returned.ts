import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { enclosingFunction, isClass, within } from '../../facts/syntax.ts';
import type { Uncalled } from '../../obligations/faults/uncalled.ts';
import { freeField } from '../names.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { declaredField, fieldNames } from './declarations.ts';
import { instanceEnding } from './ends/instance.ts';
import { registrationHook } from './ends/setup.ts';
import { runsOnce } from './often.ts';
import type { KeptCleanupPlan } from './plan.ts';
import { isThisOf } from './reachable.ts';

/** A clean-up that is returned to nobody goes where something calls it: a field that the teardown calls, or what registers clean-ups. */
export function planOfUncalled(file: FileFacts, uncalled: Uncalled): Planned<KeptCleanupPlan> {
  return attempt<KeptCleanupPlan>(() => {
    const { statement, life } = uncalled;
    const home = enclosingFunction(statement);
    const argument = statement.argument ?? refuse('nothing is returned', statement);
    if (!home || home.body.type !== T.BlockStatement || home.body.body.at(-1) !== statement || file.index.returns.some((other) => other !== statement && enclosingFunction(other) === home)) refuse('the clean-up is returned on some ways only', statement);
    if (home.async) refuse('the end may come before what it waits for', home);
    if (home.returnType) refuse('the declared result is the clean-up', home.returnType);
    const plan = { returned: statement.range };
    if (life.effect?.cleanup === 'register') {
      const { name, ...added } = registrationHook(file, life);
      return { plan: { ...plan, hook: name, ...added }, verdict: { level: 'review', scope: 'file', reason: `Hand the clean-up to \`${name}\`` } };
    }
    const { instance } = life;
    if (!instance) return refuse('where the clean-up belongs is for the author to say: what it releases is local to the function that returns it', argument);
    if (!isThisOf(statement, instance)) refuse('`this` is not the instance here', statement);
    if (!runsOnce(file, statement, life)) refuse('each run returns a clean-up of its own', statement);
    if (!isClass(instance.node) && isTypeScript(file)) refuse('the options of a component have no place for it', instance.node);
    const ending = instanceEnding(file, { life, slots: [], acquisition: { node: statement } }, instance);
    if (within(ending.place, home)) refuse('the clean-up would be called where it is made', ending.place);
    const name = freeField(file, instance.node, fieldNames(instance.node, ['cleanUp', 'endListening']));
    const declare = isClass(instance.node) ? declaredField(file, instance.node, name, '() => void') : undefined;
    const undo = { by: 'invoke', name, handle: `this.${name}`, when: 'optional' } as const;
    return { plan: { ...plan, undo, end: ending.end, ...(declare ? { declare } : {}) }, verdict: { level: 'review', scope: 'file', reason: `Call the clean-up ${ending.when}` } };
  });
}
