import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import { elementOf, type RowCast } from '../../plans/waste/row-casts.ts';
import type { Piece } from '../../plans/piece.ts';
import type { HandedRowsPlan, RowsPlan } from '../../plans/waste/rows.ts';
import type { RewriteSource } from '../source.ts';
import { bind } from './bindings.ts';
import { helperAtEnd } from './helper.ts';
import { walkEdits } from './lines.ts';

/** Walks rows as they come, in place of an array of all. */
export const streamRows = (plan: HandedRowsPlan | RowsPlan, source: RewriteSource): Edit[] => ('loop' in plan ? handed(plan, source) : kept(plan, source));

/** The loop comes out of the callback. */
function handed({ statement, loop, by, imports, helper }: HandedRowsPlan, source: RewriteSource): Edit[] {
  const { range } = source.node(statement, 'ExpressionStatement');
  const { left, body, range: inner } = source.node(loop, 'ForOfStatement');
  const text = `for await (${source.slice(left.range)} of ${textOf(by, source)}) ${source.slice(body.range)}`;
  return [...bind(source, imports), { range, text: source.reindent(text, source.indentAt(inner[0]), source.indentAt(range[0])) }, ...(helper?.code ? [helperAtEnd(source, helper.code)] : [])];
}

const textOf = (by: readonly Piece[], source: RewriteSource): string => by.map((piece) => ('text' in piece ? piece.text : source.slice(checked(source, piece.range)))).join('');

function kept({ load, by, named, untyped, casts, imports, helper, walk }: RowsPlan, source: RewriteSource): Edit[] {
  const { range } = source.node(load, 'AwaitExpression', 'CallExpression', 'MemberExpression');
  const made = [{ range, text: textOf(by, source) }, ...casts.map((cast) => typed(source, cast))];
  const { pieces, others } = inline(source, walk, made);
  return [
    ...bind(source, imports),
    ...(untyped ? [{ range: untyped, text: source.node(untyped, 'Identifier').name }] : []),
    ...(named ? [{ range: source.node(named.node, 'ObjectPattern', 'ArrayPattern', 'MemberExpression').range, text: source.node(named.by, 'Identifier').name }] : []),
    ...others,
    ...walkEdits(source, walk, pieces),
    ...(helper?.code ? [helperAtEnd(source, helper.code)] : []),
  ];
}

/** `as Iterable<Row>` in place of `as Row[]`. */
function typed(source: RewriteSource, { cast, to }: RowCast): Edit {
  const { typeAnnotation: type } = source.node(cast, 'TSAsExpression', 'TSSatisfiesExpression', 'TSTypeAssertion');
  const element = elementOf(type);
  if (!element) throw new CorruptFindingError('type', cast);
  return { range: type.range, text: `${to}<${source.slice(element.range)}>` };
}

/** What is walked where it is made, cast and all, is one text; else each edit has its own place. */
function inline(source: RewriteSource, walk: RowsPlan['walk'], edits: readonly Edit[]): { pieces: Edit; others: readonly Edit[] } {
  const [made, ...others] = edits as readonly [Edit, ...Edit[]];
  if (!('pieces' in walk)) return { pieces: made, others };
  const { range } = source.node(walk.pieces);
  const inside = edits.filter((edit) => edit.range[0] >= range[0] && edit.range[1] <= range[1]).sort((left, right) => left.range[0] - right.range[0]);
  if (!inside.includes(made)) return { pieces: made, others };
  let text = '';
  let [at] = range;
  for (const edit of inside) {
    text += source.slice([at, edit.range[0]]) + edit.text;
    [, at] = edit.range;
  }
  return { pieces: { range, text: text + source.slice([at, range[1]]) }, others: others.filter((edit) => !inside.includes(edit)) };
}

/** A piece is a node, or the options of a query without their closing brace. */
const checked = (source: RewriteSource, [start, end]: Edit['range']): Edit['range'] => (source.text[start] === '{' ? [start, end] : source.node([start, end]).range);
