import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { ScopePlan } from '../../plans/obligations/plan.ts';
import { print, type Code } from '../print.ts';
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

function inFinally(plan: FinallyPlan, source: RewriteSource, drops: readonly Range[]): Edit[] {
  const { eol, step } = source;
  const release = plan.release && source.node(plan.release, 'ExpressionStatement');
  if (release && plan.moves) {
    const { wrap, end, close, indent } = tryOf(source, plan, drops);
    if (release.range[0] < end) throw new CorruptFindingError('release behind the statements', release.range);
    const top = source.lineStart(source.startWithComments(release));
    const bottom = source.endWithComment(release.range[1]);
    const lines = source.indented([top, bottom], []).filter(({ range }) => range[0] > top);
    return [...wrap, { range: [end, top], text: `${close}${eol}${step}` }, ...lines, { range: [bottom, bottom], text: `${eol}${indent}}` }];
  }
  const code: Code = (inner) => (release ? inner + source.slice(release.range) : print(source, undoStatements(source, plan.undo as NonNullable<FinallyPlan['undo']>))(inner));
  return tryAround(source, plan, code, drops);
}

/** The statements from the first to the last in a `try`, and code in its `finally`. */
export function tryAround(source: RewriteSource, region: Region, code: Code, drops: readonly Range[] = []): Edit[] {
  const { wrap, end, close, indent } = tryOf(source, region, drops);
  return [...wrap, { range: [end, end], text: `${close}${source.eol}${code(indent + source.step)}${source.eol}${indent}}` }];
}

type Region = Pick<FinallyPlan, 'first' | 'last' | 'isTry'>;

/** The lines between become the block of a `try`: one step further in, and otherwise as they are. */
function tryOf(source: RewriteSource, plan: Region, drops: readonly Range[]): { wrap: Edit[]; end: number; close: string; indent: string } {
  const { eol } = source;
  const [first, last] = [source.node(plan.first), source.node(plan.last)];
  const indent = source.indentAt(first.range[0]);
  const start = source.lineStart(source.startWithComments(first));
  const end = plan.isTry ? last.range[1] : source.endWithComment(last.range[1]);
  const [open, close] = [plan.isTry ? '' : `${indent}try {${eol}`, plan.isTry ? ' finally {' : `${eol}${indent}} finally {`];
  const wrap: Edit[] = plan.isTry ? [] : source.indented([start, end], drops).map((edit, index) => (index === 0 ? { ...edit, text: open + edit.text } : edit));
  return { wrap, end, close, indent };
}
