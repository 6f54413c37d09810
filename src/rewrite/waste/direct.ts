import type { Edit } from '../../finding.ts';
import type { DirectPlan } from '../../plans/waste/plan.ts';
import type { RewriteSource } from '../source.ts';
import { helperAtEnd } from './helper.ts';

/** Puts the simpler expression in the place of the other. */
export function direct({ node, by, helper }: DirectPlan, source: RewriteSource): Edit[] {
  const indent = source.indentAt(node[0]);
  return [{ range: source.node(node).range, text: by.map((piece) => ('text' in piece ? piece.text : source.reindent(source.slice(source.node(piece.range).range), source.indentAt(piece.range[0]), indent))).join('') }, ...(helper?.code ? [helperAtEnd(source, helper.code)] : [])];
}
