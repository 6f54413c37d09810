import { ready } from '../ready.ts';

export function run(size: number): boolean[] {
  const values = new Set<number>();
  for (let i = 0; i < size; i++) values.add(i);
  ready();
  return [has(values, size - 1), has(values, size)];
}

function has(values: Set<number>, value: number): boolean {
  return [...values].includes(value);
}
