import { defineCodemod } from '../src/codemod.ts';

export default defineCodemod({ name: 'no-unbounded-memoize', edits: (): [] => [] });
