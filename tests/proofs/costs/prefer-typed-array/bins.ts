import { ready } from '../ready.ts';

export function run(size: number): number {
  ready();
  return fullest(size / 1000, 1000);
}

function fullest(width: number, height: number): number {
  const bins = new Array<number>(width * height).fill(0);
  for (let i = 0; i < width * height; i++) bins[(i * 7919) % (width * height)]! += 1;
  let top = 0;
  for (let i = 0; i < bins.length; i++) if ((bins[i] ?? 0) > (bins[top] ?? 0)) top = i;
  return top;
}
