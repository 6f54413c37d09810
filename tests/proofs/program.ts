import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { transform } from '../../src/transform.ts';

const folder = path.resolve('tests/proofs/programs');

/** `programs/<name>.ts` as its user wrote it, and `<name>.life.ts`, which uses and measures it. */
export class Program {
  readonly before: string;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
    this.before = readFileSync(this.#path, 'utf8');
  }

  get #path(): string {
    return path.join(folder, `${this.#name}.ts`);
  }

  /** What the codemod of a rule makes of it, of certain findings alone unless others are asked for. */
  rewrite(rule: string, certainty: 'certain' | 'likely' = 'certain'): string {
    const after = transform(rule, { path: this.#path, source: this.before }, undefined, { level: 'review', certainty, tests: true });
    if (after === undefined) throw new Error(`${rule} rewrites nothing in ${this.#path}`);
    return after;
  }

  /** What `measure(…)` prints in a process of its own when the program has this text. */
  async run<M>(text: string, argument: unknown = undefined): Promise<M> {
    const { outputFiles } = await build({
      stdin: { contents: `import { measure } from './${this.#name}.life.ts'; void measure(${JSON.stringify(argument)});`, resolveDir: folder },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      plugins: [{ name: 'program', setup: (bundler) => bundler.onLoad({ filter: new RegExp(`programs/${this.#name}\\.ts$`) }, () => ({ contents: text, loader: 'ts' })) }],
    });
    return JSON.parse(execFileSync(process.execPath, ['--expose-gc', '--input-type=commonjs'], { input: outputFiles[0]?.text ?? '', encoding: 'utf8' })) as M;
  }
}
