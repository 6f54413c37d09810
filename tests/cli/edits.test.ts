import { describe, expect, it } from 'vitest';

import { applyEdits, disjoint, moved } from '../../src/apply/edits.ts';
import type { Edit } from '../../src/finding.ts';

const edit = (start: number, end: number, text = ''): Edit => ({ range: [start, end], text });

describe('edits', () => {
  it('are applied from any order; insertions at one place keep theirs', () => {
    expect(applyEdits('abcdef', [edit(4, 5, 'E'), edit(0, 1, ''), edit(2, 2, '1'), edit(2, 2, '2'), edit(6, 6, '!')])).toBe('b12cdEf!');
  });

  it('must not overlap or leave the text', () => {
    expect(() => applyEdits('abc', [edit(0, 2), edit(1, 3)])).toThrow(RangeError);
    expect(() => applyEdits('abc', [edit(2, 4)])).toThrow(RangeError);
    expect(() => applyEdits('abc', [edit(2, 1)])).toThrow(RangeError);
  });

  it('groups whose hulls touch or interlock conflict; the earlier one goes first', () => {
    const groups = [[edit(10, 20)], [edit(0, 1), edit(5, 6)], [edit(3, 3)], [edit(6, 7)], [edit(20, 21)], [edit(8, 9)]];
    expect(disjoint(groups, (group) => group)).toEqual([groups[1], groups[5], groups[0]]);
  });

  it('move what lies behind them', () => {
    const edits = [edit(2, 4, 'xyz'), edit(6, 6, 'ab')];
    expect([0, 2, 3, 4, 5, 6, 7].map((offset) => moved(offset, edits))).toEqual([0, 2, 2, 5, 6, 9, 10]);
  });
});
