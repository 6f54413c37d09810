import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const values = new Array<number>(size);
  for (let i = 0; i < size; i++) values[i] = (i * 7919) % size;
  ready();
  return latest(values, size / 2);
}

function latest(values: number[], threshold: number): number[] {
  return [...values].reverse().filter((value) => value > threshold).map((value) => value * 2);
}
