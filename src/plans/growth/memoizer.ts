import type { FileFacts } from '../../facts/file.ts';
import type { Memoized } from '../../growth/memoizers.ts';
import { resultMeasure } from '../../growth/byte-sized.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { limitOf } from './limit.ts';
import { declarationOf, memoCachePlan } from './memo-cache.ts';
import type { MemoizerPlan } from './plan.ts';

/** The bounded form of the same library, or why it has none. */
export function planMemoizer(file: FileFacts, memoized: Memoized): Planned<MemoizerPlan> {
  return attempt((): Planned<MemoizerPlan> => {
    const { call, memoizer, variable, options, infinite, domain } = memoized;
    const name = variable?.name ?? 'results';
    const title = (size: number): string => `Remember at most ${size} results`;
    if (memoizer.hasCache && domain.are === 'object' && call.arguments.length === 1) return weakCache(memoized);
    if (memoizer.limit === undefined) return memoCachePlan(file, memoized);
    if (resultMeasure(file, memoized)) return refuse('its results are bytes or long texts, which the library only counts: a cache of its own could be bounded in bytes', call.callee);
    const limit = limitOf(file, { name, made: call, declaration: undefined });
    const verdict = { level: 'review', scope: 'file', reason: title(limit.value) } as const;
    if (infinite) return { plan: { by: 'value', value: infinite.range, limit }, verdict };
    return { plan: { by: 'option', call: call.range, ...(options ? { options: options.range } : {}), option: memoizer.limit, limit }, verdict };
  });
}

/** `describe.cache = new WeakMap()`, as the library's documentation says. */
function weakCache(memoized: Memoized): Planned<MemoizerPlan> {
  const after = declarationOf(memoized).range;
  const name = memoized.variable?.name ?? '';
  return { plan: { by: 'cache', name, after }, verdict: { level: 'review', scope: 'file', reason: `Hold the arguments of \`${name}\` weakly, in a WeakMap` } };
}
