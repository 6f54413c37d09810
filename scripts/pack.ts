/** Stages the published packages in release/ from the one tree and the one package.json, and packs each. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

import ts from 'typescript';

import root from '../package.json' with { type: 'json' };

type Versions = Readonly<Record<string, string>>;

const { version, license, repository, type, engines, keywords } = root;
const versions: Versions = { ...root.devDependencies, ...root.dependencies, ...root.peerDependencies };

/** The packages that the built files load. */
function loadedBy(folder: string): string[] {
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.js') || name.endsWith('.d.ts'))
    .flatMap((name) => ts.preProcessFile(readFileSync(path.join(folder, name), 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName));
  const names = found.filter((id) => !id.startsWith('.') && !isBuiltin(id)).map((id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(names)].sort();
}

/** Each name with its version from package.json: what is loaded without standing there would be missing in a strict node_modules. */
function pinned(names: readonly string[], from: Versions): Versions {
  return Object.fromEntries(
    names.map((name) => {
      const range = from[name];
      if (range === undefined) throw new Error(`the package loads ${name}, and package.json does not name it among its dependencies`);
      return [name, range];
    }),
  );
}

/** One CommonJS file a rule: `jscodeshift -t` loads transforms with `require` and waits for the promise. */
function writeBridges(folder: string): void {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  for (const file of readdirSync('codemods').filter((name) => name.endsWith('.ts') && name !== 'index.ts')) {
    const rule = path.basename(file, '.ts');
    const body = `(await import('../dist/transform.js')).transform('${rule}', file, api, options)`;
    writeFileSync(path.join(folder, `${rule}.js`), `'use strict';\n\nmodule.exports = async (file, api, options) => ${body};\n`);
  }
}

function stage(name: string, built: string, manifest: (loaded: string[]) => object): string {
  const folder = path.join('release', name);
  cpSync(built, path.join(folder, 'dist'), { recursive: true });
  for (const file of ['LICENSE', 'CHANGELOG.md', 'README.md']) cpSync(file, path.join(folder, file));
  const generated = { name, version, license, repository, type, engines, keywords, ...manifest(loadedBy(built)) };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(generated, undefined, 2)}\n`);
  return folder;
}

function pack(folder: string): void {
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', '..'], { cwd: folder, encoding: 'utf8' }).trim();
  console.log(`release/${tarball}`);
}

rmSync('release', { recursive: true, force: true });

const plugin = stage(root.name, 'dist/plugin', (loaded) => {
  pinned(loaded, { ...root.dependencies, ...root.peerDependencies });
  return {
    description: root.description,
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './transform': { types: './dist/transform.d.ts', default: './dist/transform.js' },
      './package.json': './package.json',
    },
    files: ['dist', 'codemods', 'CHANGELOG.md'],
    peerDependencies: root.peerDependencies,
    dependencies: root.dependencies,
  };
});
writeBridges(path.join(plugin, 'codemods'));
pack(plugin);

pack(
  stage('memopt-codemod', 'dist/command', (loaded) => ({
    description: 'Finds memory leaks across a repository and rewrites them: the codemods of eslint-plugin-memopt as a command.',
    bin: { 'memopt-codemod': './dist/main.js' },
    exports: { './package.json': './package.json' },
    files: ['dist', 'CHANGELOG.md'],
    dependencies: {
      ...pinned(loaded, { ...versions, [root.name]: version }),
      // The parser's peer, said by ourselves: the newest TypeScript that it reads.
      typescript: '>=5.0.0 <6.1.0',
    },
  })),
);
