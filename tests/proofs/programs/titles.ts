import { readFileSync } from 'node:fs';

const titles = new Map<string, string>();

export function index(path: string): void {
  const text = readFileSync(path, 'utf8');
  const [, title = ''] = /^# (.+)$/m.exec(text) ?? [];
  titles.set(path, title);
  if (titles.size > 1000) titles.clear();
}

export const titleOf = (path: string): string | undefined => titles.get(path);
