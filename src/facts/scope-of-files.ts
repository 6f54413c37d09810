import path from 'node:path';

/** Tests, stories, benchmarks, type declarations and what a minifier made: what they leak dies with their process, has no code, or nobody edits it. */
const outOfScope =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|[\w-]+-tests|test-utils|test-helpers|specs?|e2e|stories|cypress|playwright|bench(?:marks?)?)\/|(?:^|[./_-])(?:test|tests|spec|stories|story|bench|benchmark|e2e|cy)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$|[.-]min\.[cm]?js$/;

/** Whether the file is out of scope unless the option `tests` is set. Decided below `cwd`, so that a checkout under a folder called `test` is linted. */
export function isOutOfScope(filename: string, cwd: string): boolean {
  // Every rule asks of one file, then of the next.
  if (last.filename !== filename || last.cwd !== cwd) last = { filename, cwd, answer: decide(filename, cwd) };
  return last.answer;
}

let last = { filename: '', cwd: '', answer: false };

function decide(filename: string, cwd: string): boolean {
  const relative = path.isAbsolute(filename) ? path.relative(cwd, filename) : filename;
  return outOfScope.test(relative.split(path.sep).join('/'));
}
