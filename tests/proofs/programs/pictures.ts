import { readFileSync } from 'node:fs';

const pictures = new Map<string, Buffer>();

/** What a gallery asks for, again and again. */
export function picture(path: string): Buffer {
  let bytes = pictures.get(path);
  if (!bytes) {
    bytes = readFileSync(path);
    pictures.set(path, bytes);
  }
  return bytes;
}

export function refresh(path: string): void {
  if (pictures.has(path)) pictures.set(path, readFileSync(path));
}

export const names = (): string[] => [...pictures.keys()];
