import { defineCodemod } from '../src/codemod.ts';
import type { HandedRowsPlan, RowsPlan } from '../src/plans/waste/rows.ts';
import { streamRows } from '../src/rewrite/waste/rows.ts';

/** Takes the rows from an iterator or a cursor instead of an array of all. */
export default defineCodemod<HandedRowsPlan | RowsPlan>({ name: 'no-load-all-rows', edits: streamRows });
