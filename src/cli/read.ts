import { readFileSync } from 'node:fs';

const bom = '\uFEFF';

/** A file as the rules see it, with what is needed to write it back as it was. */
export interface Source {
  readonly bytes: Buffer;
  /** Without the byte order mark, as ESLint's ranges count. */
  readonly text: string;
  readonly bom: string;
}

/** @throws {TypeError} when the file is not UTF-8: to write it back would destroy it. */
export function readSource(file: string): Source {
  const bytes = readFileSync(file);
  const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  return whole.startsWith(bom) ? { bytes, text: whole.slice(1), bom } : { bytes, text: whole, bom: '' };
}
