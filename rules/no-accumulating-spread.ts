import { defineRule } from '../src/rule.ts';
import { accumulatingSpreadsOf } from '../src/waste/accumulating.ts';

export default defineRule({
  name: 'no-accumulating-spread',
  description: 'disallow copying an accumulator for each element',
  recommended: true,
  fixes: true,
  messages: {
    array: 'This copies all of `{{name}}` to add to it, for each element: the work grows with the square of the data.',
    set: 'This copies the whole set `{{name}}` to add to it, for each element: the work grows with the square of the data.',
    map: 'This copies the whole map `{{name}}` to add to it, for each element: the work grows with the square of the data.',
    object: 'This copies every property of `{{name}}` to add one, for each element: the work grows with the square of the data.',
  },
  detect: accumulatingSpreadsOf,
});
