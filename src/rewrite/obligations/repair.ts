import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { Piece } from '../../plans/piece.ts';
import type { RepairPlan } from '../../plans/obligations/plan.ts';
import { nameHandler } from './handler.ts';
import type { RewriteSource } from '../source.ts';

/** Puts the parts of a call right, or a call in the place of what only names it. */
export function repair({ call, instead, parts, append, handler }: RepairPlan, source: RewriteSource): Edit[] {
  const node = source.node(call, instead ?? 'CallExpression');
  const textOf = (piece: Piece): string => ('text' in piece ? piece.text : source.slice(source.node(piece.range).range));
  const last = node.type === 'CallExpression' ? node.arguments.at(-1) : undefined;
  if (append && !last) throw new CorruptFindingError('argument', call);
  const end = last ? source.around(last)[1] : 0;
  return [
    ...(handler ? nameHandler(source, handler) : []),
    ...parts.map(({ part, by }) => ({ range: source.node(part).range, text: textOf(by) })),
    ...(append ? [{ range: [end, end] as const, text: `, ${textOf(append)}` }] : []),
  ];
}
