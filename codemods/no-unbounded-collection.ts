import { defineCodemod } from '../src/codemod.ts';

export default defineCodemod({ name: 'no-unbounded-collection', edits: (): [] => [] });
