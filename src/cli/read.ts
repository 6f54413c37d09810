import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const bom = '\uFEFF';

/** Relative to the working directory, with slashes. */
export const nameOf = (file: string, cwd: string): string => path.relative(cwd, file).split(path.sep).join('/');

/** A file as the rules see it, with what is needed to write it back as it was. */
export interface Source {
  readonly bytes: Buffer;
  /** Without the byte order mark, as ESLint's ranges count. */
  readonly text: string;
  readonly bom: string;
}

/** @throws {Error} when the file is not UTF-8: to write it back would destroy it. */
export function readSource(file: string): Source {
  const bytes = readFileSync(file);
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8; convert it or leave it out');
  const whole = bytes.toString('utf8');
  return whole.startsWith(bom) ? { bytes, text: whole.slice(1), bom } : { bytes, text: whole, bom: '' };
}
