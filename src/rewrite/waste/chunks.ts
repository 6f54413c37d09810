import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { ChunksPlan, Joined } from '../../plans/waste/chunks.ts';
import { after } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { ended } from './bindings.ts';
import { helperAtEnd } from './helper.ts';

/** Collects chunks in a list, and joins them once. */
export function collectChunks({ declaration, declare, joins, push, joined, helper }: ChunksPlan, source: RewriteSource): Edit[] {
  const [first, ...others] = joins.map((range) => source.node(range));
  const last = others.at(-1) ?? first;
  if (!first || !last) throw new CorruptFindingError('join', declaration);
  const pushed = `${push.list}.push(${source.slice(source.node(push.chunk).range)})`;
  return [
    { range: source.node(declaration, 'VariableDeclaration').range, text: ended(source, declare) },
    first.type === 'AssignmentExpression' ? { range: source.around(first), text: pushed } : { range: [first.range[0], last.range[1]], text: ended(source, `${pushed};`) },
    join(joined, source),
    ...(helper?.code ? [helperAtEnd(source, helper.code)] : []),
  ];
}

function join(joined: Joined, source: RewriteSource): Edit {
  if (joined.at === 'read') return { range: source.node(joined.read, 'Identifier').range, text: joined.text };
  const node = source.node(joined.place);
  if (joined.at === 'after') return after(source, node, (indent) => indent + ended(source, joined.text));
  if (node.type !== 'BlockStatement') throw new CorruptFindingError('block', joined.place);
  const at = node.range[0] + 1;
  const outer = source.indentAt(node.range[0]);
  return { range: [at, at], text: `${source.eol}${outer}${source.step}${ended(source, joined.text)}` };
}
