import { defineCodemod } from '../src/codemod.ts';
import type { WeakLinkPlan } from '../src/plans/retention/plan.ts';
import { weakLink } from '../src/rewrite/retention/weak-link.ts';

/** Puts a WeakRef behind the link, and accessors of its name in front of it. */
export default defineCodemod<WeakLinkPlan>({ name: 'no-strong-back-reference', edits: weakLink });
