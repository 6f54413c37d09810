/** `npm run measure`: what the rules find, miss, rewrite and cost, measured on code that is not ours. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { defaultTrees, type Places } from './corpus.ts';
import { measureFindings } from './findings.ts';
import { qualityPage } from './page.ts';
import { measureRecall } from './recall.ts';
import { fromRoot, writeResult } from './results.ts';
import { measureRewrites } from './rewrites.ts';
import { measureSpeed } from './speed.ts';

const usage = `npm run measure -- --repos DIR [--trees DIR] [--projects DIR] [--check FILE] [--work PREFIX] [--page] [--only findings|fresh|unseen|recall|rewrites|speed]

--repos DIR      histories of the repositories, as owner+name/repo
--trees DIR      work trees as owner+name; missing ones are made from the histories
--projects DIR   projects whose dependencies are installed and whose tests run, for rewrites and typed speed
--check FILE     the script that knows the real leak fixes, for recall
--work PREFIX    its scratch folders, PREFIX-typed and PREFIX-untyped, kept for the next run
--page           only write docs/quality.md anew, from the results
`;

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { repos: text, trees: { ...text, default: defaultTrees }, projects: text, check: text, work: text, only: text, page: { type: 'boolean', default: false } } });
if (values.repos === undefined && !values.page) {
  process.stderr.write(usage);
  process.exit(2);
}
const places: Places = { repos: path.resolve(values.repos ?? '.'), trees: path.resolve(values.trees) };
const { projects, check, work } = values;
const wants = (part: string): boolean => !values.page && (values.only === undefined || values.only === part);

if (wants('findings')) writeResult('measure/results/findings.json', measureFindings(places, 'repositories'));
if (wants('fresh')) writeResult('measure/results/fresh.json', measureFindings(places, 'fresh'));
if (wants('unseen')) writeResult('measure/results/unseen.json', measureFindings(places, 'unseen'));
if (wants('recall') && check !== undefined) writeResult('measure/results/recall.json', measureRecall({ repos: places.repos, check: path.resolve(check), ...(work === undefined ? {} : { work: path.resolve(work) }) }));
if (wants('rewrites') && projects !== undefined) writeResult('measure/results/rewrites.json', measureRewrites(path.resolve(projects)));
if (wants('speed')) writeResult('measure/results/speed.json', measureSpeed(places, projects === undefined ? undefined : { folder: path.resolve(projects, 'xterm'), paths: ['src'] }));
writeFileSync(fromRoot('docs/quality.md'), qualityPage());
