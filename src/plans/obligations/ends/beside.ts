import { enclosingFunction, enclosingStatement, within } from '../../../facts/syntax.ts';
import type { Leak } from '../../../obligations/leak.ts';
import { refuse } from '../../refusal.ts';
import type { Ending } from './ending.ts';

/** Behind the release of the sibling, in the function that removes what is added together; undefined for other leaks. */
export function besideEnding({ breach, release, acquisition: { node } }: Leak): Ending | undefined {
  if (breach !== 'passedOver') return undefined;
  const statement = release && enclosingStatement(release);
  const place = statement && enclosingFunction(statement);
  if (!statement || !place) return refuse('the others are removed amid an expression', release ?? node);
  const home = enclosingFunction(node);
  return { end: { at: 'after', statement: statement.range }, place, ...(home && within(place, home) ? { scope: home.body } : {}), when: 'where the others are removed' };
}
