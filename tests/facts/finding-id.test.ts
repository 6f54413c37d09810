import { expect, it } from 'vitest';

import { findingsOf } from '../rules/lint.ts';

const clock = (before: string, inside = ''): string => `${before}export class Clock {\n${inside}  start() { setInterval(() => this.tick(), 1000); }\n  tick() {}\n  dispose() {}\n}\n`;
const ids = (code: string): string[] => findingsOf(code, 'untyped').map(({ id }) => id);

it('stays when lines and white space move', () => {
  const [id] = ids(clock(''));
  expect(id).toMatch(/^no-leaked-timer:file\.ts:Clock\.start:[0-9a-f]{8}:0$/);
  expect(ids(clock('// a comment\n\n', '  other() {}\n'))).toEqual([id]);
  expect(ids(clock('').replace('() => this.tick(), 1000', '() =>   this.tick(),\n 1000'))).toEqual([id]);
});

it('tells twins apart', () => {
  const twice = ids('export class Clock { start() { setInterval(this.tick, 1); setInterval(this.tick, 1); } tick() {} dispose() {} }');
  expect(twice).toHaveLength(2);
  expect(new Set(twice).size).toBe(2);
});
