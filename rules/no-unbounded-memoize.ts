import { memoizeFindings } from '../src/growth/memoize-findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-unbounded-memoize',
  description: 'disallow memoized functions that remember every argument they were ever called with',
  recommended: true,
  fixes: true,
  messages: {
    keyed: 'This function remembers a result for each `{{key}}` as long as {{holder}} lives; nothing ever forgets one.',
    filled: 'This function remembers a result for each `{{key}}` as long as {{holder}} lives; nothing ever forgets one.',
    remembers: '{{name}} is memoized for as long as the program runs: it remembers a result for every argument that it was ever called with.',
    keepsArguments: '{{name}} is memoized for as long as the program runs: it keeps every object alive that it was ever called with.',
    serialises: '{{name}} is memoized by all its arguments as one string: it remembers each combination for as long as the program runs.',
    weak: '`{{name}}` keeps every object alive that this function was called with, as long as {{holder}} lives.',
  },
  detect: memoizeFindings,
});
