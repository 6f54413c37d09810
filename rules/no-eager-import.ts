import { defineRule } from '../src/rule.ts';
import { eagerImports } from '../src/waste/eager-imports.ts';

export default defineRule({
  name: 'no-eager-import',
  description: 'disallow loading a heavy package at the start for one function that is rarely run',
  recommended: true,
  messages: {
    eager: '`{{module}}` ({{cost}}) is loaded with this file, and only {{where}} uses it. Load it there.',
  },
  detect: eagerImports,
});
