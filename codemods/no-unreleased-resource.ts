import { defineCodemod } from '../src/codemod.ts';

export default defineCodemod({ name: 'no-unreleased-resource', edits: () => [] });
