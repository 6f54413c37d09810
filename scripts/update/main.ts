/** Writes the generated parts of README.md and docs/ beside the rules' pages. CI runs it and then wants no diff. */
import { writeExample } from './example.ts';
import { writeResources } from './resources.ts';

const generators: readonly { readonly writes: string; readonly run: () => void | Promise<void> }[] = [
  { writes: 'the example in README.md', run: writeExample },
  { writes: 'docs/resources.md', run: writeResources },
];

for (const { writes, run } of generators) {
  console.log(`update: ${writes}`);
  await run();
}
