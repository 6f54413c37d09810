import { expect, it } from 'vitest';

import { rewrittenIn } from './in-project.ts';

const component = `import bus from '../bus';

export default {
  name: 'file-row',
  props: { path: String },
  created() {
    bus.$on('rename', this.rename);
  },
  methods: {
    rename() {},
  },
};
`;

/** The first suggestion in a project with this version of Vue. */
const rewritten = (vue: string): string => rewrittenIn({ dependencies: { vue } }, 'file-row.vue', component);

it.each([
  ['^2.6.14', 'beforeDestroy'],
  ['^3.4.0', 'beforeUnmount'],
])('a component of Vue %s ends with %s', (vue, hook) => {
  expect(rewritten(vue)).toContain(`  ${hook}() {\n    bus.$off('rename', this.rename);\n  },`);
});
