import { ready } from '../ready.ts';

export function run(size: number): number[] {
  const values = new Array<number>(size);
  // In no order, as measurements come.
  for (let i = 0; i < size; i++) values[i] = (i * 7919) % size;
  ready();
  return pipeline(values, size, 3);
}

function pipeline(values: number[], threshold: number, offset: number): number[] {
  const doubled = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) doubled[i] = values[i]! * 2;

  const kept = new Array<number>(doubled.length);
  let count = 0;
  for (let i = 0; i < doubled.length; i++) {
    if (doubled[i]! > threshold) kept[count++] = doubled[i]!;
  }
  kept.length = count;

  const shifted = new Array<number>(kept.length);
  for (let i = 0; i < kept.length; i++) shifted[i] = kept[i]! + offset;
  return shifted;
}
