import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import { walksOpenEnded } from '../facts/open-ended.ts';
import { memberName, within } from '../facts/syntax.ts';
import type { Finding } from '../finding.ts';
import { planAccumulate } from '../plans/waste/accumulate.ts';
import { planFromEntries } from '../plans/waste/from-entries.ts';
import { planFlat } from '../plans/waste/flat.ts';
import { accumulatorsOf, type Accumulator } from './accumulators.ts';
import { areWanted } from './wanted-copies.ts';

/** `all.some(…) ? all : [...all, x]`: what is kept apart is few, and looking through it costs as much as the copy. */
const isSearched = ({ variable, turn }: Accumulator): boolean =>
  variable.references.some(({ identifier }) => {
    const { parent } = identifier;
    return parent?.type === T.MemberExpression && parent.object === identifier && within(identifier, turn) && /^(?:every|filter|find|findIndex|findLast|includes|indexOf|some)$/.test(memberName(parent) ?? '');
  });

/** Accumulators that are copied for each element: with n elements, n copies of up to n. */
export function accumulatingSpreadsOf(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return accumulatorsOf(file).flatMap((accumulator) => findingOf(file, accumulator, id));
}

function findingOf(file: FileFacts, accumulator: Accumulator, id: ReturnType<typeof findingIds>): Finding[] {
  const { growths, turns, walks, variable } = accumulator;
  const growing = growths.filter(({ growth }) => growth.grows !== 'no');
  const [first] = growing;
  if (!first || turns === 'small' || areWanted(file, accumulator)) return [];
  // Most lists are short, and of those that a caller hands over nothing tells which are not. Lists are joined once a group, of which there are few; elements come once each.
  const isCertain = growing.some(({ growth }) => growth.grows === 'yes') && turns !== 'unknown' && walks === 'yes' && !isSearched(accumulator) && walksOpenEnded(file, accumulator.turn) && (accumulator.turn.type === T.ForOfStatement && accumulator.turn.await || growing.some(({ growth }) => growth.additions.some(({ by }) => by === 'element' || by === 'property' || by === 'call') || growth.part !== undefined));
  const { plan, verdict } = planFlat(file, accumulator) ?? planFromEntries(file, { ...accumulator, growths: growing }) ?? planAccumulate(file, { ...accumulator, growths: growing });
  return [
    {
      id: id('no-accumulating-spread', first.growth.node),
      rule: 'no-accumulating-spread',
      messageId: first.growth.of,
      data: { name: first.growth.part ? file.textOf(first.growth.part) : variable.name },
      range: first.growth.node.range,
      certainty: isCertain ? 'certain' : 'likely',
      facts: [
        { name: 'copies', value: `${variable.name}, ${first.growth.of === 'map' || first.growth.of === 'set' ? 'a' : 'an'} ${first.growth.of}, on each turn`, range: first.growth.node.range },
        { name: 'grows', value: first.growth.grows },
        { name: 'turns', value: turns, range: accumulator.turn.range },
      ],
      verdict,
      ...(plan ? { plan } : {}),
    },
  ];
}
