import { ready } from '../ready.ts';

export function run(size: number): number {
  const values = new Array<number>(size);
  // In no order, as measurements come.
  for (let i = 0; i < size; i++) values[i] = (i * 7919) % size;
  ready();
  return total(values, size);
}

function total(values: number[], threshold: number): number {
  return values.map((value) => value * 2).filter((value) => value > threshold).reduce((sum, value) => sum + value, 0);
}
