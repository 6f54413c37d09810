import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { isTypeScript } from '../../../facts/language.ts';
import type { Separator } from '../../../waste/separators.ts';
import { freeVariable } from '../../names.ts';
import type { Helper } from './plan.ts';

export interface Wanted {
  /** sync: reads chunks. stream: reads a stream of the file. body: reads a web stream. */
  readonly form: 'body' | 'stream' | 'sync';
  /** What ends a piece. */
  readonly separator: Exclude<Separator, { is: 'other' }>;
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

/** What is left of code whatever its style, and however it calls what it imports. */
const squeezed = (code: string): string => code.replace(/[\s;]+/g, '').replace(/"/g, "'").replace(/\w+\.(?=(?:closeSync|createReadStream|openSync|readSync|StringDecoder)\()/g, '');

const literal = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'")}'`;

/** Splits the chunk alone, so that a long piece is not copied for each chunk of it; what may be the half of an end waits for the next chunk. */
function pieces(chunk: string, { separator }: Wanted, typed: boolean): string[] {
  const held = heldOf(separator);
  return [
    ...(held === undefined ? [] : [`const text${typed ? ': string' : ''} = held + ${chunk};`, `held = ${held};`]),
    `const lines${typed ? ': string[]' : ''} = ${held === undefined ? chunk : 'text.slice(0, text.length - held.length)'}.split(${separatorCode(separator)});`,
    'lines[0] = rest + lines[0];',
    `rest = lines.pop()${typed ? " ?? ''" : ''};`,
    separator.is === 'line end' ? "yield* lines.map((line) => (line.endsWith('\\r') ? line.slice(0, -1) : line));" : 'yield* lines;',
  ];
}

/** What of a chunk's end waits for the next one. */
function heldOf(separator: Wanted['separator']): string | undefined {
  if (separator.is === 'run') return `/${separator.of}+$/.exec(text)?.[0] ?? ''`;
  return separator.is === 'pattern' && separator.holds !== '' ? `text.endsWith(${literal(separator.holds)}) ? ${literal(separator.holds)} : ''` : undefined;
}

const separatorCode = (separator: Wanted['separator']): string => (separator.is === 'pattern' || separator.is === 'run' ? separator.code : separator.is === 'line end' ? "'\\n'" : literal(separator.text));

/** What is open between two chunks. */
const opened = ({ separator }: Wanted): string => (heldOf(separator) === undefined ? "let rest = '';" : "let [rest, held] = ['', ''];");

/** The last piece; what was held may end one more. */
const closed = (end: string, { separator }: Wanted): string => (heldOf(separator) === undefined ? `yield rest${end};` : `yield* (rest + held${end}).split(${separatorCode(separator)});`);

const indented = (lines: readonly string[], depth: number): string[] => lines.map((line) => '  '.repeat(depth) + line);

const writers: Readonly<Record<Wanted['form'], (name: string, wanted: Wanted, typed: boolean) => string[]>> = {
  sync: (name, wanted, typed) => [
    `function* ${name}(file${typed ? ': string | Buffer | URL' : ''}, decoder = new ${wanted.called('StringDecoder')}('${wanted.encoding}'))${typed ? ': Generator<string>' : ''} {`,
    `  const handle = ${wanted.called('openSync')}(file, 'r');`,
    '  try {',
    `    ${opened(wanted)}`,
    `    for (let size = 0, chunk = Buffer.alloc(65536); (size = ${wanted.called('readSync')}(handle, chunk)) > 0; ) {`,
    ...indented(pieces('decoder.write(chunk.subarray(0, size))', wanted, typed), 3),
    '    }',
    `    ${closed(' + decoder.end()', wanted)}`,
    '  } finally {',
    `    ${wanted.called('closeSync')}(handle);`,
    '  }',
    '}',
  ],
  stream: (name, wanted, typed) => [
    `async function* ${name}(file${typed ? ': string | Buffer | URL' : ''})${typed ? ': AsyncGenerator<string>' : ''} {`,
    `  ${opened(wanted)}`,
    `  for await (const chunk of ${wanted.called('createReadStream')}(file, '${wanted.encoding}')) {`,
    ...indented(pieces('chunk', wanted, typed), 2),
    '  }',
    `  ${closed('', wanted)}`,
    '}',
  ],
  body: (name, wanted, typed) => [
    `async function* ${name}(body${typed ? ': ReadableStream<Uint8Array<ArrayBuffer>> | null' : ''})${typed ? ': AsyncGenerator<string>' : ''} {`,
    '  const reader = (body ?? new Blob().stream()).pipeThrough(new TextDecoderStream()).getReader();',
    '  try {',
    `    ${opened(wanted)}`,
    '    for (let part = await reader.read(); !part.done; part = await reader.read()) {',
    ...indented(pieces('part.value', wanted, typed), 3),
    '    }',
    `    ${closed('', wanted)}`,
    '  } finally {',
    '    await reader.cancel();',
    '  }',
    '}',
  ],
};

/** The generator that gives what `trim()` or `trimEnd()` of the whole text would have left. */
export function trimHelper(file: FileFacts, ends: 'both' | 'end', isAsync: boolean): Helper {
  const typed = isTypeScript(file);
  const kind = isAsync ? 'Async' : '';
  const code = (name: string): readonly string[] => [
    `${isAsync ? 'async ' : ''}function* ${name}(lines${typed ? `: ${kind}Iterable<string>` : ''})${typed ? `: ${kind}Generator<string>` : ''} {`,
    `  const held${typed ? ': string[]' : ''} = [];`,
    ...(ends === 'both' ? ['  let isFirst = true;'] : []),
    `  for${isAsync ? ' await' : ''} (const line of lines) {`,
    ...(ends === 'both' ? ["    if (held.length === 0 && line.trim() === '') continue;"] : []),
    "    if (line.trim() !== '') yield* held.splice(0);",
    ...(ends === 'both' ? ['    held.push(isFirst ? line.trimStart() : line);', '    isFirst = false;'] : ['    held.push(line);']),
    '  }',
    "  yield (held[0] ?? '').trimEnd();",
    '}',
  ];
  const name = freeVariable(file, ['trimmedLines', 'withoutEnds']);
  return existingHelper(file, code) ?? { name, code: code(name) };
}
