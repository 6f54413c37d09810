import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { writeLines } from '../lines-file.ts';
import { ready } from '../ready.ts';

export function run(size: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-'));
  const file = path.join(folder, 'lines.log');
  writeLines(file, size / 5);
  ready();
  const answer = digest(file);
  rmSync(folder, { recursive: true });
  return answer;
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
