import type { Edit } from '../../finding.ts';
import type { MethodPlan } from '../../plans/waste/method.ts';
import type { RewriteSource } from '../source.ts';

/** Turns a field that holds an arrow function into a method. */
export function methodOf({ field, key, fn, isReadonly }: MethodPlan, source: RewriteSource): Edit[] {
  const member = source.node(field, 'PropertyDefinition');
  const name = source.node(key);
  const { range, body, async } = source.node(fn, 'ArrowFunctionExpression');
  const words = source.slice([member.range[0], name.range[0]]);
  const start = range[0] + (async ? 'async'.length : 0);
  const parameters = source.slice([start, source.text.lastIndexOf('=>', body.range[0])]).trim();
  const { eol, step } = source;
  const indent = source.indentAt(member.range[0]);
  const block = body.type === 'BlockStatement' ? source.slice(body.range) : `{${eol}${indent}${step}return ${source.slice(body.range)}${source.semicolons ? ';' : ''}${eol}${indent}}`;
  const head = `${isReadonly ? words.replace(/\breadonly\s+/, '') : words}${async ? 'async ' : ''}${source.slice(name.range)}`;
  return [{ range: member.range, text: `${head}${/^[(<]/.test(parameters) ? parameters : `(${parameters})`} ${block}` }];
}
