import type { Range } from '../finding.ts';
import { jsonFinding } from './report.ts';
import type { Answer, Explained } from './why.ts';

/** Line and column of a range, and the first line of its text. */
function place(text: string, [start, end]: Range): string {
  const before = text.slice(0, start).split(/\r\n|[\r\n]/);
  const [first = ''] = text.slice(start, end).split(/\r\n|[\r\n]/, 1);
  return `${before.length}:${(before.at(-1) ?? '').length + 1}  ${first}`;
}

function findingText({ name, text }: Answer, { site, rewritten, reason, diff }: Explained): string {
  const { id, rule, certainty, facts, verdict } = site.finding;
  const width = Math.max(0, ...facts.map((fact) => fact.name.length));
  return [
    `${name}:${site.line}:${site.column}  ${rule}  ${site.message}`,
    `  id         ${id}`,
    `  certainty  ${certainty}`,
    `  facts${facts.length === 0 ? '      none' : ''}`,
    ...facts.map((fact) => `    ${fact.name.padEnd(width)}  ${fact.value}${fact.range ? `  (${place(text, fact.range)})` : ''}`),
    `  verdict    ${site.level}, ${verdict.scope}${site.reason ? `: ${site.reason}` : ''}`,
    ...(verdict.blocker ? [`  blocker    ${place(text, verdict.blocker)}`] : []),
    ...(rewritten ? ['  rewrite', diff.trimEnd()] : [`  rewrite    none: ${reason}`]),
  ].join('\n');
}

export function whyText(answer: Answer): string {
  const { name, line, note, findings, typed, untyped, broken } = answer;
  const blocks = [...(note === '' ? [] : [findings.length > 0 || broken ? note : `${name}:${line}\n${note}`]), ...findings.map((finding) => findingText(answer, finding))];
  const types = typed ? 'linted with types' : `linted without types${untyped === undefined ? '' : `: ${untyped}`}`;
  return `${[...blocks, ...(broken ? [] : [types])].join('\n\n')}\n`;
}

export function whyJson({ name, line, note, findings, typed, untyped }: Answer): string {
  const json = { version: 1, file: name, line, note, typed, untyped, findings: findings.map(({ site, rewritten, reason, diff }) => ({ ...jsonFinding(name, typed, { site, rewritten, reason }), diff })) };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
