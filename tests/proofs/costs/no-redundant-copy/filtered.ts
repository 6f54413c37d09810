import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const values: number[] = [];
  for (let i = 0; i < size; i++) values.push(i % 3);
  ready();
  return counts([0, 1, 2], values);
}

function counts(kinds: number[], values: number[]): number[] {
  return kinds.map((kind) => values.filter((value) => value === kind).length);
}
