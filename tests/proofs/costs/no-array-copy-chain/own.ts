import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const [threshold, offset] = [size, 3];
  const values: number[] = [];
  // In no order, as measurements come.
  for (let i = 0; i < size; i++) values.push((i * 7919) % size);
  ready();
  return values.map((value) => value * 2).filter((value) => value > threshold).map((value) => value + offset);
}
