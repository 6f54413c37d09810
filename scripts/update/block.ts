import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces what stands between `<!-- begin name -->` and `<!-- end name -->` of a Markdown file. */
export function writeBlock(file: string, name: string, text: string): void {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const old = readFileSync(file, 'utf8');
  const from = old.indexOf(begin);
  const to = old.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no ${begin} … ${end}`);
  writeFileSync(file, `${old.slice(0, from + begin.length)}\n\n${text.trim()}\n\n${old.slice(to)}`);
}
