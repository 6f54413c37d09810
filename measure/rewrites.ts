/** The command on real projects with test suites: the same tests must pass after its rewrites. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { executedLines } from './executed.ts';
import { projects, type Project } from './projects.ts';
import { fromRoot } from './results.ts';

interface Tests {
  readonly passed: number;
  readonly failed: number;
}

export interface ProjectResult {
  readonly name: string;
  readonly preset: string;
  readonly findings: number;
  readonly sites: number;
  /** Of the rewritten sites, those that the tests execute. */
  readonly executed: number;
  readonly before: Tests;
  readonly after: Tests;
  readonly newDiagnostics: number;
}

export interface RewritesResult {
  readonly projects: readonly ProjectResult[];
}

interface Report {
  readonly findings: readonly { readonly file: string; readonly line: number; readonly rewritten: boolean }[];
  readonly files: readonly { readonly diff: string }[];
}

const presets = ['recommended', 'strict'] as const;

function run(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(command, { cwd, shell: true, encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, ...env } });
  return { status, output: `${stdout}\n${stderr}` };
}

/** Mocha's and node:test's words. */
function countTests(output: string): Tests {
  const sum = (pattern: RegExp): number => [...output.matchAll(pattern)].reduce((total, { groups }) => total + Number(groups?.['count']), 0);
  return { passed: sum(/^(?:\s*(?=\d+ passing)|ℹ pass )(?<count>\d+)/gm), failed: sum(/^(?:\s*(?=\d+ failing)|ℹ fail )(?<count>\d+)/gm) };
}

function testProject({ build, tests }: Project, folder: string, env?: NodeJS.ProcessEnv): Tests {
  for (const command of build) run(command, folder);
  const counts = tests.map(({ command, cwd = '.' }) => countTests(run(command, path.join(folder, cwd), env).output));
  return { passed: counts.reduce((sum, { passed }) => sum + passed, 0), failed: counts.reduce((sum, { failed }) => sum + failed, 0) };
}

/** What TypeScript says, without places: lines move. */
const diagnosticsOf = ({ typecheck }: Project, folder: string): readonly string[] => typecheck.flatMap((command) => [...run(command, folder).output.matchAll(/^(\S+?)\(\d+,\d+\): (error TS\d+: .*)$/gm)].map(([, file, text]) => `${file ?? ''}: ${text ?? ''}`));

/** The project's own ESLint config gives way to one with nothing but the preset. */
function configure(folder: string, preset: string): void {
  for (const name of ['js', 'mjs', 'cjs', 'ts']) rmSync(path.join(folder, `eslint.config.${name}`), { force: true });
  writeFileSync(path.join(folder, 'eslint.config.mjs'), `import memopt from ${JSON.stringify(fromRoot('dist/plugin/index.js'))};\nexport default [{ files: ['**/*.{js,ts,tsx}'], ...memopt.configs.${preset} }];\n`);
}

function rewrite(project: Project, folder: string): Report {
  const command = [JSON.stringify(process.execPath), JSON.stringify(fromRoot('dist/command/main.js')), ...project.paths, '--write --level review --format json'].join(' ');
  const { stdout, stderr } = spawnSync(command, { cwd: folder, shell: true, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (stdout === '') throw new Error(`${project.name}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** Copies only, so that the prepared projects stay as they are. Diffs go beside the copies, to be read by eye. */
export function measureRewrites(folder: string, diffs = tmpdir()): RewritesResult {
  const scratch = mkdtempSync(path.join(tmpdir(), 'memopt-rewrites-'));
  // Some need a file beside them.
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isFile()) cpSync(path.join(folder, entry.name), path.join(scratch, entry.name));
  try {
    return {
      projects: projects.flatMap((project) =>
        presets.map((preset): ProjectResult => {
          const copy = path.join(scratch, `${project.name}-${preset}`);
          cpSync(path.join(folder, project.name), copy, { recursive: true, verbatimSymlinks: true });
          const coverage = path.join(scratch, `coverage-${project.name}-${preset}`);
          const before = testProject(project, copy, { NODE_V8_COVERAGE: coverage });
          const known = diagnosticsOf(project, copy);
          configure(copy, preset);
          const report = rewrite(project, copy);
          writeFileSync(path.join(diffs, `${project.name}-${preset}.diff`), report.files.map(({ diff }) => diff).join('\n'));
          const after = testProject(project, copy);
          const newDiagnostics = diagnosticsOf(project, copy).filter((text) => !known.includes(text)).length;
          const sites = report.findings.filter(({ rewritten }) => rewritten).map(({ file, line }) => `${path.resolve(copy, file)}:${String(line)}`);
          const ran = executedLines(coverage, new Set(sites));
          process.stderr.write(`rewrites: ${project.name}, ${preset}, ${String(sites.length)} sites\n`);
          return { name: project.name, preset, findings: report.findings.length, sites: sites.length, executed: sites.filter((site) => ran.has(site)).length, before, after, newDiagnostics };
        }),
      ),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
