import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { ImportChange } from '../../plans/waste/bindings.ts';
import type { RewriteSource } from '../source.ts';
import { removed, replaced } from './removals.ts';

/** Brings the names that new code needs into the file. */
export function bind(source: RewriteSource, changes: readonly ImportChange[]): Edit[] {
  const behind = new Map<number, string>();
  const gone = changes.some((change) => change.change === 'statement' && !change.instead) ? replaced : removed;
  const edits = changes.flatMap((change): Edit[] => {
    if (change.change === 'names') return [listed(source, change)];
    const text = styled(source, change.text);
    if (change.instead) return [text === '' ? gone(source, change.instead) : { range: source.node(change.instead).range, text }];
    const at = change.after ? source.endWithComment(source.node(change.after).range[1]) : topOf(source);
    const isFirst = change.after === undefined;
    behind.set(at, (behind.get(at) ?? '') + (isFirst ? text + source.eol : source.eol + text));
    return [];
  });
  return [...edits, ...[...behind].map(([at, text]) => ({ range: [at, at] as const, text }))];
}

/** With a semicolon at the end, or without, as the file has it. */
export const ended = (source: RewriteSource, line: string): string => (source.semicolons ? line : line.replace(/;$/, ''));

/** New code in the file's quotes and with its semicolons. */
export const styled = (source: RewriteSource, line: string): string => ended(source, source.quote === 'double' ? line.replace(/'((?:[^'\\"]|\\[^'])*)'/g, '"$1"') : line);

/** Below a directive and a comment at the top. */
const topOf = (source: RewriteSource): number => {
  const first = source.file.sourceCode.ast.body.find((statement) => !('directive' in statement && statement.directive !== undefined));
  return first ? source.lineStart(source.startWithComments(first)) : source.text.length;
};

/** The names in braces, in their order when they are sorted. */
function listed(source: RewriteSource, { list, add, drop }: ImportChange & { change: 'names' }): Edit {
  const node = source.node(list, 'ImportDeclaration', 'ObjectPattern');
  const parts = node.type === 'ObjectPattern' ? node.properties : node.specifiers.filter(({ type }) => type === 'ImportSpecifier');
  const gone = drop.map((range) => source.node(range, 'ImportSpecifier', 'Property'));
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || !gone.every(({ range }) => parts.some((part) => part.range[0] === range[0]))) throw new CorruptFindingError('list of names', list);
  const kept = parts.filter((part) => !gone.some((other) => other === part)).map(({ range }) => source.slice(range));
  const isSorted = kept.every((name, index) => index === 0 || (kept[index - 1] ?? '').localeCompare(name) <= 0);
  const names = isSorted ? [...kept, ...add].sort((left, right) => left.localeCompare(right)) : [...kept, ...add];
  const gap = source.startsLine(last.range[0]) ? source.eol + source.indentAt(last.range[0]) : ' ';
  return { range: [first.range[0], last.range[1]], text: names.join(`,${gap}`) };
}
