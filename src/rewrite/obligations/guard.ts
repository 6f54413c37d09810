import type { JSCodeshift } from 'jscodeshift';

import type { Edit } from '../../finding.ts';
import type { Guard, GuardPlan } from '../../plans/obligations/plan.ts';
import { before } from '../place.ts';
import type { Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import { declared } from './declare.ts';
import { atEnd, type Statement } from './end.ts';

/** Lets what a clean-up may have come before run only while nothing has ended it; the end says so. */
export function guard({ acquisition, guard: asked, end }: GuardPlan, source: RewriteSource): Edit[] {
  source.node(acquisition, 'CallExpression');
  return [...ask(source, asked), ...(end ? atEnd(source, end, (j, old) => raised(asked, j, old)) : [])];
}

/** The question in front of each statement, with the flag that it asks for. */
export const ask = (source: RewriteSource, { statements, test, flag }: Guard): Edit[] => [
  ...declared(source, flag?.declare),
  ...statements.map(({ at, by }): Edit => {
    const statement = source.node(at);
    if (by === 'if') return { range: [at[0], at[0]], text: `if (${test}) ` };
    return before(source, statement, (indent) => `${indent}if (${test.startsWith('!') ? test.slice(1) : `!${test}`}) return${source.semicolons ? ';' : ''}`);
  }),
];

/** `stopped = true;` */
export const raised = ({ flag }: Guard, j: JSCodeshift, old: Old): Statement[] => (flag ? [j.expressionStatement(j.assignmentExpression('=', old(flag.name), j.booleanLiteral(true)))] : []);
