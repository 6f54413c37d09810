import { ready } from '../ready.ts';

export function run(size: number): number {
  const values = Array.from({ length: Math.sqrt(size) }, (_, index) => index);
  ready();
  let sum = 0;
  for (const { left, right } of pairs(values)) sum += (left * right) % 7;
  return sum;
}

function pairs(values: readonly number[]) {
  const list: { left: number; right: number }[] = [];
  for (const left of values) {
    for (const right of values) list.push({ left, right });
  }
  return list;
}
