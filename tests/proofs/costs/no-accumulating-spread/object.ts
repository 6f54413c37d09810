import { ready } from '../ready.ts';

export function run(size: number): string[] {
  const keys = Array.from({ length: size / 3000 }, (_, index) => `key ${index}`);
  ready();
  const sizes = keys.reduce<Record<string, number>>((all, key) => ({ ...all, [key]: key.length }), {});
  return Object.keys(sizes);
}
