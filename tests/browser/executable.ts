import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Carries a Chromium for x64 Linux in its tarball: nothing is loaded beside the npm registry. */
const carrier = '@sparticuz/chromium@153.0.0';

/** The browser that `MEMOPT_BROWSER` names, else one that is installed once, out of the way of the project's own packages. */
export async function executable(): Promise<string> {
  const named = process.env['MEMOPT_BROWSER'];
  if (named !== undefined && existsSync(named)) return named;
  const folder = path.resolve('.cache/browser');
  const entry = path.join(folder, 'node_modules/@sparticuz/chromium/build/index.js');
  if (!existsSync(entry)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', carrier], { cwd: folder, stdio: 'ignore' });
  }
  const { default: chromium } = (await import(pathToFileURL(entry).href)) as { default: { executablePath: () => Promise<string> } };
  return chromium.executablePath();
}
