import type { Edit } from '../../finding.ts';
import type { DirectPlan } from '../../plans/waste/plan.ts';
import type { RewriteSource } from '../source.ts';

/** Puts the simpler expression in the place of the other. */
export const direct = ({ node, by }: DirectPlan, source: RewriteSource): Edit[] => [
  { range: source.node(node).range, text: by.map((piece) => ('text' in piece ? piece.text : source.slice(source.node(piece.range).range))).join('') },
];
