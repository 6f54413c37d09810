/**
 * `npm run costs:files`: time and peak of memory of the programs below tests/proofs/costs/no-buffered-read that walk
 * lines, on files of 10 MB, 400 MB and 2 GB (or of the megabytes that are given), before and after their codemod. Needs as
 * much free space.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { costProofs, type CostProof } from '../tests/proofs/cost.ts';
import { digest } from '../tests/proofs/costs/ready.ts';
import { writeLines } from '../tests/proofs/costs/lines-file.ts';

const sizes = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(process.env['FILES_IN'] ?? tmpdir(), 'memopt-'));
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const bytesOfLine = 48;

/** The others make a file of their own. */
const readsGivenLines = (program: string): boolean => program.includes('onLines(');

async function cell(proof: CostProof, text: string, sum: number): Promise<string> {
  try {
    const { bytes, ms, answer } = await proof.cost(text, 0);
    if (answer !== digest(sum)) throw new Error(`${proof.name}: ${answer} instead of ${digest(sum)}`);
    return `${megabytes(bytes)} | ${Math.round(ms)} ms`;
  } catch (error) {
    const code = /ERR_\w+/.exec(String((error as { stderr?: string }).stderr ?? error))?.[0];
    if (code === undefined) throw error;
    return `${code} |`;
  }
}

console.log('| program | file | memory before | time | memory after | time |');
console.log('| --- | --- | --- | --- | --- | --- |');
try {
  for (const size of sizes.length > 0 ? sizes : [10, 400, 2200]) {
    const file = path.join(folder, `${size}.log`);
    const sum = writeLines(file, Math.round((size * 1e6) / bytesOfLine));
    process.env['LINES_FILE'] = file;
    for (const proof of costProofs().filter(({ rule, before }) => rule === 'no-buffered-read' && readsGivenLines(before))) {
      const [before, after] = [await cell(proof, proof.before, sum), await cell(proof, proof.rewrite(), sum)];
      console.log(`| ${proof.name} | ${megabytes(statSync(file).size)} | ${before} | ${after} |`);
    }
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true });
}
