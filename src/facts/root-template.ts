import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The component that an application starts with, and its template: `App.vue`, `app.tsx`, `app.component.html`. */
const rootFiles = /^app(?:\.component)?\.(?:html|vue|[cm]?[jt]sx?)$/i;

/** The tags of the root components of a folder, by the folder; read once a process. */
const tagsByFolder = new Map<string, ReadonlySet<string>>();

/**
 * Whether one of these tags stands in a root component of the folders around a file: what is there is a part of the
 * application's frame, and comes once as a rule.
 */
export function standsInRoot(filename: string, tags: readonly string[]): boolean {
  if (!path.isAbsolute(filename) || tags.length === 0) return false;
  for (let folder = path.dirname(filename), above = path.dirname(folder); folder !== above; folder = above, above = path.dirname(folder)) {
    const { found, isTop } = rootOf(folder);
    if (tags.some((tag) => found.has(tag))) return true;
    if (isTop) return false;
  }
  return false;
}

const tops = new Set<string>();

function rootOf(folder: string): { found: ReadonlySet<string>; isTop: boolean } {
  let found = tagsByFolder.get(folder);
  if (!found) {
    const names = namesIn(folder);
    if (names.includes('package.json')) tops.add(folder);
    found = new Set(names.filter((name) => rootFiles.test(name)).flatMap((name) => tagsOf(path.join(folder, name))));
    tagsByFolder.set(folder, found);
  }
  return { found, isTop: tops.has(folder) };
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
