import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { enclosingFunction, enclosingStatement, isFunction, within } from '../../../facts/syntax.ts';
import type { Leak } from '../../../obligations/leak.ts';
import { refuse } from '../../refusal.ts';
import type { Ending } from './ending.ts';

/** Behind the release of the sibling, in the function that removes what is added together, or where the alternative comes; undefined for other leaks. */
export function besideEnding({ breach, release, sibling, acquisition: { node } }: Leak): Ending | undefined {
  if (breach === 'stays') return isFunction(sibling) && sibling.body.type === T.BlockStatement ? { end: { at: 'block', body: sibling.body.range }, place: sibling, when: 'when the other comes' } : refuse('the other is no block', node);
  if (breach !== 'passedOver') return undefined;
  const statement = release && enclosingStatement(release);
  const place = statement && enclosingFunction(statement);
  if (!statement || !place) return refuse('the others are removed amid an expression', release ?? node);
  const home = enclosingFunction(node);
  return { end: { at: 'after', statement: statement.range }, place, ...(home && within(place, home) ? { scope: home.body } : {}), when: 'where the others are removed' };
}
