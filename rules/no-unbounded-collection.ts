import { exportedFindings, growthFindings, missedFindings, misuseFindings, uncalledFindings } from '../src/growth/findings.ts';
import { planElsewhere } from '../src/plans/growth/elsewhere.ts';
import { defineRule } from '../src/rule.ts';

const name = 'no-unbounded-collection';

export default defineRule({
  name,
  description: 'disallow collections that live as long as the program and only grow',
  recommended: true,
  fixes: true,
  messages: {
    keyed: '`{{name}}` lives as long as {{holder}} and gets an entry for each new `{{key}}`; nothing ever takes one out.',
    filled: '`{{name}}` lives as long as {{holder}} and gets a property for each new `{{key}}`; nothing ever deletes one.',
    piled: '`{{name}}` lives as long as {{holder}}, and each run of this adds to it; nothing ever takes anything out.',
    elsewhere: '`{{name}}` lives as long as {{holder}}, other files add to it again and again, and nothing in the project ever takes anything out.',
    unsettled: 'The entry of `{{key}}` is taken out of `{{name}}` only on success: when what is waited for fails, it stays.',
    missed: '`{{added}}` stays in {{place}}: what takes it out again, in line {{line}}, looks for `{{sought}}`.',
    uncalled: '`{{key}}` stays in `{{name}}`: nothing calls `{{removal}}`, though what it is for ends here.',
    property: '`{{name}}` is a WeakMap: this sets a property of it under the text of `{{key}}`, which stays and is the same for every object.',
    weak: '`{{name}}` lives as long as {{holder}} and keeps every object alive that is a key of it, though it is only asked for objects that are at hand.',
  },
  follow: planElsewhere,
  detect: (file) => [...growthFindings(file, name, (holder) => holder !== 'closure'), ...exportedFindings(file, name), ...misuseFindings(file, name), ...missedFindings(file, name), ...uncalledFindings(file, name)].sort((a, b) => a.range[0] - b.range[0]),
});
