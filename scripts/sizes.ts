/** Prints what each package adds to a project: installed from the packed tarballs into empty folders. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const release = path.resolve('release');
const tarball = (name: string): string => path.join(release, readdirSync(release).find((file) => file.startsWith(name) && file.endsWith('.tgz')) ?? '');

function installed(...packages: string[]): { megabytes: number; count: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-size-'));
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const files = readdirSync(path.join(folder, 'node_modules'), { recursive: true, withFileTypes: true });
  const bytes = files.filter((file) => file.isFile()).reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0);
  const count = files.filter((file) => file.name === 'package.json' && /node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+$/.test(file.parentPath)).length;
  rmSync(folder, { recursive: true });
  return { megabytes: bytes / 1e6, count };
}

const row = (what: string, { megabytes, count }: { megabytes: number; count: number }): void => console.log(`| ${what} | ${megabytes.toFixed(1)} MB | ${String(count)} |`);

const plugin = tarball('eslint-plugin-memopt-');
const base = ['eslint@10', 'typescript-eslint@8', 'typescript@6.0'];
const [before, after, alone] = [installed(...base), installed(...base, plugin), installed(plugin, tarball('memopt-codemod-'))];

console.log('| what | size | packages |\n| --- | --- | --- |');
row('`eslint`, `typescript-eslint` and `typescript`, before', before);
row('what `eslint-plugin-memopt` adds to them', { megabytes: after.megabytes - before.megabytes, count: after.count - before.count });
row('`memopt-codemod` in an empty folder, with everything it needs', alone);
