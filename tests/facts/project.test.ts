import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { isAtLeast, isBroughtAlong, lowestNode, lowestVersion } from '../../src/facts/project.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function fileOf(manifest: object): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-'));
  folders.push(folder);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return path.join(folder, 'file.ts');
}

it.each([
  ['>=24', [24, 0]],
  ['^20.19.0 || ^22.13.0 || >=24.0.0', [20, 19]],
  ['22.x', [22, 0]],
  ['^22 || ^20.9', [20, 9]],
  ['*', undefined],
  ['>=18 || latest', undefined],
])('the lowest Node of %s', (node, lowest) => expect(lowestNode(fileOf({ engines: { node } }))).toEqual(lowest));

it('says nothing where the project does not', () => {
  const file = fileOf({ devDependencies: { typescript: '~5.4.2' } });
  expect(lowestNode(file)).toBeUndefined();
  expect(isAtLeast(lowestNode(file), [20, 0])).toBe(false);
  expect(lowestVersion(file, 'react')).toBeUndefined();
  expect(lowestVersion(file, 'typescript')).toEqual([5, 4]);
});

it('compares majors before minors', () => {
  expect(isAtLeast([20, 19], [20, 4])).toBe(true);
  expect(isAtLeast([20, 1], [20, 4])).toBe(false);
  expect(isAtLeast([24, 0], [20, 4])).toBe(true);
});

it('knows what the users of a package bring along', () => {
  const file = fileOf({ dependencies: { yaml: '2' }, peerDependencies: { typescript: '5', sass: '1' }, peerDependenciesMeta: { sass: { optional: true } } });
  expect(isBroughtAlong(file, 'typescript')).toBe(true);
  expect(isBroughtAlong(file, 'sass')).toBe(false);
  expect(isBroughtAlong(file, 'yaml')).toBe(false);
});
