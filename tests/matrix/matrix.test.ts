import { describe, expect, it } from 'vitest';

import { resources } from '../../src/resources/index.ts';
import { matrix } from './matrix.ts';
import { examples } from './rows.ts';

describe('the table of resources', () => {
  it.each(matrix())('$row.id has no empty cell', ({ row, ...cells }) => {
    expect(Object.entries(cells).filter(([, cell]) => cell === '')).toEqual([]);
    expect(Object.keys(examples[row.id]?.finite ?? {}).sort()).toEqual([...(row.finite ?? [])].sort());
  });

  it('has an example for nothing but its rows', () => {
    expect(Object.keys(examples).filter((id) => !resources.some((row) => row.id === id))).toEqual([]);
  });
});
