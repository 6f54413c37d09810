import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const [threshold, offset] = [size, 3];
  const values: number[] = [];
  for (let i = 0; i < size; i++) values.push(i);
  ready();
  return values.map((value) => value * 2).filter((value) => value > threshold).map((value) => value + offset);
}
