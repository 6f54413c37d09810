import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const values = new Array<number>(size);
  // In no order, as measurements come.
  for (let i = 0; i < size; i++) values[i] = (i * 7919) % size;
  ready();
  return pipeline(values, size, 3);
}

function pipeline(values: number[], threshold: number, offset: number): number[] {
  const doubled = values.map((value) => value * 2);
  const kept = doubled.filter((value) => value > threshold);
  const shifted = kept.map((value) => value + offset);
  return shifted;
}
