import { ready } from '../ready.ts';

export function run(size: number): boolean[] {
  const values: number[] = [];
  for (let i = 0; i < size; i++) values.push(i);
  ready();
  return [has(values, size - 1), has(values, size)];
}

function has(values: number[], value: number): boolean {
  return values.slice().includes(value);
}
