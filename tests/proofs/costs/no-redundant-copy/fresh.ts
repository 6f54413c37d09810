import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const values: number[] = [];
  for (let i = 0; i < size; i++) values.push(i);
  ready();
  return reversed(values);
}

function reversed(values: number[]): number[] {
  return values.map((value) => value + 1).toReversed();
}
