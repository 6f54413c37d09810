import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { isTypeScript } from '../../../facts/language.ts';
import { freeVariable } from '../../names.ts';
import type { Helper } from './plan.ts';

export interface Wanted {
  /** sync: reads chunks. stream: reads a stream of the file. body: reads a web stream. */
  readonly form: 'body' | 'stream' | 'sync';
  /** The one character that ends a piece. */
  readonly separator: string;
  /** A carriage return before it is dropped. */
  readonly dropsReturn: boolean;
  readonly encoding: string;
  /** How the file calls what is imported: `fs.openSync`. */
  readonly called: (name: string) => string;
}

/** The generator of pieces: the one that the file has, or its code. */
export function helperFor(file: FileFacts, wanted: Wanted): Helper {
  const name = freeVariable(file, ['linesOf', 'readLines', 'streamLines']);
  const code = (called: string): readonly string[] => writers[wanted.form](called, wanted, isTypeScript(file));
  return existingHelper(file, code) ?? { name, code: code(name) };
}

/** A helper that an earlier rewrite put into the file. */
export function existingHelper(file: FileFacts, code: (name: string) => readonly string[]): Helper | undefined {
  for (const statement of file.sourceCode.ast.body) {
    if (statement.type !== T.FunctionDeclaration || !statement.id) continue;
    if (squeezed(file.textOf(statement)) === squeezed(code(statement.id.name).join('\n'))) return { name: statement.id.name };
  }
  return undefined;
}

/** What is left of code whatever its style. */
const squeezed = (code: string): string => code.replace(/[\s;]+/g, '').replace(/"/g, "'");

const literal = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'")}'`;

/** Splits the chunk alone, so that a long piece is not copied for each chunk of it. */
const pieces = (chunk: string, { separator, dropsReturn }: Wanted, typed: boolean): string[] => [
  `const lines${typed ? ': string[]' : ''} = ${chunk}.split(${literal(separator)});`,
  'lines[0] = rest + lines[0];',
  `rest = lines.pop()${typed ? " ?? ''" : ''};`,
  dropsReturn ? "yield* lines.map((line) => (line.endsWith('\\r') ? line.slice(0, -1) : line));" : 'yield* lines;',
];

const indented = (lines: readonly string[], depth: number): string[] => lines.map((line) => '  '.repeat(depth) + line);

const writers: Readonly<Record<Wanted['form'], (name: string, wanted: Wanted, typed: boolean) => string[]>> = {
  sync: (name, wanted, typed) => [
    `function* ${name}(file${typed ? ': string | Buffer | URL' : ''}, decoder = new ${wanted.called('StringDecoder')}('${wanted.encoding}'))${typed ? ': Generator<string>' : ''} {`,
    `  const handle = ${wanted.called('openSync')}(file, 'r');`,
    '  try {',
    "    let rest = '';",
    `    for (let size = 0, chunk = Buffer.alloc(65536); (size = ${wanted.called('readSync')}(handle, chunk)) > 0; ) {`,
    ...indented(pieces('decoder.write(chunk.subarray(0, size))', wanted, typed), 3),
    '    }',
    '    yield rest + decoder.end();',
    '  } finally {',
    `    ${wanted.called('closeSync')}(handle);`,
    '  }',
    '}',
  ],
  stream: (name, wanted, typed) => [
    `async function* ${name}(file${typed ? ': string | Buffer | URL' : ''})${typed ? ': AsyncGenerator<string>' : ''} {`,
    "  let rest = '';",
    `  for await (const chunk of ${wanted.called('createReadStream')}(file, '${wanted.encoding}')) {`,
    ...indented(pieces('chunk', wanted, typed), 2),
    '  }',
    '  yield rest;',
    '}',
  ],
  body: (name, wanted, typed) => [
    `async function* ${name}(body${typed ? ': ReadableStream<Uint8Array<ArrayBuffer>> | null' : ''})${typed ? ': AsyncGenerator<string>' : ''} {`,
    '  const reader = (body ?? new Blob().stream()).pipeThrough(new TextDecoderStream()).getReader();',
    '  try {',
    "    let rest = '';",
    '    for (let part = await reader.read(); !part.done; part = await reader.read()) {',
    ...indented(pieces('part.value', wanted, typed), 3),
    '    }',
    '    yield rest;',
    '  } finally {',
    '    await reader.cancel();',
    '  }',
    '}',
  ],
};
