import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the nearest package.json says. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly type?: string;
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

/** Major and minor. */
export type Version = readonly [major: number, minor: number];

export const isAtLeast = (version: Version | undefined, [major, minor]: Version): boolean => version !== undefined && (version[0] > major || (version[0] === major && version[1] >= minor));

/** The lowest version of a package that the project takes: 17.0 of `^17 || ^18`; undefined when it does not say. */
export function lowestVersion(filename: string, name: string): Version | undefined {
  const manifest = manifestFor(filename);
  return lowestOf(manifest?.dependencies?.[name] ?? manifest?.peerDependencies?.[name] ?? manifest?.devDependencies?.[name]);
}

/** The one major version of a package that the project takes; undefined when it takes several, or does not say. */
function onlyMajor(filename: string, name: string): number | undefined {
  const manifest = manifestFor(filename);
  const range = manifest?.dependencies?.[name] ?? manifest?.devDependencies?.[name] ?? manifest?.peerDependencies?.[name];
  const majors = new Set(range?.split('||').map((part) => /^\s*[\^~=v]?\s*(\d+)(?:\.|\s*$)/.exec(part)?.[1]));
  const [only] = majors;
  return majors.size === 1 && only !== undefined ? Number(only) : undefined;
}

/** The major version of Vue, by itself or by Nuxt's; undefined where several may run, as with Vue 3's build for the migration. */
export function vueMajor(filename: string): number | undefined {
  const manifest = manifestFor(filename);
  if ([manifest?.dependencies, manifest?.devDependencies].some((packages) => packages?.['@vue/compat'] !== undefined)) return undefined;
  const nuxt = onlyMajor(filename, 'nuxt');
  return onlyMajor(filename, 'vue') ?? (nuxt === undefined ? undefined : nuxt > 2 ? 3 : 2);
}

/** The lowest version of Node that the project runs on, by its `engines`; undefined when it does not say. */
export const lowestNode = (filename: string): Version | undefined => lowestOf(manifestFor(filename)?.engines?.['node']);

const manifestFor = (filename: string): Manifest | undefined => (path.isAbsolute(filename) ? manifestOf(path.dirname(filename)) : undefined);

function lowestOf(range: string | undefined): Version | undefined {
  const versions = range?.split('||').map((part) => /^\s*(?:[\^~=v]|>=?)*\s*(\d+)(?:\.(\d+))?/.exec(part));
  const found = versions?.map((version): Version | undefined => (version ? [Number(version[1]), Number(version[2] ?? 0)] : undefined));
  return found?.reduce((lowest, version) => (!lowest || !version ? undefined : isAtLeast(version, lowest) ? lowest : version));
}

/** The lowest version of a package that the project needs at run time; undefined when it does not depend on it. */
export const dependencyVersion = (filename: string, name: string): Version | undefined => lowestOf(manifestFor(filename)?.dependencies?.[name]);

/** Whether the package of the file expects its users to bring another one: what it is made for, loaded anyway. */
export function isBroughtAlong(filename: string, name: string): boolean {
  const manifest = manifestFor(filename);
  return manifest?.peerDependencies?.[name] !== undefined && manifest.peerDependenciesMeta?.[name]?.optional !== true;
}

/** Whether Node runs the file as an ES module; what a bundler makes of it is not known. */
export const isModuleFile = (filename: string): boolean => /\.m[jt]s$/.test(filename) || (!/\.c[jt]s$/.test(filename) && manifestFor(filename)?.type === 'module');
