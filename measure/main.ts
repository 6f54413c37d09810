/** `npm run measure`: what the rules find, miss, rewrite and cost, measured on code that is not ours. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { defaultTrees, type Places } from './corpus.ts';
import { measureFindings } from './findings.ts';
import { fixSets, measureFixes, type FixesResult } from './fixes.ts';
import { qualityPage } from './page.ts';
import { families, measureRecall, type Family, type RecallResult } from './recall.ts';
import { fromRoot, readResultIfAny, writeResult } from './results.ts';
import { measureRewrites, type RewritesResult } from './rewrites.ts';
import { resultOf, sets } from './sets.ts';
import { measureSpeed } from './speed.ts';

const parts = [...sets.map(({ name }) => name), 'recall', ...fixSets, 'rewrites', 'speed'];

const usage = `npm run measure -- --repos DIR [--trees DIR] [--projects DIR [--project NAME]] [--check FILE] [--family obligations|growth] [--plugin FILE] [--work PREFIX] [--page] [--only ${parts.join('|')}]

--repos DIR      histories of the repositories, as owner+name/repo
--trees DIR      work trees as owner+name; missing ones are made from the histories
--projects DIR   projects whose dependencies are installed and whose tests run, for rewrites and typed speed
--project NAME   only this one of them; what was measured of the others stays
--check FILE     the script that knows the real leak fixes, for recall, fixes and held
--family NAME    only the fixes of one family, for recall; those of the other stay as they were measured
--plugin FILE    the built plugin that these are measured with (default: dist/plugin/index.js)
--work PREFIX    its scratch folders, PREFIX-typed and PREFIX-untyped, kept for the next run
--page           only write docs/quality.md anew, from the results
--only PART      only the findings of one set of repositories (measure/sets.ts), or one of the other parts
`;

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { repos: text, trees: { ...text, default: defaultTrees }, projects: text, project: text, check: text, family: text, plugin: { ...text, default: fromRoot('dist/plugin/index.js') }, work: text, only: text, page: { type: 'boolean', default: false } } });
if ((values.repos === undefined && !values.page) || (values.only !== undefined && !parts.includes(values.only))) {
  process.stderr.write(usage);
  process.exit(2);
}
const places: Places = { repos: path.resolve(values.repos ?? '.'), trees: path.resolve(values.trees) };
const { projects, project, check, work } = values;
const wants = (part: string): boolean => !values.page && (values.only === undefined || values.only === part);

for (const set of sets) if (wants(set.name)) writeResult(resultOf(set), measureFindings(places, set));
const from = check === undefined ? undefined : { repos: places.repos, check: path.resolve(check), plugin: path.resolve(values.plugin), ...(work === undefined ? {} : { work: path.resolve(work) }) };
if (wants('recall') && from) {
  const wanted = (Object.keys(families) as Family[]).filter((family) => values.family === undefined || values.family === family);
  writeResult('measure/results/recall.json', { ...readResultIfAny<RecallResult>('measure/results/recall.json'), ...Object.fromEntries(wanted.map((family) => [family, measureRecall(family, from)])) });
}
for (const set of fixSets) {
  if (!wants(set) || !from) continue;
  const results = `measure/results/${set}.json`;
  const known = readResultIfAny<FixesResult>(results);
  const now = measureFixes(set, from);
  writeResult(results, (known ? { first: known.first, now } : { first: now }) satisfies FixesResult);
}
if (wants('rewrites') && projects !== undefined) {
  const { projects: measured } = await measureRewrites(path.resolve(projects), { ...(project === undefined ? {} : { only: project }) });
  const kept = project === undefined ? [] : (readResultIfAny<RewritesResult>('measure/results/rewrites.json')?.projects ?? []).filter(({ name }) => name !== project);
  writeResult('measure/results/rewrites.json', { projects: [...kept, ...measured] });
}
if (wants('speed')) writeResult('measure/results/speed.json', await measureSpeed(places, projects === undefined ? undefined : path.resolve(projects)));
writeFileSync(fromRoot('docs/quality.md'), qualityPage());
