import { defineRule } from '../src/rule.ts';
import { costlyShapes } from '../src/waste/shapes.ts';

export default defineRule({
  name: 'consistent-shape',
  description: 'disallow records and instances, of which there are many, that lose the shape they share or carry functions of their own',
  recommended: true,
  fixes: true,
  messages: {
    deleted: 'Deleting {{key}} {{again}} gives each record a table of its own, several times its size. Make it without.',
    closure: 'Each instance of {{owner}}, of which there are many, makes a function of its own for `{{name}}`. A method is shared.',
  },
  detect: costlyShapes,
});
