import { defineCodemod } from '../src/codemod.ts';
import type { LazyImportPlan } from '../src/plans/waste/lazy-import.ts';
import { loadLater } from '../src/rewrite/waste/lazy-import.ts';

/** Loads a package in the function that uses it. */
export default defineCodemod<LazyImportPlan>({ name: 'no-eager-import', edits: loadLater });
