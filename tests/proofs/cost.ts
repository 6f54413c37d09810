import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { transform } from '../../src/transform.ts';

const folder = path.resolve('tests/proofs/costs');

export interface Cost {
  /** The peak of memory above the input. */
  readonly bytes: number;
  readonly ms: number;
  readonly answer: string;
}

/** A program `costs/<rule>/<case>.ts` whose rewrite needs less: `run(size)` makes its input, says `ready()` and answers. */
export class CostProof {
  readonly name: string;
  readonly rule: string;
  readonly before: string;
  readonly #file: string;

  constructor(name: string) {
    this.name = name;
    this.rule = path.dirname(name);
    this.#file = path.join(folder, `${name}.ts`);
    this.before = readFileSync(this.#file, 'utf8');
  }

  /** What the codemod of the rule makes of the program. */
  rewrite(): string {
    const after = transform(this.rule, { path: this.#file, source: this.before }, undefined, { level: 'review', certainty: 'likely', tests: true });
    if (after === undefined) throw new Error(`${this.rule} rewrites nothing in ${this.#file}`);
    return after;
  }

  /** What a process of its own needs for data of this size when the program has this text. */
  async cost(text: string, size: number): Promise<Cost> {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { run } from './${path.basename(this.#file)}'; import { digest, sinceReady } from '../ready.ts';
          const done = (answer) => process.stdout.write(JSON.stringify({ ...sinceReady(), answer: digest(answer) }));
          const answer = run(${size}); if (answer instanceof Promise) answer.then(done); else done(answer);`,
        resolveDir: path.dirname(this.#file),
      },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      plugins: [{ name: 'program', setup: (bundler) => bundler.onLoad({ filter: new RegExp(`${path.basename(this.#file)}$`) }, () => ({ contents: text, loader: 'ts' })) }],
    });
    const printed = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=8000', '--input-type=commonjs'], { input: outputFiles[0]?.text ?? '', encoding: 'utf8' });
    return JSON.parse(printed) as Cost;
  }
}

/** Every program, by rule and case. */
export const costProofs = (): CostProof[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => /^[\w-]+\/[\w-]+\.ts$/.test(file))
    .sort()
    .map((file) => new CostProof(file.replace(/\.ts$/, '')));
