import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { ScopePlan } from '../../plans/obligations/plan.ts';
import { print } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import { undoStatements } from './undo.ts';

type FinallyPlan = Extract<ScopePlan, { first: unknown }>;

/** Releases what a function opens wherever the function is left. */
export function scoped(plan: ScopePlan, source: RewriteSource): Edit[] {
  source.node(plan.acquisition, 'CallExpression', 'NewExpression');
  const drops = plan.drops.map((range) => source.lineOf(source.node(range, 'ExpressionStatement').range));
  const dropped = drops.map((range) => ({ range, text: '' }));
  const waits = plan.waits.map((range): Edit => ({ range: [range[0], range[0]], text: source.node(range, 'CallExpression', 'NewExpression') && 'await ' }));
  if (!('using' in plan)) return [...inFinally(plan, source, drops), ...dropped, ...waits];
  const { kind, range } = source.node(plan.declaration, 'VariableDeclaration');
  return [{ range: [range[0], range[0] + kind.length], text: plan.using }, ...dropped, ...waits];
}

/** The lines between become the block of a `try`: one step further in, and otherwise as they are. */
function inFinally(plan: FinallyPlan, source: RewriteSource, drops: readonly (readonly [number, number])[]): Edit[] {
  const { eol, step } = source;
  const [first, last] = [source.node(plan.first), source.node(plan.last)];
  const indent = source.indentAt(first.range[0]);
  const start = source.lineStart(source.startWithComments(first));
  const end = plan.isTry ? last.range[1] : source.endWithComment(last.range[1]);
  const [open, close] = [plan.isTry ? '' : `${indent}try {${eol}`, plan.isTry ? ' finally {' : `${eol}${indent}} finally {`];
  const wrap: Edit[] = plan.isTry ? [] : source.indented([start, end], drops).map((edit, index) => (index === 0 ? { ...edit, text: open + edit.text } : edit));
  const release = plan.release && source.node(plan.release, 'ExpressionStatement');
  if (release && plan.moves) {
    if (release.range[0] < end) throw new CorruptFindingError('release behind the statements', release.range);
    const top = source.lineStart(source.startWithComments(release));
    const bottom = source.endWithComment(release.range[1]);
    const lines = source.indented([top, bottom], []).filter(({ range }) => range[0] > top);
    return [...wrap, { range: [end, top], text: `${close}${eol}${step}` }, ...lines, { range: [bottom, bottom], text: `${eol}${indent}}` }];
  }
  const code = release ? indent + step + source.slice(release.range) : print(source, undoStatements(source, plan.undo as NonNullable<FinallyPlan['undo']>))(indent + step);
  return [...wrap, { range: [end, end], text: `${close}${eol}${code}${eol}${indent}}` }];
}
