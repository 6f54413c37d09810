import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { writeBlock } from './block.ts';

const source = 'docs/example/presence.ts';
const command = path.resolve('dist/command/main.js');

/** What the command really prints for the example, in a folder that holds nothing else. */
export function writeExample(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-example-'));
  const name = path.basename(source);
  cpSync(source, path.join(folder, name));
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, name, '--level', 'review'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (status !== 1) throw new Error(`${source} gives nothing to apply:\n${stdout}${stderr}`);
  const before = `\`\`\`ts\n${readFileSync(source, 'utf8').trim()}\n\`\`\``;
  const after = `\`\`\`diff\n$ npx memopt-codemod --level review\n${stdout.trim()}\n\`\`\``;
  writeBlock('README.md', 'example', `${before}\n\n${after}`);
}
