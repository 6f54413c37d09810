import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { DropHeldPlan } from '../../plans/retention/plan.ts';
import type { RewriteSource } from '../source.ts';

/** Leaves the target out of what a registry holds, and out of its type. */
export const dropHeld = ({ held, property, type }: DropHeldPlan, source: RewriteSource): Edit[] => [without(source.node(held, 'ObjectExpression').properties, property), ...(type ? [withoutMember(source, type)] : [])];

/** A member of a written type, which is no node of the code. */
function withoutMember(source: RewriteSource, { gone, name }: NonNullable<DropHeldPlan['type']>): Edit {
  const text = source.slice(gone);
  const isFirst = text.startsWith(name) && /[;,\s]$/.test(text);
  const isLast = /^(?:[;,]|\r?\n)/.test(text) && text.slice(1).trimStart().startsWith(name);
  if (!isFirst && !isLast) throw new CorruptFindingError('type', gone);
  return { range: gone, text: '' };
}

/** Takes one out of a list, with what stands between it and the next one, or the one before. */
function without(parts: readonly { readonly range: Range }[], gone: Range): Edit {
  const index = parts.findIndex(({ range }) => range[0] === gone[0] && range[1] === gone[1]);
  const [next, last] = [parts[index + 1], parts[index - 1]];
  if (index < 0 || (!next && !last)) throw new CorruptFindingError('property', gone);
  return { range: next ? [gone[0], next.range[0]] : [(last as { range: Range }).range[1], gone[1]], text: '' };
}
