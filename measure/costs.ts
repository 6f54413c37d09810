/** `npm run costs`: time and peak of memory of each program below tests/proofs/costs, before and after its codemod, at two sizes. */
import { costProofs } from '../tests/proofs/cost.ts';

const sizes = process.argv.slice(2).map(Number);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

console.log('| program | size | memory before | after | share | time before | after |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const proof of costProofs()) {
  const after = proof.rewrite();
  for (const size of sizes.length > 0 ? sizes : [1_000_000, 10_000_000]) {
    const [was, is] = [await proof.cost(proof.before, size), await proof.cost(after, size)];
    if (was.answer !== is.answer) throw new Error(`${proof.name}: ${is.answer} instead of ${was.answer}`);
    console.log(`| ${proof.name} | ${size} | ${megabytes(was.bytes)} | ${megabytes(is.bytes)} | ${(is.bytes / was.bytes).toFixed(2)} | ${Math.round(was.ms)} ms | ${Math.round(is.ms)} ms |`);
  }
}
