/** Stages the published packages in release/ from the one tree and the one package.json, and packs each. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

import root from '../package.json' with { type: 'json' };

interface Package {
  readonly name: string;
  readonly description: string;
  readonly built: string;
  readonly dependencies: readonly string[];
  readonly peerDependencies: readonly string[];
  readonly manifest: Readonly<Record<string, unknown>>;
}

const packages: readonly Package[] = [
  {
    name: 'eslint-plugin-memopt',
    description: root.description,
    built: 'dist/plugin',
    dependencies: ['@typescript-eslint/utils', 'jscodeshift'],
    peerDependencies: ['eslint'],
    manifest: {
      main: './dist/index.js',
      types: './dist/index.d.ts',
      exports: {
        '.': { types: './dist/index.d.ts', default: './dist/index.js' },
        './transform': { types: './dist/transform.d.ts', default: './dist/transform.js' },
        './package.json': './package.json',
      },
      files: ['dist', 'codemods', 'CHANGELOG.md'],
    },
  },
  {
    name: 'memopt-codemod',
    description: 'Finds memory leaks across a repository and rewrites them: the codemods of eslint-plugin-memopt as a command.',
    built: 'dist/command',
    dependencies: ['@typescript-eslint/parser', 'eslint', 'ts-morph', 'typescript'],
    peerDependencies: [],
    manifest: { bin: { 'memopt-codemod': './dist/main.js' }, exports: { './package.json': './package.json' }, files: ['dist', 'CHANGELOG.md'] },
  },
];

const versions: Readonly<Record<string, string>> = { ...root.devDependencies, ...root.dependencies, ...root.peerDependencies };

function versionOf(name: string): string {
  // The newest TypeScript that typescript-eslint reads; the command must not bring in 7 by itself.
  if (name === 'typescript') return '>=5.0.0 <6.1.0';
  const version = versions[name];
  if (version === undefined) throw new Error(`package.json has no version of ${name}`);
  return version;
}

const pick = (names: readonly string[]): Record<string, string> => Object.fromEntries([...names].sort().map((name) => [name, versionOf(name)]));

/** Throws when the built files load a package that the manifest does not name: a strict node_modules would not have it. */
function checkImports(folder: string, allowed: readonly string[]): void {
  const specifier = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["']([^"'.][^"']*)["']/g;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js') || name.endsWith('.d.ts'))) {
    for (const [, found = ''] of readFileSync(path.join(folder, file), 'utf8').matchAll(specifier)) {
      const name = found.split('/', found.startsWith('@') ? 2 : 1).join('/');
      if (found.startsWith('node:') || builtinModules.includes(name) || allowed.includes(name)) continue;
      throw new Error(`${folder}/${file} loads ${found}, which is not among the dependencies of its package`);
    }
  }
}

/** One CommonJS file a rule: `jscodeshift -t` loads transforms with `require` and waits for the promise. */
function writeBridges(folder: string): void {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  for (const file of readdirSync('codemods').filter((name) => name.endsWith('.ts') && name !== 'index.ts')) {
    const rule = path.basename(file, '.ts');
    writeFileSync(
      path.join(folder, `${rule}.js`),
      `'use strict';\n\nmodule.exports = async (file, api, options) => (await import('../dist/transform.js')).transform('${rule}', file, api, options);\n`,
    );
  }
}

rmSync('release', { recursive: true, force: true });
for (const { name, description, built, dependencies, peerDependencies, manifest } of packages) {
  const folder = path.join('release', name);
  cpSync(built, path.join(folder, 'dist'), { recursive: true });
  for (const file of ['LICENSE', 'CHANGELOG.md', 'README.md']) cpSync(file, path.join(folder, file));
  if (name === 'eslint-plugin-memopt') writeBridges(path.join(folder, 'codemods'));
  else chmodSync(path.join(folder, 'dist/main.js'), 0o755);
  const { version, license, type, engines, keywords } = root;
  const own = name === 'memopt-codemod' ? { 'eslint-plugin-memopt': version } : {};
  const generated = {
    name,
    version,
    description,
    license,
    type,
    engines,
    ...manifest,
    keywords,
    ...(peerDependencies.length > 0 ? { peerDependencies: pick(peerDependencies) } : {}),
    dependencies: { ...own, ...pick(dependencies) },
  };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(generated, undefined, 2)}\n`);
  checkImports(path.join(folder, 'dist'), [...dependencies, ...peerDependencies, ...Object.keys(own)]);
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', '..'], { cwd: folder, encoding: 'utf8' }).trim();
  console.log(`release/${tarball}`);
}
