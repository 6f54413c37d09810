import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { collected } from '../instance.ts';
import { index, titleOf } from './titles.ts';

/** Indexes fifty texts of a million characters. */
export async function measure(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'titles-'));
  await collected();
  const before = process.memoryUsage().heapUsed;
  const files = Array.from({ length: 50 }, (_, number) => path.join(folder, String(number)));
  for (const [number, file] of files.entries()) {
    writeFileSync(file, `# The title of text ${number}\n${'text '.repeat(200_000)}`);
    index(file);
  }
  await collected();
  const kept = process.memoryUsage().heapUsed - before;
  rmSync(folder, { recursive: true });
  process.stdout.write(JSON.stringify({ megabytes: kept / 1e6, titles: files.map((file) => titleOf(file)) }));
}
