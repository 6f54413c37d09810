import type { Edit } from '../../finding.ts';
import type { FlatPlan } from '../../plans/waste/plan.ts';
import { CorruptFindingError } from '../../codemod.ts';
import type { RewriteSource } from '../source.ts';

/** `flatMap` with the callback that gives the list alone, or `flat`, from the name of the method on. */
export function flat({ reduce, map }: FlatPlan, source: RewriteSource): Edit[] {
  const { callee, range } = source.node(reduce, 'CallExpression');
  if (callee.type !== 'MemberExpression') throw new CorruptFindingError('reduce', reduce);
  return [{ range: [callee.property.range[0], range[1]], text: map ? `flatMap(${callbackOf(map, source, callee.property.range[0])})` : 'flat()' }];
}

/** The callback without its first parameter, and with the value in place of the joined list. */
function callbackOf({ callback, growth, value }: NonNullable<FlatPlan['map']>, source: RewriteSource, at: number): string {
  const fn = source.node(callback, 'ArrowFunctionExpression', 'FunctionExpression');
  const [, element] = fn.params;
  const [dropped] = fn.params;
  if (!dropped || !element) throw new CorruptFindingError('parameters', callback);
  const [from, to] = source.node(growth).range;
  const list = source.reindent(source.slice(source.node(value).range), source.indentAt(value[0]), source.indentAt(from));
  const text = source.text.slice(fn.range[0], dropped.range[0]) + source.text.slice(element.range[0], from) + list + source.text.slice(to, fn.range[1]);
  const plain = source.arrowParensAlways ? text : text.replace(/^\((\w+)\)(?= =>)/, '$1');
  return source.reindent(plain, source.indentAt(fn.range[0]), source.indentAt(at));
}
