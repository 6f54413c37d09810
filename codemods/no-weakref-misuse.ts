import { defineCodemod } from '../src/codemod.ts';
import type { WeakEntriesPlan } from '../src/plans/retention/plan.ts';
import { weakEntries } from '../src/rewrite/retention/weak-entries.ts';

/** Lets a registry take the dead entries out of a Map of WeakRefs. */
export default defineCodemod<WeakEntriesPlan>({ name: 'no-weakref-misuse', edits: weakEntries });
