import { existsSync } from 'node:fs';
import path from 'node:path';
import { getHeapStatistics } from 'node:v8';

/** How much of the heap may be in use before the programs of other projects are freed. */
const share = 0.3;

/**
 * A monorepo has more projects than fit in memory at once. Files come in order of their paths, so those of a project
 * come together, and its program is freed when the next project begins and memory is short.
 */
export class ProjectMemory {
  readonly #forget: () => void;
  readonly #projects = new Map<string, string>();
  #current: string | undefined;

  constructor(forget: () => void) {
    this.#forget = forget;
  }

  enter(file: string): void {
    const project = this.#projectOf(path.dirname(file));
    if (project === this.#current) return;
    this.#current = project;
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    if (used > limit * share) this.#forget();
  }

  /** The folder of the nearest tsconfig.json, else the root. */
  #projectOf(folder: string): string {
    let project = this.#projects.get(folder);
    if (project === undefined) {
      const parent = path.dirname(folder);
      project = parent === folder || existsSync(path.join(folder, 'tsconfig.json')) ? folder : this.#projectOf(parent);
      this.#projects.set(folder, project);
    }
    return project;
  }
}
