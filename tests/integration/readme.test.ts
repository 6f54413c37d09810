import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { leak, tsconfig, typedLeak } from './code.ts';
import { eslint, install, plugin, project } from './project.ts';

const configs = ['README.md', 'docs/settings.md'].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => ({ file, code })).filter(({ code }) => code.includes('export default')),
);

describe('the configs in the docs', () => {
  it.each(configs)('of $file', async ({ code }) => {
    const installed = await install([plugin, 'eslint@10', 'typescript@6.0', 'typescript-eslint@8']);
    const files = { 'eslint.config.js': code, 'leak.js': leak, ...(code.includes('.ts') ? { 'tsconfig.json': tsconfig, 'leak.ts': typedLeak } : {}) };
    const found = await eslint(project(installed, files), installed, '.');
    for (const name of Object.keys(files).filter((file) => file.startsWith('leak'))) expect(found[name]).toMatchObject([{ ruleId: 'memopt/no-leaked-timer' }]);
    expect(found['eslint.config.js']).toEqual([]);
  });
});
