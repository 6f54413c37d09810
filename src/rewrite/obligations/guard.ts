import type { JSCodeshift } from 'jscodeshift';

import type { Edit, Range } from '../../finding.ts';
import type { Guard, GuardPlan } from '../../plans/obligations/plan.ts';
import { before } from '../place.ts';
import type { Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import { declared } from './declare.ts';
import { atEnd, type Statement } from './end.ts';

/** Lets what a clean-up may have come before run only while nothing has ended it; the end says so. */
export function guard({ acquisition, guard: asked, end }: GuardPlan, source: RewriteSource): Edit[] {
  source.node(acquisition, 'CallExpression', 'NewExpression');
  return [...ask(source, asked), ...(end ? atEnd(source, end, (j, old) => raised(asked, j, old)) : [])];
}

/** The question in front of each statement, with the flag that it asks for. */
export const ask = (source: RewriteSource, { statements, test, flag }: Guard): Edit[] => [
  ...declared(source, flag?.declare),
  ...statements.flatMap(({ at, by }): Edit[] => {
    const statement = source.node(at);
    if (by === 'if') return onlyIf(source, at, test);
    return [before(source, statement, (indent) => `${indent}if (${test.startsWith('!') ? test.slice(1) : `!${test}`}) return${source.semicolons ? ';' : ''}`)];
  }),
];

/** `if (!stopped) timer = …;`, with a block around a statement of several lines. */
function onlyIf(source: RewriteSource, at: Range, test: string): Edit[] {
  const [start, end] = at;
  if (!source.slice(at).includes('\n') || !source.startsLine(start)) return [{ range: [start, start], text: `if (${test}) ` }];
  const line = source.eol + source.indentAt(start);
  return [{ range: [start, start], text: `if (${test}) {${line}` }, ...source.indented(at, []), { range: [end, end], text: `${line}}` }];
}

/** `stopped = true;` */
export const raised = ({ flag }: Guard, j: JSCodeshift, old: Old): Statement[] => (flag ? [j.expressionStatement(j.assignmentExpression('=', old(flag.name), j.booleanLiteral(true)))] : []);
