import type { Edit, Range } from '../../finding.ts';
import type { HoistPlan } from '../../plans/waste/hoist.ts';
import { before } from '../place.ts';
import { print } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import { removed } from './removals.ts';
import { constant } from './snippets.ts';

/** Makes something once in front of the code that made it again and again. */
export function hoist({ anchor, form }: HoistPlan, source: RewriteSource): Edit[] {
  const statement = source.node(anchor);
  const indent = source.indentAt(anchor[0]);
  if (form.by === 'declaration') {
    const { range } = source.node(form.declaration, 'VariableDeclaration');
    // The comment that ends its line goes with it.
    const whole: Range = form.reset === undefined ? [range[0], source.endWithComment(range[1])] : range;
    const text = source.reindent(source.slice(whole), source.indentAt(range[0]), indent);
    const end = source.semicolons ? ';' : '';
    return [before(source, statement, (at) => at + text), form.reset === undefined ? removed(source, range) : { range, text: form.reset + end }];
  }
  if (form.by === 'name') {
    const value = source.node(form.value, 'CallExpression', 'NewExpression');
    const text = source.reindent(source.slice(value.range), source.indentAt(value.range[0]), indent);
    return [declared(source, statement, form.name, text), ...form.sites.map((site) => ({ range: source.node(site, 'CallExpression', 'NewExpression').range, text: form.name }))];
  }
  const inputs = form.inputs.map((range) => source.slice(source.node(range).range)).join(', ');
  const text = source.reindent(`new Intl.${form.maker}(${inputs})`, source.indentAt(form.inputs[0]?.[0] ?? anchor[0]), indent);
  const sites = form.sites.map(({ range, values }) => ({ range: source.node(range, 'CallExpression').range, text: `${form.name}.${form.method}(${values.map((value) => source.inLine(source.node(value).range)).join(', ')})` }));
  return [declared(source, statement, form.name, text), ...sites];
}

const declared = (source: RewriteSource, statement: ReturnType<RewriteSource['node']>, name: string, text: string): Edit => before(source, statement, print(source, (j, old) => constant(j, old, name, text)));
