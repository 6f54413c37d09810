import { planCallers } from '../src/plans/waste/generator/index.ts';
import type { GeneratorPlan } from '../src/plans/waste/generator/plan.ts';
import { defineRule } from '../src/rule.ts';
import { collectedLists } from '../src/waste/collected-lists.ts';

export default defineRule({
  name: 'prefer-generator',
  description: 'disallow filling an array of open-ended size that every caller walks once',
  recommended: true,
  messages: {
    collected: '`{{name}}` collects {{what}} in an array that is walked once. Yield one value at a time.',
    early: '`{{name}}` collects {{what}}, and the walk may end before the last. Yield one value at a time.',
    exported: '`{{name}}` collects {{what}} in an array. If every caller walks it once, one value at a time is enough.',
  },
  detect: collectedLists,
  follow: (file, { plan }, uses) => planCallers(file, plan as GeneratorPlan, uses),
});
