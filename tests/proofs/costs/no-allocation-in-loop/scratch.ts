import { ready } from '../ready.ts';

export function run(size: number): number {
  const blocks = Array.from({ length: size / 10_000 }, (_, i) => Uint16Array.from({ length: 100 }, (_value, k) => (i * k) % 65_536));
  ready();
  return distinct(blocks);
}

function distinct(blocks: Uint16Array[]): number {
  let total = 0;
  for (const block of blocks) {
    const seen = new Uint8Array(65_536);
    for (const value of block) {
      if (seen[value] === 0) total++;
      seen[value] = 1;
    }
  }
  return total;
}
