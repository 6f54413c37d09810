import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';

import { applyEdits } from '../../src/apply/edits.ts';
import plugin from '../../src/index.ts';

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
function rewritten(vue: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-vue-'));
  try {
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ dependencies: { vue } }));
    const [problem] = new Linter({ cwd: folder }).verify(component, [{ ...plugin.configs.strict, files: ['**/*.*'], languageOptions: { parser } }] as Linter.Config[], path.join(folder, 'file-row.vue'));
    return applyEdits(component, [problem?.suggestions?.[0]?.fix ?? expect.fail('nothing is suggested')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it.each([
  ['^2.6.14', 'beforeDestroy'],
  ['^3.4.0', 'beforeUnmount'],
])('a component of Vue %s ends with %s', (vue, hook) => {
  expect(rewritten(vue)).toContain(`  ${hook}() {\n    bus.$off('rename', this.rename);\n  },`);
});
