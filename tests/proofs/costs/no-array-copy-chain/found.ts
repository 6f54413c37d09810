import { ready } from '../ready.ts';

export function run(size: number): number | undefined {
  const values = new Array<number>(size);
  for (let i = 0; i < size; i++) values[i] = i;
  ready();
  return first(values, size / 100);
}

function first(values: number[], threshold: number): number | undefined {
  return values.map((value) => value * 2).filter((value) => value > threshold).find((value) => value % 7 === 0);
}
