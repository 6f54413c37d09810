import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const values = Array.from({ length: size / 1000 }, (_, index) => index);
  ready();
  let all: number[] = [];
  for (const value of values) all = all.concat([value, value]);
  return all;
}
