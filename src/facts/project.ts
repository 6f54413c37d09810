import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the nearest package.json says. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
}

const manifests = new Map<string, Manifest | undefined>();

/** The package.json of the folder or of the nearest one above; undefined without one. */
function manifestOf(folder: string): Manifest | undefined {
  if (!manifests.has(folder)) {
    const above = path.dirname(folder);
    manifests.set(folder, read(path.join(folder, 'package.json')) ?? (above === folder ? undefined : manifestOf(above)));
  }
  return manifests.get(folder);
}

function read(file: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

/** The lowest major version of a package that the project takes: 17 of `^17 || ^18`; undefined when it does not say. */
export function lowestMajor(filename: string, name: string): number | undefined {
  const manifest = path.isAbsolute(filename) ? manifestOf(path.dirname(filename)) : undefined;
  const range = manifest?.dependencies?.[name] ?? manifest?.peerDependencies?.[name] ?? manifest?.devDependencies?.[name];
  const majors = range?.split('||').map((part) => /^\s*(?:[\^~=v]|>=?)*\s*(\d+)/.exec(part)?.[1]);
  return majors?.every((major) => major !== undefined) ? Math.min(...majors.map(Number)) : undefined;
}
