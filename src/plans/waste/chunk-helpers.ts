import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { freeVariable } from '../names.ts';
import { existingHelper } from './lines/helper.ts';
import type { Helper } from './lines/plan.ts';

type Called = (name: string) => string;

/** A function of the file, or the code of it. */
function helperOf(file: FileFacts, names: readonly string[], code: (name: string, typed: boolean) => readonly string[]): Helper {
  const name = freeVariable(file, names);
  const lines = (called: string): readonly string[] => code(called, isTypeScript(file));
  return existingHelper(file, lines) ?? { name, code: lines(name) };
}

const fileType = ': string | Buffer | URL';

/** A generator of what a file holds, a part at a time; each is gone when the next one comes. */
export const chunksHelper = (file: FileFacts, called: Called): Helper =>
  helperOf(file, ['chunksOf', 'readChunks'], (name, typed) => [
    `function* ${name}(file${typed ? fileType : ''})${typed ? ': Generator<Buffer>' : ''} {`,
    `  const handle = ${called('openSync')}(file, 'r');`,
    '  try {',
    `    for (let size = 0, chunk = Buffer.alloc(65536); (size = ${called('readSync')}(handle, chunk)) > 0; ) yield chunk.subarray(0, size);`,
    '  } finally {',
    `    ${called('closeSync')}(handle);`,
    '  }',
    '}',
  ]);

/** A function that feeds a hash with a file. */
export const hashHelper = (file: FileFacts, form: 'stream' | 'sync', called: Called): Helper => helperOf(file, ['updateFrom', 'hashFile'], form === 'sync' ? updateSync(called) : updateAsync(called));

const head = (name: string, typed: boolean, isAsync: boolean): string => {
  const result = isAsync ? 'Promise<T>' : 'T';
  return `${isAsync ? 'async ' : ''}function ${name}${typed ? '<T extends { update(chunk: Buffer): unknown }>' : ''}(hash${typed ? ': T' : ''}, file${typed ? fileType : ''})${typed ? `: ${result}` : ''} {`;
};

const updateSync = (called: Called) => (name: string, typed: boolean): readonly string[] => [
  head(name, typed, false),
  `  const handle = ${called('openSync')}(file, 'r');`,
  '  try {',
  `    for (let size = 0, chunk = Buffer.alloc(65536); (size = ${called('readSync')}(handle, chunk)) > 0; ) hash.update(chunk.subarray(0, size));`,
  '    return hash;',
  '  } finally {',
  `    ${called('closeSync')}(handle);`,
  '  }',
  '}',
];

const updateAsync = (called: Called) => (name: string, typed: boolean): readonly string[] => [
  head(name, typed, true),
  `  for await (const chunk of ${called('createReadStream')}(file)) hash.update(chunk);`,
  '  return hash;',
  '}',
];
