import type { Edit } from '../../finding.ts';
import type { RowsPlan } from '../../plans/waste/rows.ts';
import type { RewriteSource } from '../source.ts';
import { bind } from './bindings.ts';
import { helperAtEnd } from './helper.ts';
import { walkEdits } from './lines.ts';

/** Walks rows as they come, in place of an array of all. */
export function streamRows({ load, by, named, untyped, imports, helper, walk }: RowsPlan, source: RewriteSource): Edit[] {
  const { range } = source.node(load, 'AwaitExpression', 'CallExpression', 'MemberExpression');
  const text = by.map((piece) => ('text' in piece ? piece.text : source.slice(checked(source, piece.range)))).join('');
  return [
    ...bind(source, imports),
    ...(untyped ? [{ range: untyped, text: source.node(untyped, 'Identifier').name }] : []),
    ...(named ? [{ range: source.node(named.node, 'ObjectPattern', 'ArrayPattern', 'MemberExpression').range, text: source.node(named.by, 'Identifier').name }] : []),
    ...walkEdits(source, walk, { range, text }),
    ...(helper?.code ? [helperAtEnd(source, helper.code)] : []),
  ];
}

/** A piece is a node, or the options of a query without their closing brace. */
const checked = (source: RewriteSource, [start, end]: Edit['range']): Edit['range'] => (source.text[start] === '{' ? [start, end] : source.node([start, end]).range);
