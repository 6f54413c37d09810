import { defineRule } from '../src/rule.ts';
import { wideArrays } from '../src/waste/typed-arrays.ts';

export default defineRule({
  name: 'prefer-typed-array',
  description: 'prefer a typed array to a large array of small integers or of yes and no',
  recommended: true,
  fixes: true,
  messages: {
    wide: 'Each element takes eight bytes and only ever holds {{values}}. A `{{maker}}` holds it in {{bytes}}.',
  },
  detect: wideArrays,
});
