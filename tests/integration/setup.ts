import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder outside of the tree for everything that this run packs and installs. */
    fresh: string;
  }
}

/** Packs what the tests install, so that `npm test` alone is enough. */
export default function setup({ provide }: TestProject): () => void {
  execFileSync('npm', ['run', '--silent', 'pack'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const fresh = mkdtempSync(path.join(tmpdir(), 'memopt-integration-'));
  cpSync('release', path.join(fresh, 'release'), { recursive: true, filter: (source) => !source.includes('release/') || source.endsWith('.tgz') });
  provide('fresh', fresh);
  return () => rmSync(fresh, { recursive: true, force: true });
}
