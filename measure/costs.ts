/** `npm run costs`: time and peak of memory of each program below tests/proofs/costs, before and after its codemod, at two sizes. */
import { costProofs, type Cost, type CostProof } from '../tests/proofs/cost.ts';

const sizes = process.argv.slice(2).map(Number);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** The least of three runs: what else the machine does only adds. */
async function least(proof: CostProof, text: string, size: number): Promise<Cost> {
  const runs = [await proof.cost(text, size), await proof.cost(text, size), await proof.cost(text, size)];
  return { answer: (runs[0] as Cost).answer, bytes: Math.min(...runs.map(({ bytes }) => bytes)), ms: Math.min(...runs.map(({ ms }) => ms)) };
}

console.log('| program | size | memory before | after | share | time before | after |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const proof of costProofs()) {
  const after = proof.rewrite();
  for (const size of sizes.length > 0 ? sizes : [1_000_000, 10_000_000]) {
    const [was, is] = [await least(proof, proof.before, size), await least(proof, after, size)];
    if (was.answer !== is.answer) throw new Error(`${proof.name}: ${is.answer} instead of ${was.answer}`);
    console.log(`| ${proof.name} | ${size} | ${megabytes(was.bytes)} | ${megabytes(is.bytes)} | ${(is.bytes / was.bytes).toFixed(2)} | ${Math.round(was.ms)} ms | ${Math.round(is.ms)} ms |`);
  }
}
