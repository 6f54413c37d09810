/** `npm run costs:modules`: what it takes to load each package of the list, into src/waste/module-costs.ts. Installs them from the npm registry into a folder of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Packages that many programs load, and few need for all that they do. */
const packages = [
  '@babel/core', '@faker-js/faker', 'aws-sdk', 'cheerio', 'eslint', 'exceljs', 'firebase-admin', 'handlebars', 'highlight.js', 'inquirer', 'jimp', 'jsdom',
  'lodash', 'mathjs', 'moment-timezone', 'nodemailer', 'pdf-lib', 'pdfkit', 'playwright-core', 'prettier', 'rollup', 'sass', 'sharp', 'terser', 'three',
  'ts-morph', 'typescript@6', 'webpack', 'xlsx', 'yaml',
];

interface Cost {
  readonly bytes: number;
  readonly ms: number;
}

/** In a process of its own: what stays in memory once the package is loaded, and the time that it took. */
const program = `
  const { memoryUsage } = process;
  const held = () => { gc(); gc(); const { heapUsed, external } = memoryUsage(); return heapUsed + external; };
  const before = held();
  const start = performance.now();
  const loaded = await import(process.argv[1]);
  const ms = performance.now() - start;
  const bytes = held() - before;
  console.log(JSON.stringify({ bytes, ms, names: Object.keys(loaded).length }));
  process.exit();
`;

const folder = path.join(tmpdir(), 'memopt-modules');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd: folder, stdio: 'inherit' });

const median = (costs: readonly Cost[], of: (cost: Cost) => number): number => costs.map(of).sort((left, right) => left - right)[Math.floor(costs.length / 2)] ?? 0;
const lines = packages.map((wanted) => {
  const name = wanted.replace(/(?<=.)@\d+$/, '');
  const { version } = JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
  const costs = [1, 2, 3].map(() => JSON.parse(execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program, name], { cwd: folder, encoding: 'utf8' }).split('\n').findLast((line) => line.startsWith('{')) ?? '{}') as Cost);
  const megabytes = (median(costs, ({ bytes }) => bytes) / 1e6).toFixed(1);
  const ms = Math.round(median(costs, (cost) => cost.ms));
  console.log(`${name} ${version}: ${megabytes} MB, ${ms} ms`);
  return `  '${name}': { version: '${version}', megabytes: ${megabytes}, ms: ${ms} },`;
});
const head = `/** What stays in memory of a package that is loaded, and how long loading takes; written by \`npm run costs:modules\` on Node ${process.versions.node}. */\n`;
writeFileSync('src/waste/module-costs.ts', `${head}export const moduleCosts: Readonly<Record<string, { readonly version: string; readonly megabytes: number; readonly ms: number }>> = {\n${lines.join('\n')}\n};\n`);
