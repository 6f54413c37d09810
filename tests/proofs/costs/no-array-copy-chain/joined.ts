import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const values = new Array<number>(size);
  for (let i = 0; i < size; i++) values[i] = (i * 7919) % size;
  ready();
  return joined(values, values, size / 2);
}

function joined(left: number[], right: number[], threshold: number): number[] {
  return [...left.filter((value) => value > threshold).map((value) => value * 2), ...right.filter((value) => value < threshold).map((value) => value + 3)];
}
