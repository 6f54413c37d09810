import { fileSize, growsByName } from '../facts/file-size.ts';
import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import { reportRange, unwrap } from '../facts/syntax.ts';
import type { Certainty, Fact, Finding } from '../finding.ts';
import { planLines } from '../plans/waste/lines/index.ts';
import { planPassOn } from '../plans/waste/pass-on.ts';
import { lineWalkOf, type LineWalk } from './line-walks.ts';
import { comesWithRequest, passedRead, type Passing } from './passed-reads.ts';
import { isLines } from './separators.ts';
import { wholeReads, type WholeRead } from './whole-reads.ts';

/** What is read as a whole where a part at a time is enough. */
export function bufferedReads(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return wholeReads(file).flatMap((read) => {
    const size = read.of === 'file' ? fileSize(file, read.from) : 'open';
    if (size === 'small') return [];
    const walk = lineWalkOf(file, read);
    if (!walk) return passedFinding(file, read, size, id);
    const facts: Fact[] = [
      { name: 'reads', value: `the whole ${read.of === 'file' ? 'file' : 'body'}, ${read.comes}`, range: read.call.range },
      { name: 'size', value: size, range: read.from.range },
      { name: 'walk', value: walk.form.by, range: walk.pieces.range },
    ];
    // Of a path that somebody gives nobody knows how large the file is; a body in another form than lines is mostly a page.
    const isLarge = read.of === 'body' ? isLines(walk.separator) : growsByName(file, read.from);
    const certainty = size === 'open' && isLarge && !keepsMost(file, walk) ? 'certain' : 'likely';
    return [{ ...findingOf(file, read, id, certainty, facts), messageId: 'walked', ...planLines(file, walk) }];
  });
}

const done: Readonly<Record<Passing['is'], string>> = { file: 'written on', stream: 'sent on', hash: 'hashed', compressor: 'compressed', bytes: 'walked byte by byte' };

/** A value that only goes on; that a request brings its path is what makes it certain: there several are held at once. */
function passedFinding(file: FileFacts, read: WholeRead, size: string, id: ReturnType<typeof findingIds>): Finding[] {
  const passed = passedRead(file, read);
  if (!passed) return [];
  const facts: Fact[] = [
    { name: 'reads', value: `the whole ${read.of === 'file' ? 'file' : 'body'}, ${read.comes}`, range: read.call.range },
    { name: 'size', value: size, range: read.from.range },
    { name: 'only', value: done[passed.to.is], range: ('call' in passed.to ? passed.to.call : passed.to.loop).range },
  ];
  const base = findingOf(file, read, id, comesWithRequest(file, passed) ? 'certain' : 'likely', facts);
  return [{ ...base, messageId: 'passed', data: { ...base.data, done: done[passed.to.is] }, ...planPassOn(file, passed) }];
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
function keepsMost(file: FileFacts, { form: walked }: Pick<LineWalk, 'form'>): boolean {
  const form = walked.by === 'headed' && walked.rest ? walked.rest : walked;
  if (form.by === 'iterable') return true;
  if (form.by !== 'chain' || form.end !== 'collect') return false;
  return form.stages.every(({ kind }) => kind === 'map') || form.stages.every(({ kind, value, calls, name }) => {
    const text = file.textOf(unwrap(value));
    return (calls && text === 'Boolean') || (name !== undefined && new RegExp(`^!{0,2}${name}(?:\\.trim\\(\\))?(?:\\.length(?: > 0)?| !== ''| != '')?$`).test(text) && (kind === 'filter' || text.startsWith(name)));
  });
}
