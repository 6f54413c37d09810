import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingStatement } from '../../facts/syntax.ts';
import type { Memoized } from '../../growth/memoizers.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { limitOf } from './limit.ts';
import type { MemoizerPlan } from './plan.ts';

/** The bounded form of the same library, or why it has none. */
export function planMemoizer(file: FileFacts, memoized: Memoized): Planned<MemoizerPlan> {
  return attempt((): Planned<MemoizerPlan> => {
    const { call, memoizer, variable, options, infinite, domain } = memoized;
    const name = variable?.name ?? 'results';
    const title = (size: number): string => `Remember at most ${size} results`;
    if (memoizer.hasCache && domain.are === 'object' && call.arguments.length === 1) return weakCache(file, memoized);
    if (memoizer.limit === undefined) return refuse(memoizer.hasCache ? 'the library has no limit: give the function a `cache` that forgets' : 'the library has no limit: give it a `cache` that forgets', call.callee);
    const limit = limitOf(file, { name, made: call, declaration: undefined });
    const verdict = { level: 'review', scope: 'file', reason: title(limit.value) } as const;
    if (infinite) return { plan: { by: 'value', value: infinite.range, limit }, verdict };
    return { plan: { by: 'option', call: call.range, ...(options ? { options: options.range } : {}), option: memoizer.limit, limit }, verdict };
  });
}

/** `describe.cache = new WeakMap()`, as the library's documentation says. */
function weakCache(file: FileFacts, { call, variable }: Memoized): Planned<MemoizerPlan> {
  const statement = enclosingStatement(call);
  const declaration = statement?.type === T.ExportNamedDeclaration ? statement.declaration : statement;
  if (!variable || !statement || declaration?.type !== T.VariableDeclaration || declaration.declarations.length > 1) return refuse('what is memoized has no variable of its own', call);
  return { plan: { by: 'cache', name: variable.name, after: statement.range }, verdict: { level: 'review', scope: 'file', reason: `Hold the arguments of \`${variable.name}\` weakly, in a WeakMap` } };
}
