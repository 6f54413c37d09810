import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { findingIds } from '../facts/finding-id.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Finding } from '../finding.ts';
import { planMemoizer } from '../plans/growth/memoizer.ts';
import { growthFindings } from './findings.ts';
import { memoizedName, memoizedOf, type Memoized } from './memoizers.ts';
import { outsideOf } from './outside.ts';

const rule = 'no-unbounded-memoize';

/** Functions that remember without end: by a closure of this file, or by a library. */
export function memoizeFindings(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  const byLibrary = memoizedOf(file).map((memoized): Finding => {
    const { call, domain, serialises } = memoized;
    const { plan, verdict } = planMemoizer(file, memoized);
    return {
      id: id(rule, call),
      rule,
      messageId: serialises ? 'serialises' : domain.are === 'object' ? 'keepsArguments' : 'remembers',
      data: { name: memoizedName(file, memoized) },
      range: call.range,
      certainty: isSeenOpen(file, memoized) ? 'certain' : 'likely',
      facts: [{ name: 'memoized by', value: file.textOf(call.callee), range: call.callee.range }, { name: 'keys', value: `${domain.keys}: ${domain.because}` }],
      verdict,
      ...(plan ? { plan } : {}),
    };
  });
  return [...growthFindings(file, rule, (holder) => holder === 'closure'), ...byLibrary].sort((a, b) => a.range[0] - b.range[0]);
}

/** Objects, and whatever a call of this file is seen to give it from outside: of a text or an id alone nobody knows how many there are. */
function isSeenOpen(file: FileFacts, { domain, variable, serialises }: Memoized): boolean {
  if (domain.keys !== 'open' || domain.are === 'object' || serialises) return domain.keys === 'open';
  return (variable?.references ?? []).some(({ identifier: { parent } }) => parent?.type === T.CallExpression && parent.arguments.some((argument) => outsideOf(file, argument) !== undefined));
}
