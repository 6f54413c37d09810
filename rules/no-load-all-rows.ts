import { defineRule } from '../src/rule.ts';
import { loadedRows } from '../src/waste/loaded-rows.ts';

export default defineRule({
  name: 'no-load-all-rows',
  description: 'disallow loading every row of a query into an array to walk through it once',
  recommended: true,
  messages: {
    loaded: '{{query}} is loaded into an array to walk through it once. One row at a time is enough.',
  },
  detect: loadedRows,
});
