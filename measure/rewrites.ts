/** The command on real projects with test suites: the same tests must pass after its rewrites. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { pluginForEverything } from './everything.ts';
import { executedLines } from './executed.ts';
import { projects, type Preset, type Project } from './projects.ts';
import { fromRoot } from './results.ts';

interface Tests {
  readonly passed: number;
  readonly failed: number;
}

export interface ProjectResult {
  readonly name: string;
  readonly preset: Preset;
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

function run(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(command, { cwd, shell: true, encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, ...env } });
  return { status, output: stripVTControlCharacters(`${stdout}\n${stderr}`) };
}

/** Mocha's, node:test's, tape's, Jest's, Vitest's and AVA's words. */
function countTests(output: string): Tests {
  const sum = (pattern: RegExp): number => [...output.matchAll(pattern)].reduce((total, { groups }) => total + Number(groups?.['count']), 0);
  return { passed: sum(/^(?:\s*(?=\d+ (?:passing|tests passed))|ℹ pass |# pass +|\s*Tests\b.* (?=\d+ passed))(?<count>\d+)/gm), failed: sum(/^(?:\s*(?=\d+ (?:failing|tests? failed))|ℹ fail |# fail +|\s*Tests\b.* (?=\d+ failed))(?<count>\d+)/gm) };
}

function testProject({ build, tests, env }: Project, folder: string, coverage?: string): Tests {
  for (const command of build) run(command, folder, env);
  const counts = tests.map(({ command, cwd = '.', report }, index) => {
    const isReported = coverage !== undefined && report !== undefined;
    const covered = isReported ? `${command} ${report} ${path.join(coverage, String(index))}` : command;
    return countTests(run(covered, path.join(folder, cwd), { ...env, ...(coverage === undefined || isReported ? {} : { NODE_V8_COVERAGE: coverage }) }).output);
  });
  return { passed: counts.reduce((sum, { passed }) => sum + passed, 0), failed: counts.reduce((sum, { failed }) => sum + failed, 0) };
}

/** What TypeScript says, without places: lines move. */
const diagnosticsOf = ({ typecheck }: Project, folder: string): readonly string[] => typecheck.flatMap((command) => [...run(command, folder).output.matchAll(/^(\S+?)\(\d+,\d+\): (error TS\d+: .*)$/gm)].map(([, file, text]) => `${file ?? ''}: ${text ?? ''}`));

/** The project's own ESLint configs, those of its packages too. */
function dropConfigs(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') dropConfigs(place);
    else if (/^eslint\.config\.[cm]?[jt]s$/.test(entry.name)) rmSync(place);
  }
}

/** One config with nothing but the preset takes their place. */
async function configure(folder: string, preset: Preset): Promise<void> {
  const plugin = preset === 'everything' ? await pluginForEverything() : fromRoot('dist/plugin/index.js');
  dropConfigs(folder);
  writeFileSync(path.join(folder, 'eslint.config.mjs'), `import memopt from ${JSON.stringify(plugin)};\nexport default [{ files: ['**/*.{js,mjs,cjs,ts,tsx}'], ...memopt.configs.${preset === 'everything' ? 'strict' : preset} }];\n`);
}

function rewrite(project: Project, folder: string): Report {
  const command = [JSON.stringify(process.execPath), JSON.stringify(fromRoot('dist/command/main.js')), ...project.paths, '--write --level review --format json', ...(project.rules ? ['--only', project.rules.join(',')] : [])].join(' ');
  const { stdout, stderr } = spawnSync(command, { cwd: folder, shell: true, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (stdout === '') throw new Error(`${project.name}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** Copies only, so that the prepared projects stay as they are. Diffs go beside the copies, to be read by eye. */
export async function measureRewrites(folder: string, { only, diffs = tmpdir() }: { readonly only?: string; readonly diffs?: string } = {}): Promise<RewritesResult> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'memopt-rewrites-'));
  // Some need a file beside them.
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isFile()) cpSync(path.join(folder, entry.name), path.join(scratch, entry.name));
  try {
    const results: ProjectResult[] = [];
    for (const project of projects.filter(({ name }) => (only === undefined || name === only) && existsSync(path.join(folder, name)))) {
      const copyOf = (suffix: string): string => {
        const copy = path.join(scratch, `${project.name}-${suffix}`);
        cpSync(path.join(folder, project.name), copy, { recursive: true, verbatimSymlinks: true });
        return copy;
      };
      const original = copyOf('original');
      const coverage = path.join(scratch, `coverage-${project.name}`);
      const before = testProject(project, original, coverage);
      const known = diagnosticsOf(project, original);
      for (const preset of project.presets) {
        const copy = copyOf(preset);
        await configure(copy, preset);
        const report = rewrite(project, copy);
        writeFileSync(path.join(diffs, `${project.name}-${preset}.diff`), report.files.map(({ diff }) => diff).join('\n'));
        const after = testProject(project, copy);
        const newDiagnostics = diagnosticsOf(project, copy).filter((text) => !known.includes(text)).length;
        const sites = report.findings.filter(({ rewritten }) => rewritten).map(({ file, line }) => `${path.resolve(original, file)}:${String(line)}`);
        const ran = executedLines(coverage, new Set(sites));
        process.stderr.write(`rewrites: ${project.name}, ${preset}, ${String(sites.length)} sites\n`);
        results.push({ name: project.name, preset, findings: report.findings.length, sites: sites.length, executed: sites.filter((site) => ran.has(site)).length, before, after, newDiagnostics });
      }
    }
    return { projects: results };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
