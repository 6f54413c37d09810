/** What was measured, kept as facts: the page is written from these files alone. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export const fromRoot = (file: string): string => path.join(root, file);

export const readResult = <R>(file: string): R => JSON.parse(readFileSync(fromRoot(file), 'utf8')) as R;

export const readResultIfAny = <R>(file: string): R | undefined => (existsSync(fromRoot(file)) ? readResult<R>(file) : undefined);

export function writeResult(file: string, result: unknown): void {
  mkdirSync(path.dirname(fromRoot(file)), { recursive: true });
  writeFileSync(fromRoot(file), `${JSON.stringify(result, undefined, 1)}\n`);
}
