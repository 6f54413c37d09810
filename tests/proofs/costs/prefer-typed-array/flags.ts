import { ready } from '../ready.ts';

export function run(size: number): number {
  ready();
  return primesBelow(size * 1, 3);
}

function primesBelow(width: number, height: number): number {
  const composite = new Array(width * height).fill(false);
  let found = 0;
  for (let i = 2; i < composite.length; i++) {
    if (composite[i]) continue;
    found++;
    for (let j = i * i; j < composite.length; j += i) composite[j] = true;
  }
  return found;
}
