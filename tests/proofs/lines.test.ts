import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { transform } from '../../src/transform.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'memopt-'));
const file = path.join(folder, 'lines.log');
afterAll(() => rmSync(folder, { recursive: true }));

type Walk = (from: unknown, each: (piece: string) => boolean | void) => Promise<void> | void;

/** A program that hands each piece on until it is told to stop, by how it reads. */
const programs = {
  sync: (pieces: string) => `import { readFileSync } from 'node:fs';
export function walk(file, each) {
  for (const piece of readFileSync(file, 'utf8')${pieces}) if (each(piece) === false) break;
}`,
  stream: (pieces: string) => `import { readFile } from 'node:fs/promises';
export async function walk(file, each) {
  for (const piece of (await readFile(file, 'utf8'))${pieces}) if (each(piece) === false) break;
}`,
  body: (pieces: string) => `export async function walk(url, each) {
  const response = await fetch(url);
  for (const piece of (await response.text())${pieces}) if (each(piece) === false) break;
}`,
};

async function load(program: string): Promise<Walk> {
  const { walk } = (await import(`data:text/javascript,${encodeURIComponent(program)}`)) as { walk: Walk };
  return walk;
}

async function piecesOf(walk: Walk, from: unknown): Promise<string[]> {
  const pieces: string[] = [];
  await walk(from, (piece) => void pieces.push(piece));
  return pieces;
}

/** The size of a chunk of each reader; what matters lies across its end. */
const chunk = 65_536;
const around = (text: string): string[] => [...Array(text.length * 3 + 2).keys()].map((shift) => `${'x'.repeat(chunk - shift)}${text}${'y'.repeat(20)}\n${text}`);

const random = (seed: number, length: number): Uint8Array => {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return [10, 13, 44, 0xc3, 0xa4, 0xf0, 0x9f, 0x98, 0x80, 0xff, 65 + (state % 26)][Math.floor(state / 65_536) % 11] as number;
  });
};

const texts: Readonly<Record<string, readonly (Uint8Array | string)[]>> = {
  'an empty file': [''],
  'one line feed, two, none': ['\n', '\n\n', 'a'],
  'a last line with and without its end': ['a\nb', 'a\nb\n'],
  'blank ends': [' \n\n a\n\n b \n \n', '\r\n \r\n', ' '],
  'carriage returns': ['a\r\nb\r\n', 'a\rb\r\rc\r\r\nd\r', '\r', '\r\n'],
  'a byte order mark': ['\uFEFFa\nb', '\uFEFF', 'a\n\uFEFFb'],
  'commas': ['a,b,,c\n,d'],
  'a line end across two chunks': [...around('\r\n'), ...around('\r\r\n')],
  'characters across two chunks': [...around('ä'), ...around('😀'), ...around('漢\n字')],
  'a line longer than chunks': [`${'long '.repeat(50_000)}\nshort\n${'ü'.repeat(200_000)}`],
  'chunks that end in a line feed': [`${'x'.repeat(chunk - 1)}\n${'y'.repeat(chunk - 1)}\n`],
  'bytes that are no text': [...Array(20).keys()].map((seed) => random(seed + 1, 3000 + seed * 7919)),
};

const isOpen = (): boolean =>
  readdirSync('/proc/self/fd').some((handle) => {
    try {
      return readlinkSync(`/proc/self/fd/${handle}`) === file;
    } catch {
      return false;
    }
  });

describe.each(Object.entries(programs))('%s', (form, program) => {
  describe.each([...["'\\n'", '/\\n/', '/\\r?\\n/', '/\\r\\n|\\n/', "','", "'\\r\\n'", '/\\r\\n|\\n|\\r/', '/[\\r\\n]/'].map((separator) => `.split(${separator})`), ".trim().split('\\n')", '.trimEnd().split(/\\r?\\n/)'])('%s', (pieces) => {
    const before = program(pieces);
    const after = transform('no-buffered-read', { path: 'program.mjs', source: before }, undefined, { level: 'review' });
    if (after === undefined) throw new Error('nothing is rewritten');
    const place = (content: Uint8Array | string): string => {
      if (form === 'body') return `data:text/plain;base64,${Buffer.from(content).toString('base64')}`;
      writeFileSync(file, content);
      return file;
    };

    it.each(Object.entries(texts))('%s', async (_what, contents) => {
      const [was, is] = [await load(before), await load(after)];
      for (const content of contents) expect(await piecesOf(is, place(content))).toEqual(await piecesOf(was, place(content)));
    });

    it('a walk that stops, or throws, leaves nothing open', async () => {
      const walk = await load(after);
      const from = place('a,\r\nb,\r\n'.repeat(100_000));
      let seen = 0;
      await walk(from, () => ++seen < 3);
      expect(seen).toBe(3);
      await expect((async () => walk(from, () => { throw new Error('enough'); }))()).rejects.toThrow('enough');
      if (process.platform === 'linux' && form !== 'body') await expect.poll(isOpen).toBe(false);
    });

    it('a file that is not there fails as before', async () => {
      const codeOf = async (text: string): Promise<unknown> => {
        const walk = await load(text);
        return (async () => walk(form === 'body' ? 'data:' : path.join(folder, 'none'), () => {}))().catch((error: unknown) => (error as { code?: string; name: string }).code ?? (error as Error).name);
      };
      expect(await codeOf(after)).toBe(await codeOf(before));
    });

    it('has no more than 17 lines of its own', () => {
      const helper = /^(?:async )?function\* [\s\S]*?^\}/m.exec(after)?.[0] ?? '';
      expect(helper.split('\n').length).toBeLessThanOrEqual(17);
    });
  });
});
