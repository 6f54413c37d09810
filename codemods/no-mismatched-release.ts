import { defineCodemod } from '../src/codemod.ts';

export default defineCodemod({ name: 'no-mismatched-release', edits: () => [] });
