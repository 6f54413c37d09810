import { readFileSync } from 'node:fs';

import { onLines } from '../lines-file.ts';

export const run = (size: number): number => onLines(size, slowest);

function slowest(file: string): number {
  let sum = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, status, took] = line.split(' ');
    if (status === '200') sum += Number(took);
  }
  return sum;
}
