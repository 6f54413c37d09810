import { fileSize, growsByName } from '../facts/file-size.ts';
import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import { reportRange, unwrap } from '../facts/syntax.ts';
import type { Certainty, Fact, Finding } from '../finding.ts';
import { planLines } from '../plans/waste/lines/index.ts';
import { lineWalkOf, type LineWalk } from './line-walks.ts';
import { wholeReads, type WholeRead } from './whole-reads.ts';

/** What is read as a whole where a part at a time is enough. */
export function bufferedReads(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return wholeReads(file).flatMap((read) => {
    const size = read.of === 'file' ? fileSize(file, read.from) : 'open';
    if (size === 'small') return [];
    const walk = lineWalkOf(file, read);
    if (!walk) return [];
    const facts: Fact[] = [
      { name: 'reads', value: `the whole ${read.of === 'file' ? 'file' : 'body'}, ${read.comes}`, range: read.call.range },
      { name: 'size', value: size, range: read.from.range },
      { name: 'walk', value: walk.form.by, range: walk.pieces.range },
    ];
    // Of a path that somebody gives nobody knows how large the file is.
    const isLarge = read.of === 'body' || growsByName(file, read.from);
    const certainty = size === 'open' && isLarge && !keepsMost(file, walk) ? 'certain' : 'likely';
    return [{ ...findingOf(file, read, id, certainty, facts), messageId: 'walked', ...planLines(file, walk) }];
  });
}

const findingOf = (file: FileFacts, read: WholeRead, id: ReturnType<typeof findingIds>, certainty: Certainty, facts: readonly Fact[]) => ({
  id: id('no-buffered-read', read.call),
  rule: 'no-buffered-read',
  data: { what: read.of === 'file' ? 'file' : 'body' },
  range: reportRange(read.call),
  certainty,
  facts,
});

/** Something of each line stays, or of each but the empty ones: that is of the order of the text. */
function keepsMost(file: FileFacts, { form }: LineWalk): boolean {
  if (form.by === 'iterable') return true;
  if (form.by !== 'chain' || form.end !== 'collect') return false;
  return form.stages.every(({ kind }) => kind === 'map') || form.stages.every(({ kind, value, calls, name }) => {
    const text = file.textOf(unwrap(value));
    return (calls && text === 'Boolean') || (name !== undefined && new RegExp(`^!{0,2}${name}(?:\\.trim\\(\\))?(?:\\.length(?: > 0)?| !== ''| != '')?$`).test(text) && (kind === 'filter' || text.startsWith(name)));
  });
}
