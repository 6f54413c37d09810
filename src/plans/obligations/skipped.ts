import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { executorAround } from '../../facts/promises.ts';
import { enclosingFunction, enclosingFunctions, within, type FunctionNode } from '../../facts/syntax.ts';
import { unreleasedOutcomes } from '../../obligations/handles/settles.ts';
import type { Leak } from '../../obligations/leak.ts';
import { compare, matches, readAddition, removalsOf } from '../../obligations/released/pairs.ts';
import type { Ending } from './ends/index.ts';
import { endBefore } from './outcomes.ts';
import type { End, Undo } from './plan.ts';
import { isVisible } from './reachable.ts';

/** The outcomes of a promise that leave a listener which others remove, and what removes it there. */
export interface SkippedOutcomes {
  readonly ending: Ending;
  readonly ends: readonly End[];
  /** `clearAll()`, which the others call. */
  readonly helper?: Undo;
}

/** Undefined for a leak of another kind. */
export function skippedOutcomes(file: FileFacts, leak: Leak): SkippedOutcomes | undefined {
  const { acquisition, breach, sibling } = leak;
  if (breach !== 'skipped' || !sibling) return undefined;
  const addition = readAddition(file, acquisition);
  const removals = removalsOf(file, acquisition.row).filter((removal) => matches(compare(addition, removal))).map(({ node }) => node);
  const handlers = [addition.handlerNode && file.scopes.functionOf(addition.handlerNode), undefined];
  const outcomes = handlers.map((own) => unreleasedOutcomes(file, acquisition.node, removals, own)).find((list) => list.includes(sibling)) ?? [sibling];
  const [first, ...others] = outcomes.map((outcome) => endBefore(file, outcome, undefined)) as [End, ...End[]];
  const helper = removals.map((removal) => helperAround(file, removal, sibling)).find((name) => name !== undefined);
  const place = enclosingFunction(sibling) ?? sibling;
  return { ending: { end: first, place, when: 'on every outcome' }, ends: others, ...(helper === undefined ? {} : { helper: { by: 'invoke', name: '', handle: helper } }) };
}

/** The function without parameters that a removal stands in, where it settles nothing itself and the outcome sees it. */
function helperAround(file: FileFacts, removal: TSESTree.Node, outcome: TSESTree.Node): string | undefined {
  const executor = executorAround(file, outcome);
  const settles = (fn: FunctionNode): boolean => (executor?.params ?? []).flatMap((parameter) => file.scopes.variable(parameter)?.references ?? []).some(({ identifier }) => within(identifier, fn));
  for (const fn of enclosingFunctions(removal)) {
    const [name] = file.scopes.variableOf(fn)?.identifiers ?? [];
    if (fn === executor) return undefined;
    if (name && fn.params.length === 0 && !fn.async && !settles(fn) && !within(outcome, fn) && isVisible(file, name, outcome)) return name.name;
  }
  return undefined;
}
