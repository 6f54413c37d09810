/** docs/quality.md, from the results alone. */
import { readResultIfAny } from './results.ts';
import type { FindingFact, FindingsResult, Mode } from './findings.ts';
import { presets, type Family, type FamilyRecall, type RecallCase, type RecallResult } from './recall.ts';
import type { RewritesResult } from './rewrites.ts';
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

/** A set of repositories, for people. */
interface Corpus {
  readonly title: string;
  readonly part: string;
  readonly chosen: string;
  readonly list: string;
  readonly result: string;
  readonly labels: string;
}

const corpora = {
  repositories: { title: 'True findings', part: 'findings', chosen: 'Ten repositories at commits that were chosen before the first run', list: 'measure/repositories.json', result: 'measure/results/findings.json', labels: 'measure/labels.json' },
  fresh: { title: 'True findings on other repositories', part: 'fresh', chosen: 'Twenty-one repositories at commits that were chosen when the rules of the obligations were done, none of them used to make the rules', list: 'measure/fresh.json', result: 'measure/results/fresh.json', labels: 'measure/fresh-labels.json' },
  unseen: { title: 'True findings on repositories that nobody had read', part: 'unseen', chosen: 'Twenty more repositories at commits that were chosen before anything was run on them, linted when the rules had been changed in view of the others', list: 'measure/unseen.json', result: 'measure/results/unseen.json', labels: 'measure/unseen-labels.json' },
} satisfies Readonly<Record<string, Corpus>>;

function findingsPart({ title, part, chosen, list, result, labels: places }: Corpus, { repositories, findings }: FindingsResult, labels: readonly Label[]): string {
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
  return `## ${title}

${command(part)}

${chosen} (\`${list}\`), under \`recommended\`; tests are out of scope. Nothing is installed in the work trees, so types are those of the repository itself and of the platform. ${inMode('typed')}; ${inMode('untyped')}. Each finding is in \`${result}\`, its label in \`${places}\`.

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
  const share = (cases: readonly RecallCase[]): string => `${String(cases.filter(isFound).length)} of ${String(cases.length)}`;
  return `### ${title}

${table(['category', ...runs.map(({ name }) => name)], categories.map((category) => [category, ...runs.map(({ cases }) => share(cases.filter((one) => one.category === category)))]))}

${table(
  ['', 'cases', 'found', 'recall', 'silent after', 'reports elsewhere'],
  runs.map(({ name, cases }) => {
    const found = cases.filter(isFound);
    return [name, cases.length, found.length, percent(found.length, cases.length), percent(found.filter(({ silentAfter }) => silentAfter).length, found.length), cases.reduce((sum, { elsewhere }) => sum + elsewhere, 0)];
  }),
)}`;
}

function recallPart(result: RecallResult): string {
  return `## Recall

${command('recall', ' --check FILE')}

Real fixes of leaks in public repositories: the file before the fix must be reported at the leak, the file after it must be silent there. Left out are fixes that show only across files, and copies that are waste. *Reports elsewhere* are all others in the same files, true ones among them. The rules were changed in view of these fixes: the shares are no estimate for leaks that nobody has looked at.

${(Object.keys(familyTitles) as Family[]).flatMap((family) => (result[family] ? [familyPart(familyTitles[family], result[family])] : [])).join('\n\n')}`;
}

function rewritesPart({ projects }: RewritesResult): string {
  return `## Rewrites

${command('rewrites', ' --projects DIR')}

Projects with test suites, before and after \`memopt-codemod --write --level review\`: the first with all rules, the others, which were chosen before the first run (\`measure/projects.ts\`), with those of the waste family. A site is *executed* when the project's own tests run the line of its finding. *everything* is \`strict\` without the thresholds that leave out few elements and chains of two arrays: nobody runs it so, but it tries the rewrites on more code.

${table(
  ['project', 'preset', 'findings', 'rewritten', 'executed by tests', 'tests before', 'tests after', 'new diagnostics'],
  projects.map(({ name, preset, findings, sites, executed, before, after, newDiagnostics }) => [name, preset, findings, sites, executed, before.passed, `${String(after.passed)}${after.failed > before.failed ? `, ${String(after.failed - before.failed)} more fail` : ''}`, newDiagnostics]),
)}`;
}

function speedPart({ node, rounds, untyped, typed }: SpeedResult): string {
  const rows = Object.entries(untyped.ofParse).map(([name, ratio]) => [name.replace(/^memopt\/(.*)/, '`$1` alone'), times(ratio), untyped.ofNoop[name] === undefined ? '' : times(untyped.ofNoop[name])]);
  return `## Speed

${command('speed', ' --projects DIR')}

Processor time of one process on Node ${node}, the variants in turns at each file, for each file the median of ${String(rounds)} rounds after one that warms up.

Without types, ${String(untyped.files)} files of the repositories, ${untyped.lines.toLocaleString('en')} lines:

${table(['', 'to parsing alone', 'to one rule that does nothing'], rows)}${
    typed
      ? `

With types, ${typed.project} with its dependencies installed, ${typed.lines.toLocaleString('en')} lines: \`@typescript-eslint/no-floating-promises\` and all rules of memopt against \`no-floating-promises\` alone: ${times(typed.ofAlone)}.`
      : ''
  }`;
}

export function qualityPage(): string {
  const findings = Object.values(corpora).flatMap((corpus) => {
    const result = readResultIfAny<FindingsResult>(corpus.result);
    return result ? [findingsPart(corpus, result, readResultIfAny<readonly Label[]>(corpus.labels) ?? [])] : [];
  });
  const recall = readResultIfAny<RecallResult>('measure/results/recall.json');
  const rewrites = readResultIfAny<RewritesResult>('measure/results/rewrites.json');
  const speed = readResultIfAny<SpeedResult>('measure/results/speed.json');
  const parts = [...findings, recall && recallPart(recall), rewrites && rewritesPart(rewrites), speed && speedPart(speed)].filter((part) => part !== undefined);
  return `# Quality, measured

<!-- Generated by \`npm run measure\` from measure/results; do not edit. -->

What the rules find, miss, rewrite and cost on code that is not ours. Every number comes from the command above it; the facts behind it are in \`measure/results\`.

${parts.join('\n\n')}
`;
}
