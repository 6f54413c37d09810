import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { ContextPlan, EnteredPlan } from '../../plans/retention/plan.ts';
import type { RewriteSource } from '../source.ts';

/** `storage.enterWith(store)` becomes `storage.run(store, …)`, and what is started goes into `storage.exit(…)`. */
export function context(plan: ContextPlan, source: RewriteSource): Edit[] {
  if ('call' in plan) return entered(plan, source);
  const { range } = source.node(plan.started, 'CallExpression', 'NewExpression');
  return [
    { range: [range[0], range[0]], text: `${plan.storage}.exit(() => ` },
    { range: [range[1], range[1]], text: ')' },
  ];
}

/** The rest of the function becomes the callback: one step further in, and otherwise as it is. */
function entered({ call, statement, first, last, next, isAsync, returns }: EnteredPlan, source: RewriteSource): Edit[] {
  const { callee, arguments: [store] } = source.node(call, 'CallExpression');
  if (callee.type !== 'MemberExpression' || !store) throw new CorruptFindingError('call with a store', call);
  const [, behindStore] = source.around(store);
  const { range } = source.node(statement, 'ExpressionStatement');
  const [top, end] = [source.node(first), source.node(last).range[1]];
  const edits: Edit[] = [
    ...(returns ? [{ range: [range[0], range[0]] as const, text: 'return ' }] : []),
    { range: callee.property.range, text: 'run' },
  ];
  const semicolon = source.semicolons ? ';' : '';
  if (next) return [...edits, { range: [behindStore, end], text: `, ${source.slice(source.node(next, 'Identifier').range)})${semicolon}` }];
  const start = source.lineStart(source.startWithComments(top));
  const behind = source.endWithComment(range[1]);
  const bottom = source.endWithComment(end);
  return [
    ...edits,
    { range: [behindStore, range[1]], text: `, ${isAsync ? 'async ' : ''}() => {` },
    // Empty lines behind the call would open the callback.
    ...(start - source.eol.length > behind ? [{ range: [behind, start - source.eol.length] as const, text: '' }] : []),
    ...source.indented([start, bottom], []),
    { range: [bottom, bottom], text: `${source.eol}${source.indentAt(range[0])}})${semicolon}` },
  ];
}
