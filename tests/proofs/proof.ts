import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';

import { build } from 'esbuild';

import { transform } from '../../src/transform.ts';
import type { Measured } from './measure.ts';

const folder = path.resolve('tests/proofs');

const platforms = {
  node: { use: 'void observe; measure(begin);', packages: 'external', format: 'cjs', target: 'node20' },
  browser: { use: 'void measure; globalThis.measured = observe(begin);', packages: 'bundle', format: 'iife', target: 'es2022' },
} as const;

/** A folder `fixtures/<rule>/<case>`: `fixture.ts` as its user wrote it, and `life.ts`, which begins and ends an instance of it. */
export class Proof {
  readonly name: string;
  readonly before: string;
  readonly #fixture: string;

  constructor(fixture: string, root = path.join(folder, 'fixtures')) {
    this.name = path.dirname(path.relative(root, fixture)).replaceAll(path.sep, '/');
    this.#fixture = fixture;
    this.before = readFileSync(fixture, 'utf8');
  }

  /** What the codemod of the rule makes of the fixture. */
  rewrite(): string {
    const rule = path.dirname(this.name);
    const after = transform(rule, { path: this.#fixture, source: this.before }, undefined, { level: 'review', certainty: 'likely', tests: true });
    if (after === undefined) throw new Error(`${rule} rewrites nothing in ${this.#fixture}`);
    return after;
  }

  /** What a process of its own sees of 1,000 instances when the fixture has this text. */
  async run(text: string): Promise<Measured> {
    const child = spawn(process.execPath, ['--expose-gc', '--input-type=commonjs'], { env: { ...process.env, NODE_ENV: 'production' }, stdio: 'pipe', timeout: 50_000 });
    const [printed, complaint] = [textOf(child.stdout), textOf(child.stderr)];
    child.stdin.end(await this.compile(text, 'node'));
    const answer = await printed;
    if (answer === '') throw new Error(`${this.name}: ${await complaint}`);
    return JSON.parse(answer) as Measured;
  }

  /** For a process, which loads packages as an application does, or for a page, whose `measured` is then promised. */
  async compile(text: string, platform: 'node' | 'browser'): Promise<string> {
    const { use, ...options } = platforms[platform];
    const { outputFiles } = await build({
      stdin: { contents: `import { begin } from './life.ts'; import { measure, observe } from ${JSON.stringify(path.join(folder, 'measure.ts'))}; ${use}`, resolveDir: path.dirname(this.#fixture) },
      bundle: true,
      write: false,
      platform,
      ...options,
      jsx: 'automatic',
      plugins: [
        {
          name: 'fixture',
          setup: (bundler) => bundler.onLoad({ filter: /fixture\.tsx?$/ }, () => ({ contents: text, loader: 'tsx' })),
        },
      ],
    });
    return outputFiles[0]?.text ?? '';
  }
}
