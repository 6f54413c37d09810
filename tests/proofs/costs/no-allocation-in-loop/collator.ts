import { ready } from '../ready.ts';

export function run(size: number): string[] {
  const names = Array.from({ length: size / 1000 }, (_, i) => `item ${(i * 7919) % 10_007}`);
  ready();
  return sorted(names);
}

function sorted(names: string[]): string[] {
  return names.sort((a: string, b: string) => a.localeCompare(b, 'en', { numeric: true }));
}
