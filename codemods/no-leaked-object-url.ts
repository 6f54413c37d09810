import { defineCodemod } from '../src/codemod.ts';

export default defineCodemod({ name: 'no-leaked-object-url', edits: () => [] });
