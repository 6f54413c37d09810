import { defineCodemod } from '../src/codemod.ts';

export default defineCodemod({ name: 'no-partial-release', edits: () => [] });
