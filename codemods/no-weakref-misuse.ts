import { defineCodemod } from '../src/codemod.ts';
import type { DropHeldPlan, WeakEntriesPlan } from '../src/plans/retention/plan.ts';
import { dropHeld } from '../src/rewrite/retention/drop-held.ts';
import { weakEntries } from '../src/rewrite/retention/weak-entries.ts';

/** Lets a registry take the dead entries out of a Map of WeakRefs, and leaves a target out of what its registry holds. */
export default defineCodemod<DropHeldPlan | WeakEntriesPlan>({ name: 'no-weakref-misuse', edits: (plan, source) => (plan.by === 'drop' ? dropHeld(plan, source) : weakEntries(plan, source)) });
