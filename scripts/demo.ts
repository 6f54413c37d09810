/** The main job on source that is not ours: published packages, their findings, and the rewrites as a diff. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Exact versions: the demo shows the same to everyone. */
const packages = [{ name: '@egjs/flicking', version: '4.17.0', source: 'src' }];

const command = path.resolve('dist/command/main.js');
// Outside of this repository, whose ESLint config and .gitignore are no part of the demo.
const cache = path.join(tmpdir(), 'memopt-demo');

function download(name: string, version: string): string {
  const folder = path.join(cache, `${name.slice(name.startsWith('@') ? 1 : 0).replace('/', '-')}-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${String(process.pid)}`;
  mkdirSync(fresh, { recursive: true });
  const tarball = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: fresh, encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', tarball, '--strip-components', '1'], { cwd: fresh });
  renameSync(fresh, folder);
  return folder;
}

for (const [index, { name, version, source }] of packages.entries()) {
  console.log(`\n[${String(index + 1)}/${String(packages.length)}] ${name}@${version}: downloading its source from the npm registry`);
  const cwd = download(name, version);
  console.log(`[${String(index + 1)}/${String(packages.length)}] memopt-codemod ${source} --level review, in ${name}\n`);
  const { status } = spawnSync(process.execPath, [command, source, '--level', 'review'], { cwd, stdio: 'inherit' });
  if (status === 1) continue;
  // 1 says that there is something to apply, which is what a demo is for.
  if (status === 0) console.error(`nothing of memopt applies to ${name}@${version}: the demo shows nothing, and a rule has lost its finding there`);
  process.exit(status || 1);
}
