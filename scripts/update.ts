/** Writes the generated parts of docs/ beside the rules' pages. CI runs it and then wants no diff. */
interface Generator {
  readonly writes: string;
  readonly run: () => void | Promise<void>;
}

const generators: readonly Generator[] = [];

for (const { writes, run } of generators) {
  console.log(`update: ${writes}`);
  await run();
}
