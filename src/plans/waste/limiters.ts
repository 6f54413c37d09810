import type { FileFacts } from '../../facts/file.ts';
import type { UnboundedStart } from '../../waste/unbounded-starts.ts';
import { addedPackage, importedPackage, type PackageBinding } from './packages.ts';

/** A package that the project depends on: `pMap(list, callback, { concurrency })`, or `limit(() => …)` of a `pLimit(n)` in each callback. */
export interface Limiter extends PackageBinding {
  readonly by: 'p-map' | 'p-limit';
}

const packages = { 'p-map': { name: 'pMap', moduleOnly: 5 }, 'p-limit': { name: 'pLimit', moduleOnly: 4 } } as const;

/** What the file imports already, else what the project depends on and can load. */
export function limiterOf(file: FileFacts, waits: UnboundedStart['waits'], canWrap: boolean): Limiter | undefined {
  const fitting = (['p-map', 'p-limit'] as const).filter((by) => (by === 'p-map' ? waits === 'all' : canWrap));
  for (const find of [(by: Limiter['by']) => importedPackage(file, by), (by: Limiter['by']) => addedPackage(file, by, packages[by])]) {
    for (const by of fitting) {
      const found = find(by);
      if (found) return { by, ...found };
    }
  }
  return undefined;
}
