import { readFile } from 'node:fs/promises';

import { onLines } from '../lines-file.ts';

export const run = (size: number): Promise<number> => onLines(size, slowest);

async function slowest(file: string): Promise<number> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.includes(' 200 '))
    .map((line) => Number(line.split(' ')[2]))
    .reduce((sum, took) => sum + took, 0);
}
