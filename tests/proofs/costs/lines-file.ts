import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ready } from './ready.ts';

/** `17 200 34 a line of a log`: the third number is what is summed up where the second is 200. */
const lineOf = (index: number): string => `${index} ${index % 3 === 0 ? 500 : 200} ${index % 97} GET /items/${index}?page=${index % 7} höher\n`;

/** Writes so many lines, and says what the sum is. */
export function writeLines(file: string, lines: number): number {
  const handle = openSync(file, 'w');
  let sum = 0;
  let text = '';
  for (let index = 0; index < lines; index++) {
    if (index % 3 !== 0) sum += index % 97;
    text += lineOf(index);
    if (text.length > 1 << 20 || index === lines - 1) {
      writeSync(handle, text);
      text = '';
    }
  }
  closeSync(handle);
  return sum;
}

/** Calls a program on a file of a line for every ten of the size, or on the one that is there; a program that gives another sum fails. */
export function onLines<R extends number | Promise<number>>(size: number, program: (file: string) => R): R {
  const given = process.env['LINES_FILE'];
  if (given !== undefined && existsSync(given)) {
    ready();
    return program(given);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-'));
  const file = path.join(folder, 'lines.log');
  const sum = writeLines(file, size / 10);
  const checked = (answer: number): number => {
    rmSync(folder, { recursive: true });
    if (answer !== sum) throw new Error(`${answer} instead of ${sum}`);
    return answer;
  };
  ready();
  const answer = program(file);
  return (typeof answer === 'number' ? checked(answer) : answer.then(checked)) as R;
}
