import { execFileSync } from 'node:child_process';

/** Packs what the tests install, so that `npm test` alone is enough. */
export default function setup(): void {
  execFileSync('npm', ['run', '--silent', 'pack'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
