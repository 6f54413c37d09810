import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ready } from '../ready.ts';

/** A file of 1 MB for each 10,000 of the size. */
export async function run(size: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-concurrency-'));
  const file = path.join(folder, 'data');
  writeFileSync(file, Buffer.alloc(1_000_000, 'line\n'));
  ready();
  const counts = await countLines(Array.from({ length: size / 10_000 }, () => file));
  rmSync(folder, { recursive: true });
  return counts.reduce((sum, count) => sum + count, 0);
}

function countLines(files: readonly string[]): Promise<number[]> {
  return Promise.all(
    files.map(async (file) => {
      const content = await readFile(file);
      let count = 0;
      for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) count += 1;
      return count;
    }),
  );
}
