/** `npm run new-pattern <name>`: a rule, its codemod, its page and its test, registered, that find nothing yet. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const name = process.argv[2] ?? '';
if (!/^[a-z]+(-[a-z]+)+$/.test(name)) {
  console.error('usage: npm run new-pattern <name>, in lower case with dashes: no-leaked-lock');
  process.exit(2);
}

const files = {
  [`rules/${name}.ts`]: `import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: '${name}',
  description: 'disallow …',
  recommended: false,
  messages: {
    leaked: 'This {{what}} is never released: …',
  },
  detect: () => [],
});
`,
  [`codemods/${name}.ts`]: `import { defineCodemod } from '../src/codemod.ts';

export default defineCodemod({ name: '${name}', edits: () => [] });
`,
  [`docs/rules/${name}.md`]: `# memopt/${name}

<!-- end auto-generated rule header -->

## What stays alive

## Bad

## Good

## How it is decided

## Out of scope

## Options

- \`certainty\`
- \`tests\`

## Fix safety
`,
  [`tests/rules/${name}.test.ts`]: `import { runCases } from './run.ts';

runCases('${name}', {
  valid: {
    'nothing is acquired': \`
export const nothing = 1;\`,
  },
  invalid: {},
});
`,
};

/** The registry of a folder is its list of files. */
function registry(folder: 'rules' | 'codemods'): string {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const camel = (rule: string): string => rule.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
  const old = readFileSync(`${folder}/index.ts`, 'utf8');
  const imports = names.map((rule) => `import ${camel(rule)} from './${rule}.ts';\n`).join('');
  return old.replace(/(?:import \w+ from '\.\/.*\n)+/, imports).replace(/= \[[^\]]*\];/, `= [${names.map(camel).join(', ')}];`);
}

const taken = Object.keys(files).find((file) => existsSync(file));
if (taken !== undefined) {
  console.error(`${taken} exists already`);
  process.exit(2);
}
for (const [file, text] of Object.entries(files)) writeFileSync(file, text);
for (const folder of ['rules', 'codemods'] as const) writeFileSync(`${folder}/index.ts`, registry(folder));
console.log(`${[...Object.keys(files), 'rules/index.ts', 'codemods/index.ts'].join('\n')}\n\nNext: say what it finds, then npm run update and npm test.`);
