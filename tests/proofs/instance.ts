/** One use of what a fixture exports: a component that is mounted, an object that is made. */
export interface Instance {
  /** Whether something still holds it. */
  readonly isRetained: () => boolean | Promise<boolean>;
  /** Makes its timer, listener or stream fire, and says whether that came through. */
  readonly works: () => boolean | Promise<boolean>;
  readonly end: () => void;
}

/** What the `life.ts` beside a fixture exports. */
export type Begin = () => Instance | Promise<Instance>;

/** Asks later whether an object is held, without holding it: nothing but the reference is in this closure. */
export function watch(object: WeakKey): () => boolean {
  const reference = new WeakRef(object);
  return () => reference.deref() !== undefined;
}

/** Whether a count grows, at once or before long, when something is made to fire. */
export async function grows(count: () => number, fire = (): void => {}): Promise<boolean> {
  const before = count();
  fire();
  for (let turn = 0; turn < 100 && count() === before; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
  return count() > before;
}

let collection: Promise<void> | undefined;

async function collect(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    globalThis.gc?.();
  }
  collection = undefined;
}

/** After a garbage collection in later turns, when nothing is held by what was read before; one for all who wait. */
export const collected = (): Promise<void> => (collection ??= collect());
