import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import type { RemovedElements } from '../../retention/removed-elements.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { EmptyPlan } from './plan.ts';

/** How a collection lets go of the elements that it took out of the document. */
export function planEmpty(file: FileFacts, { walk, list, place, collection }: RemovedElements): Planned<EmptyPlan> {
  return attempt(() => {
    if (walk.parent.type !== T.BlockStatement) refuse('nothing can stand behind the loop', walk);
    if (isTypeScript(file) && place.annotation && /^readonly\b|\bReadonly/.test(file.textOf(place.annotation))) refuse(`the type of ${place.title} does not let it be emptied`, place.annotation);
    const text = `${file.textOf(list)}${collection === 'array' ? '.length = 0' : '.clear()'}`;
    return { plan: { by: 'empty', walk: walk.range, text }, verdict: { level: 'review', scope: 'file', reason: `Empty ${place.title} once its elements are removed: who reads it later finds none` } };
  });
}
