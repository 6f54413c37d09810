import type { Edit } from '../finding.ts';

/** The edits of one finding: applied together or not at all. */
export type Group = readonly Edit[];

interface Hull {
  readonly start: number;
  readonly end: number;
}

const byPlace = (a: Edit, b: Edit): number => a.range[0] - b.range[0] || a.range[1] - b.range[1];

function hull(group: Group): Hull {
  return { start: Math.min(...group.map(({ range }) => range[0])), end: Math.max(...group.map(({ range }) => range[1])) };
}

/**
 * The items whose groups can be applied at once, in source order. Groups whose hulls touch conflict, and the earlier
 * one wins: that is how `eslint --fix` chooses, so both come to the same text.
 */
export function disjoint<T>(items: readonly T[], groupOf: (item: T) => Group): readonly T[] {
  const ordered = items.map((item) => ({ item, ...hull(groupOf(item)) })).sort((a, b) => a.start - b.start || a.end - b.end);
  const chosen: T[] = [];
  let reached = -1;
  for (const { item, start, end } of ordered) {
    if (start <= reached) continue;
    chosen.push(item);
    reached = end;
  }
  return chosen;
}

/**
 * The text after the edits. Insertions at one place keep their order.
 * @throws {RangeError} when two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let reached = 0;
  for (const { range, text: replacement } of [...edits].sort(byPlace)) {
    if (range[0] < reached || range[1] < range[0] || range[1] > text.length) throw new RangeError(`the edit at ${range[0]}-${range[1]} overlaps another or lies outside the text`);
    result += text.slice(reached, range[0]) + replacement;
    reached = range[1];
  }
  return result + text.slice(reached);
}

/** Where an offset of the old text lies in the new one; inside a replaced range it is where the replacement starts. */
export function moved(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { range, text } of edits) {
    if (range[1] <= offset) shift += text.length - (range[1] - range[0]);
    else if (range[0] < offset) shift += range[0] - offset;
  }
  return offset + shift;
}
