import { defineCodemod } from '../src/codemod.ts';
import type { ScopePlan } from '../src/plans/retention/plan.ts';
import { letGo } from '../src/rewrite/retention/let-go.ts';

/** Parts scopes, takes values instead of what holds them, and empties places when an instance ends. */
export default defineCodemod<ScopePlan>({ name: 'no-retained-scope', edits: letGo });
