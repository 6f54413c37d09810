import { growthFindings } from '../src/growth/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-unbounded-collection',
  description: 'disallow collections that live as long as the program and only grow',
  recommended: true,
  messages: {
    keyed: '`{{name}}` lives as long as {{holder}} and gets an entry for each new `{{key}}`; nothing ever takes one out.',
    filled: '`{{name}}` lives as long as {{holder}} and gets a property for each new `{{key}}`; nothing ever deletes one.',
    piled: '`{{name}}` lives as long as {{holder}}, and each run of this adds to it; nothing ever takes anything out.',
    weak: '`{{name}}` lives as long as {{holder}} and keeps every object alive that is a key of it, though it is only asked for objects that are at hand.',
  },
  detect: (file) => growthFindings(file, 'no-unbounded-collection', (holder) => holder !== 'closure'),
});
