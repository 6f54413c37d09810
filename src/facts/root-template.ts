import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The component that an application starts with, and its template: `App.vue`, `app.tsx`, `app.component.html`. */
const rootFiles = /^app(?:\.component)?\.(?:html|vue|[cm]?[jt]sx?)$/i;

/** Folders that may hold it beside that of the components. */
const rootFolders = /^(?:app|pages|views)$/i;

interface Folder {
  /** The tags of the root components that it holds. */
  readonly tags: ReadonlySet<string>;
  /** It holds the package.json: what is above is another project's. */
  readonly isTop: boolean;
}

/** Read once a process. */
const folders = new Map<string, Folder>();

/**
 * Whether one of these tags stands in a root component of the folders around a file: what is there is a part of the
 * application's frame, and comes once as a rule.
 */
export function standsInRoot(filename: string, tags: readonly string[]): boolean {
  return path.isAbsolute(filename) && tags.length > 0 && standsAround(path.dirname(filename), tags);
}

function standsAround(folder: string, tags: readonly string[]): boolean {
  const { tags: found, isTop } = folderOf(folder);
  if (tags.some((tag) => found.has(tag))) return true;
  const above = path.dirname(folder);
  return !isTop && above !== folder && standsAround(above, tags);
}

function folderOf(name: string): Folder {
  let folder = folders.get(name);
  if (!folder) {
    const names = namesIn(name);
    const beside = names.filter((each) => rootFolders.test(each)).flatMap((each) => namesIn(path.join(name, each)).map((file) => path.join(each, file)));
    const roots = [...names, ...beside].filter((file) => rootFiles.test(path.basename(file)));
    folder = { tags: new Set(roots.flatMap((file) => tagsOf(path.join(name, file)))), isTop: names.includes('package.json') };
    folders.set(name, folder);
  }
  return folder;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** `app-header` of `<app-header [title]="title">`, `Theme` of `<Theme name={name} />`; what is shown for each element, or under a condition of its own, comes again. */
function tagsOf(file: string): readonly string[] {
  try {
    return [...readFileSync(file, 'utf8').matchAll(/<([A-Za-z][\w.-]*)([^>]*)/g)].flatMap(([, tag = '', rest = '']) => (/\bv-(?:for|if|else)|\*ng(?:For|If)|\bkey=/.test(rest) ? [] : [tag]));
  } catch {
    return [];
  }
}
