/** docs/quality.md, from the results alone. */
import { readFileSync } from 'node:fs';

import type { FindingFact, FindingsResult, Mode } from './findings.ts';
import { projects as prepared, type Project } from './projects.ts';
import { difficulties, fixSets, type FixCase, type FixesResult, type FixSet } from './fixes.ts';
import { presets, type Family, type FamilyRecall, type RecallCase, type RecallResult } from './recall.ts';
import { fromRoot, readResultIfAny } from './results.ts';
import type { RewritesResult } from './rewrites.ts';
import { labelsOf, listOf, resultOf, sets, type RepositorySet } from './sets.ts';
import type { SpeedResult } from './speed.ts';

/** What somebody who did not write the rule says of a finding. */
interface Label {
  readonly id: string;
  readonly verdict: 'true' | 'false' | 'unclear';
  readonly why: string;
}

const cell = (value: string | number): string => String(value).replaceAll('|', '\\|');

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index === 0 ? '---|' : '--:|')).join('')}`, ...rows.map(line)].join('\n');
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(0)} %`);
const times = (ratio: number): string => `× ${ratio.toFixed(2)}`;
const command = (part: string, more = ''): string => `\`npm run measure -- --repos DIR --only ${part}${more}\``;
const groups = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] =>
  [...new Set(items.map(keyOf))].sort().map((key) => [key, items.filter((item) => keyOf(item) === key)]);

function findingsPart(set: RepositorySet, { repositories, findings }: FindingsResult, labels: readonly Label[]): string {
  const verdicts = new Map(labels.map(({ id, verdict }) => [id, verdict]));
  const isIn = (mode: Mode) => (fact: FindingFact) => fact.modes.includes(mode);
  const verdictOf = ({ id }: FindingFact): string | undefined => verdicts.get(id);
  const lines = repositories.reduce((sum, row) => sum + row.lines, 0);
  const labelled = findings.filter((fact) => ['true', 'false'].includes(verdictOf(fact) ?? ''));
  const isTrue = (fact: FindingFact): boolean => verdictOf(fact) === 'true';
  const isApplicable = ({ level }: FindingFact): boolean => level !== 'manual';
  const byRule = (name: string, facts: readonly FindingFact[]): readonly (string | number)[] => {
    const judged = facts.filter((fact) => labelled.includes(fact));
    const trues = judged.filter(isTrue);
    return [name, facts.length, judged.length, percent(trues.length, judged.length), percent(facts.filter(isApplicable).length, facts.length), percent(trues.filter(isApplicable).length, trues.length)];
  };
  const unread = repositories.flatMap(({ repo, unread: files }) => files.map((file) => `- ${repo}: ${file}`));
  const inMode = (mode: Mode): string => `${String(findings.filter(isIn(mode)).length)} findings ${mode === 'typed' ? 'with types' : 'without'}, ${((1e5 * findings.filter(isIn(mode)).length) / lines).toFixed(1)} in 100,000 lines`;
  return `## ${set.title}

${command(set.name)}

${String(repositories.length)} repositories at commits that were chosen on ${set.chosen}, ${set.what} (\`${listOf(set)}\`), under \`recommended\`; tests are out of scope. Nothing is installed in the work trees, so types are those of the repository itself and of the platform. ${inMode('typed')}; ${inMode('untyped')}. Each finding is in \`${resultOf(set)}\`, its label in \`${labelsOf(set)}\`.${set.few === undefined ? '' : ` ${set.few}`}

${table(
  ['repository', 'kind', 'lines', 'files', 'with types', 'findings, typed', 'findings, untyped'],
  repositories.map(({ repo, commit, kind, framework, lines: count, files, withTypes }) => {
    const own = findings.filter((fact) => fact.repo === repo);
    return [`${repo} @ ${commit.slice(0, 7)}`, framework === 'none' ? kind : `${kind}, ${framework}`, count, files, withTypes, own.filter(isIn('typed')).length, own.filter(isIn('untyped')).length];
  }),
)}

${table(['rule', 'findings', 'labelled', 'true', 'with a rewrite', 'true ones with a rewrite'], [...groups(findings, ({ rule }) => rule).map(([rule, facts]) => byRule(`\`${rule}\``, facts)), byRule('all', findings)])}

*Labelled* are those judged true or false by reading the code around them; ${String(labels.filter(({ verdict }) => verdict === 'unclear').length)} could not be decided.${labelsSince(findings, labels)}${unread.length > 0 ? `\n\nNot read:\n\n${unread.join('\n')}` : ''}`;
}

/** The rules are changed in view of labels: the share that is left is no estimate for other code, and the page says so. */
function labelsSince(findings: FindingsResult['findings'], labels: readonly Label[]): string {
  const reported = new Set(findings.map(({ id }) => id));
  const gone = labels.filter(({ id }) => !reported.has(id));
  const count = (list: readonly Label[], verdict: Label['verdict']): string => String(list.filter((label) => label.verdict === verdict).length);
  if (gone.length === 0) return '';
  return `\n\nOf ${String(labels.length)} labelled findings (${count(labels, 'true')} true, ${count(labels, 'false')} false), ${percent(labels.filter(({ verdict }) => verdict === 'true').length, labels.filter(({ verdict }) => verdict !== 'unclear').length)} of those decided, ${String(gone.length)} are reported no more (${count(gone, 'true')} true, ${count(gone, 'false')} false): the rules were changed in view of these labels. The share of true ones above is therefore what is left of them, not an estimate for other code.`;
}

const familyTitles: Readonly<Record<Family, string>> = { obligations: 'What is acquired and not released', growth: 'What grows, and what is retained' };

/** Each category by preset and mode, and beneath what each of these runs found in all. */
function familyPart(title: string, result: FamilyRecall): string {
  const runs = presets.flatMap((preset) => (['typed', 'untyped'] as const).flatMap((mode) => (result[preset] ? [{ name: `${preset}, ${mode === 'typed' ? 'with types' : 'without'}`, cases: result[preset][mode].filter(({ unread }) => !unread) }] : [])));
  const isFound = ({ found }: RecallCase): boolean => found.length > 0;
  const categories = [...new Set(runs.flatMap(({ cases }) => cases.map(({ category }) => category)))].sort();
  const verdicts = new Map((readResultIfAny<readonly { readonly id: string; readonly verdict: string }[]>('measure/labels/elsewhere.json') ?? []).map(({ id, verdict }) => [id, verdict]));
  const share = (cases: readonly RecallCase[]): string => `${String(cases.filter(isFound).length)} of ${String(cases.length)}`;
  return `### ${title}

${table(['category', ...runs.map(({ name }) => name)], categories.map((category) => [category, ...runs.map(({ cases }) => share(cases.filter((one) => one.category === category)))]))}

${table(
  ['', 'cases', 'found', 'recall', 'silent after', 'reports elsewhere', 'of these true', 'worth a look', 'false'],
  runs.map(({ name, cases }) => {
    const found = cases.filter(isFound);
    const elsewhere = cases.flatMap((one) => one.elsewhere);
    const judged = (verdict: string): number => elsewhere.filter((id) => verdicts.get(id) === verdict).length;
    return [name, cases.length, found.length, percent(found.length, cases.length), percent(found.filter(({ silentAfter }) => silentAfter).length, found.length), elsewhere.length, judged('true'), judged('look'), judged('false')];
  }),
)}`;
}

function recallPart(result: RecallResult): string {
  return `## Recall

${command('recall', ' --check FILE')}

Real fixes of leaks in public repositories: the file before the fix must be reported at the leak, the file after it must be silent there. Left out are fixes that show only across files, and copies that are waste. *Reports elsewhere* are all others in the same files; those that somebody has judged by reading the code around them stand behind, with their reasons in \`measure/labels/elsewhere.json\`: *worth a look* is what depends on callers that the file does not show. The rules were changed in view of these fixes: the shares are no estimate for leaks that nobody has looked at.

${(Object.keys(familyTitles) as Family[]).flatMap((family) => (result[family] ? [familyPart(familyTitles[family], result[family])] : [])).join('\n\n')}`;
}

const toldOfFixes: Readonly<Record<FixSet, { readonly title: string; readonly text: string }>> = {
  fixes: {
    title: 'Fixes that nobody had looked at',
    text: 'of the commits whose message speaks of leaks, at most four a repository by lot, those in which people who wrote no rule saw the leak in the changed file; they also said how hard each is to see. Under `strict`, without types; *at first* is the run before anybody had read one of them, *now* the rules after that: all have been read, and rules were changed in view of them. Single-file components of Vue are left out, as the script does not parse them. Most *hard* ones need to know what the program means; of the *medium* ones many are sources that a caller hands in, or objects of which only other files tell that they have to be ended.',
  },
  held: {
    title: 'Fixes that are held back',
    text: 'drawn as those before, from other repositories still, with the categories in the shares of the list that the rules were written with. Nobody who writes rules reads them, so that each run is one at first sight; *at first* and *now* are the rules before and after they were changed in view of the fixes of the part before.',
  },
};

function fixesPart(set: FixSet, { first, now = [] }: FixesResult): string {
  const repositories = new Set(readFileSync(fromRoot(`measure/sets/${set}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { repo: string }).repo));
  const runs = [first, ...(now.length > 0 ? [now] : [])];
  const row = (name: string, isOne: (one: FixCase) => boolean): (string | number)[] => {
    const cells = runs.flatMap((cases) => {
      const read = cases.filter((one) => isOne(one) && !one.unread);
      const found = read.filter((one) => one.found.length > 0);
      return [`${String(found.length)} of ${String(read.length)} (${percent(found.length, read.length)})`, percent(found.filter(({ silentAfter }) => silentAfter).length, found.length), read.reduce((all, { elsewhere }) => all + elsewhere, 0)];
    });
    return [name, ...cells];
  };
  const { title, text } = toldOfFixes[set];
  return `## ${title}

${command(set, ' --check FILE')}

${String(first.length)} places of leaks in ${String(repositories.size)} other repositories (\`measure/sets/${set}.jsonl\`): ${text}

${table(['', ...['found at first', 'found now'].slice(0, runs.length).flatMap((head) => [head, 'silent after', 'reports elsewhere'])], [...difficulties.map((difficulty) => row(difficulty, (one) => one.difficulty === difficulty)), row('all', () => true)])}`;
}

const and = new Intl.ListFormat('en');

/** Which of the measured projects ran with which rules. */
const rulesOf = (measured: readonly Project[]): string =>
  groups(measured, ({ rules }) => rules?.map((rule) => `\`${rule}\``).join(', ') ?? '')
    .map(([rules, some]) => `${and.format(some.map(({ name }) => name))} with ${rules === '' ? 'all rules' : `these alone: ${rules}`}`)
    .join('; ');

function rewritesPart({ projects }: RewritesResult): string {
  const measured = prepared.filter(({ name }) => projects.some((project) => project.name === name));
  const namesOf = (isOne: (project: Project) => boolean): string => and.format(measured.filter(isOne).map(({ name }) => name));
  const isChecked = (name: string): boolean => prepared.some((project) => project.name === name && project.typecheck.length > 0);
  const [ofWaste = [], ofLeaks = []] = [true, false].map((alone) => projects.filter(({ name, preset }) => preset === 'strict' && prepared.some((project) => project.name === name && (project.rules !== undefined) === alone)));
  const sum = (list: RewritesResult['projects']): number => list.reduce((all, { executed }) => all + executed, 0);
  return `## Rewrites

${command('rewrites', ' --projects DIR')}

Projects with test suites, before and after \`memopt-codemod --write --level review\`: ${rulesOf(measured)}. How each is run is in \`measure/projects.ts\`; ${namesOf(({ known, chosenByFindings }) => !known && !chosenByFindings)} were chosen before anything was run on them${measured.some(({ chosenByFindings }) => chosenByFindings) ? `, ${namesOf(({ chosenByFindings }) => chosenByFindings === true)} for the number of findings in them` : ''}. Where a project has no type check of its own, new diagnostics are *not checked*. A site is *executed* when the project's own tests run the line of its finding. *everything* is \`strict\` without the thresholds that leave out few elements and chains of two arrays: nobody runs it so, but it tries the rewrites on more code.

${table(
  ['project', 'preset', 'findings', 'rewritten', 'executed by tests', 'tests before', 'tests after', 'new diagnostics'],
  projects.map(({ name, preset, findings, sites, executed, before, after, newDiagnostics }) => [name, preset, findings, sites, executed, before.passed, `${String(after.passed)}${after.failed > before.failed ? `, ${String(after.failed - before.failed)} more fail` : ''}`, isChecked(name) ? newDiagnostics : 'not checked']),
)}

Under \`strict\`, tests execute ${String(sum(ofWaste))} of the rewritten sites in the ${String(ofWaste.length)} projects with those rules alone, and ${String(sum(ofLeaks))} in the ${String(ofLeaks.length)} with all rules.`;
}

function speedPart({ node, together, alone, typed, warm }: SpeedResult): string {
  const count = ({ files, lines, rounds }: { readonly files: number; readonly lines: number; readonly rounds: number }): string => `${String(files)} files, ${lines.toLocaleString('en')} lines, ${String(rounds)} rounds`;
  const noop = 'no-op rule';
  const added = (ratios: SpeedResult['together'], name: string): number => (ratios.ofParse[name]?.processor ?? NaN) - (ratios.ofParse[noop]?.processor ?? NaN);
  const ofNoop = (ratios: SpeedResult['together'], name: string): number => (ratios.ofParse[name]?.processor ?? NaN) / (ratios.ofParse[noop]?.processor ?? NaN);
  const rowsOf = (ratios: SpeedResult['together']): readonly (readonly string[])[] =>
    Object.entries(ratios.ofParse).map(([name, cost]) => [name.replace(/^memopt\/(.*)/, '`$1`'), times(cost.processor), times(cost.clock), ...(name === noop ? ['', ''] : [times(ofNoop(ratios, name)), percent(added(ratios, name), 1).replace(/^-0 /, '0 ')])]);
  const head = ['', 'to parsing alone', 'by the clock', 'to one rule that does nothing', 'adds, of parsing'];
  return `## Speed

${command('speed', ' --projects DIR')}

Processor time of one process on Node ${node}, the variants in turns at each file, for each file the median of the rounds after one that warms up. Parsing is what \`@typescript-eslint/parser\` does for ESLint, with scopes; what ESLint itself adds is in the rule that does nothing.

Without types, all rules together (${count(together)}):

${table(head, rowsOf(together))}

Each rule by itself (${count(alone)}); the facts that rules share are found for each anew:

${table(head, rowsOf(alone))}${
    typed && warm
      ? `

With types, \`@typescript-eslint/no-floating-promises\` and all rules of memopt against \`no-floating-promises\` alone, as ratios of processor time, of the clock in brackets:

- ESLint's command, each time in a process of its own, its start included: ${typed.project} (${count(typed)}), ${times(typed.ofAlone.processor)} (${times(typed.ofAlone.clock)}).
- One process that has linted the project before, the two in turns: ${warm.project} (${count(warm)}), ${times(warm.ofAlone.processor)} (${times(warm.ofAlone.clock)}). While one variant runs, the engine discards compiled functions that only the other one calls; the cost of compiling them anew is in it.`
      : ''
  }`;
}

export function qualityPage(): string {
  const findings = sets.flatMap((set) => {
    const result = readResultIfAny<FindingsResult>(resultOf(set));
    return result ? [findingsPart(set, result, readResultIfAny<readonly Label[]>(labelsOf(set)) ?? [])] : [];
  });
  const recall = readResultIfAny<RecallResult>('measure/results/recall.json');
  const fixes = fixSets.flatMap((set) => {
    const result = readResultIfAny<FixesResult>(`measure/results/${set}.json`);
    return result ? [fixesPart(set, result)] : [];
  });
  const rewrites = readResultIfAny<RewritesResult>('measure/results/rewrites.json');
  const speed = readResultIfAny<SpeedResult>('measure/results/speed.json');
  const parts = [...findings, recall && recallPart(recall), ...fixes, rewrites && rewritesPart(rewrites), speed && speedPart(speed)].filter((part) => part !== undefined);
  return `# Quality, measured

<!-- Generated by \`npm run measure\` from measure/results; do not edit. -->

What the rules find, miss, rewrite and cost on code that is not ours. Every number comes from the command above it; the facts behind it are in \`measure/results\`.

${parts.join('\n\n')}
`;
}
