/** Writes the generated parts of README.md and docs/ beside the rules' pages. CI runs it and then wants no diff. */
import { writeExample } from './example.ts';

const generators: readonly { readonly writes: string; readonly run: () => void | Promise<void> }[] = [{ writes: 'the example in README.md', run: writeExample }];

for (const { writes, run } of generators) {
  console.log(`update: ${writes}`);
  await run();
}
