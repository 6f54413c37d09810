#!/usr/bin/env node
import plugin from '../index.ts';
import { run } from './run.ts';

// A reader that closes the pipe early, as `head` does, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), plugin, {
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY,
  });
} catch (error) {
  // 1 would say that there is something to apply.
  console.error('memopt-codemod failed; please report this:', error);
  process.exitCode = 2;
}
