import type { Edit, Range } from '../../finding.ts';
import type { RewriteSource } from '../source.ts';

/** Whether the comment that ends the line goes with its statement; what it says may still hold where the statement only moves. */
type Comment = 'goes' | 'stays';

/** A statement with its line, when nothing else stands there. */
export const removed = (source: RewriteSource, range: Range, comment: Comment = 'goes'): Edit => ({ range: withoutGap(source, lineOf(source, range, comment)), text: '' });

/** The same where something else comes to stand in its place: the empty lines around it stay. */
export const replaced = (source: RewriteSource, range: Range): Edit => ({ range: lineOf(source, range, 'goes'), text: '' });

/** Several statements; those that stand line by line are gone together. */
export function removedAll(source: RewriteSource, ranges: readonly Range[], comment: Comment = 'goes'): Edit[] {
  const runs: Range[] = [];
  for (const [start, end] of ranges.map((range) => lineOf(source, range, comment)).sort(([left], [right]) => left - right)) {
    const last = runs.at(-1);
    if (last && source.startsLine(last[0]) && /^\s*$/.test(source.slice([last[1], start]))) runs[runs.length - 1] = [last[0], end];
    else runs.push([start, end]);
  }
  return runs.map((range) => ({ range: withoutGap(source, range), text: '' }));
}

function lineOf(source: RewriteSource, range: Range, comment: Comment): Range {
  const node = source.node(range);
  const [start, end] = [node.range[0], comment === 'goes' ? source.endWithComment(node.range[1]) : node.range[1]];
  const line = /^[\t ]*(?:\r?\n|$)/.exec(source.text.slice(end));
  return source.startsLine(start) && line ? [source.lineStart(start), end + line[0].length] : node.range;
}

/** With the empty lines that would be too many: at the beginning or the end of a block or a file, and below another one. */
function withoutGap({ text }: RewriteSource, [start, end]: Range): Range {
  const above = text.slice(0, start);
  const isLine = /(?:^|\n)$/.test(above) && (text[end - 1] === '\n' || end === text.length);
  if (!isLine) return [start, end];
  const isFirst = /(?:^|[{>][\t ]*\r?\n)$/.test(above);
  const isBelowGap = /(?:^|\n)[\t ]*\r?\n$/.test(above);
  const isLast = /^[\t ]*(?:\}|$)/.test(text.slice(end));
  const below = isFirst || isBelowGap ? (/^(?:[\t ]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  const top = isLast && isBelowGap ? (/(?<=\n)(?:[\t ]*\r?\n)+$/.exec(above)?.[0].length ?? 0) : 0;
  return [start - top, end + below];
}
