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

const ended = (...hooks: readonly string[]): string => `import bus from '../bus';

export default {
  name: 'file-row',
  created() {
    bus.$on('rename', this.rename);
  },
${hooks.map((hook) => `  ${hook}() {\n    bus.$off('rename', this.rename);\n  },\n`).join('')}  methods: {
    rename() {},
  },
};
`;
const endedIn = (dependencies: Record<string, string>, ...hooks: readonly string[]): string => rewrittenIn({ dependencies }, 'file-row.vue', ended(...hooks));

it.each([
  ['beforeDestroy', { vue: '^3.4.0' }, 'beforeUnmount'],
  ['destroyed', { nuxt: '^4.0.0' }, 'unmounted'],
  ['unmounted', { vue: '~2.7.16' }, 'destroyed'],
  ['beforeUnmount', { vue: '2' }, 'beforeDestroy'],
])('nobody calls %s with %o', (hook, dependencies, instead) => {
  expect(endedIn(dependencies, hook)).toBe(ended(instead));
});

it.each([
  ['the version calls it', { vue: '^3.4.0' }, ['beforeUnmount']],
  ['both versions may run', { vue: '^2.6.0 || ^3.0.0' }, ['beforeDestroy']],
  ['the build for the migration calls both', { vue: '^3.4.0', '@vue/compat': '^3.4.0' }, ['beforeDestroy']],
  ['it is there for either', { vue: '^3.4.0' }, ['beforeDestroy', 'beforeUnmount']],
  ['the project does not say', {}, ['destroyed']],
])('a hook stays where %s', (_, dependencies, hooks) => {
  expect(endedIn(dependencies, ...hooks)).toBe(ended(...hooks));
});

it('a hook that releases nothing stays', () => {
  const text = ended('beforeDestroy').replace(/bus\.\$o(?:n|ff)\('rename', this\.rename\);/g, 'this.rename();');
  expect(rewrittenIn({ dependencies: { vue: '^3.4.0' } }, 'file-row.vue', text)).toBe(text);
});
