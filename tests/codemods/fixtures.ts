import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Mode } from '../rules/lint.ts';

export interface RewriteCase {
  readonly name: string;
  readonly rule: string;
  readonly extension: string;
  readonly input: string;
  /** Undefined when the file must stay as it is. */
  readonly output: string | undefined;
  readonly modes: readonly Mode[];
  /** Whether the file begins with a byte order mark, which input and output are without. */
  readonly marked: boolean;
}

const folder = path.resolve('tests/codemods/fixtures');

/** `<rule>/<case>.input.<extension>` with `<case>.output.<extension>`, or `<rule>/<case>.stays.<extension>`. */
export const cases: readonly RewriteCase[] = readdirSync(folder).flatMap((rule) =>
  readdirSync(path.join(folder, rule)).flatMap((file) => {
    const [, name, form, extension] = /^(.+)\.(input|stays)\.(\w+)$/.exec(file) ?? [];
    if (name === undefined || extension === undefined) return [];
    // An output that is missing fails its own test, not all.
    const whole = (which: string): string => (existsSync(path.join(folder, rule, which)) ? readFileSync(path.join(folder, rule, which), 'utf8') : '');
    const read = (which: string): string => whole(which).replace(/^\uFEFF/, '');
    // Programs hold TypeScript files; scripts and Vue files are linted by syntax.
    const modes: readonly Mode[] = /^tsx?$/.test(extension) ? ['typed', 'untyped'] : ['untyped'];
    return [{ name: `${rule}/${name}`, rule, extension, input: read(file), output: form === 'input' ? read(`${name}.output.${extension}`) : undefined, modes, marked: whole(file).startsWith('\uFEFF') }];
  }),
);
