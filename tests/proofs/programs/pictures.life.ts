import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { collected } from '../instance.ts';
import { names, picture, refresh } from './pictures.ts';

const mebibyte = 2 ** 20;

const held = async (): Promise<number> => {
  await collected();
  return process.memoryUsage().arrayBuffers / mebibyte;
};

/** Asks for a hundred pictures of two mebibytes, for some of them twice; some get larger in between, and one is larger than the bound. */
export async function measure(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pictures-'));
  const before = await held();
  let peak = 0;
  const answers: [number, number][] = [];
  const ask = (name: string): void => {
    const { byteLength, [0]: first = -1 } = picture(path.join(folder, name));
    answers.push([byteLength, first]);
  };
  for (let number = 0; number < 100; number += 1) {
    const name = String(number);
    writeFileSync(path.join(folder, name), Buffer.alloc(2 * mebibyte, number));
    ask(name);
    ask(String(number >> 1));
    if (number % 20 === 19) peak = Math.max(peak, (await held()) - before);
    if (number % 10 === 0) {
      writeFileSync(path.join(folder, name), Buffer.alloc(3 * mebibyte, number + 1));
      refresh(path.join(folder, name));
      ask(name);
    }
  }
  const kept = names().length;
  writeFileSync(path.join(folder, 'large'), Buffer.alloc(70 * mebibyte, 7));
  const { byteLength } = picture(path.join(folder, 'large'));
  const isKept = picture(path.join(folder, 'large')) === picture(path.join(folder, 'large'));
  ask('99');
  process.stdout.write(JSON.stringify({ peak, kept, last: (await held()) - before, answers, large: byteLength, isKept }));
  rmSync(folder, { recursive: true });
}
