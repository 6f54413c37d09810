import type { Edit } from '../../finding.ts';
import type { PipelinePlan } from '../../plans/obligations/plan.ts';
import { addImport } from './imports.ts';
import { print } from '../print.ts';
import type { RewriteSource } from '../source.ts';

/** `source.pipe(target)` becomes `pipeline(source, target, (error) => { … })`; the streams stay as they are written. */
export function pipeline({ calls, source: range, targets, name, isHandled, add }: PipelinePlan, source: RewriteSource): Edit[] {
  const first = source.node(range);
  const between = targets.map((target, index): Edit => ({ range: [(targets[index - 1] ?? first.range)[1], source.node(target).range[0]], text: ', ' }));
  const ends = calls.map((call) => source.node(call, 'CallExpression').range[1]);
  const callback = print(source, (j) => {
    const report = j.ifStatement(j.identifier('error'), j.blockStatement([j.expressionStatement(j.callExpression(j.memberExpression(j.identifier('console'), j.identifier('error')), [j.identifier('error')]))]));
    return isHandled ? j.arrowFunctionExpression([], j.identifier('undefined')) : j.arrowFunctionExpression([j.identifier('error')], j.blockStatement([report]));
  })(source.indentAt(first.range[0])).trimStart();
  const start = first.range[0];
  const last: Edit = { range: [targets.at(-1)?.[1] ?? start, ends.at(-1) ?? start], text: `, ${callback})` };
  return [...(add ? addImport(source, add) : []), { range: [start, start], text: `${name}(` }, ...between, last];
}
