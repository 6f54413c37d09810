import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { chained } from '../../retention/promises.ts';
import type { Loser } from '../../retention/losers.ts';
import type { Race } from '../../retention/races.ts';
import { attempt, type Planned } from '../planned.ts';
import { isTypeScript } from '../../facts/language.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import type { RacePlan } from './plan.ts';

/** How a race lets go of the promise that lasts, or why that can't be written. */
export function planRace(file: FileFacts, race: Race): Planned<RacePlan> {
  return attempt(() => {
    const { call, list, lasting, by, title } = race;
    if (by === 'signal') refuse('the listener has to be removed where the work of the call ends: write `signal.removeEventListener(…)` there');
    if (by === 'any') refuse('only `Promise.race` has a form that lets go: keep one reaction on the promise that lasts');
    if (chained(lasting) !== lasting) refuse('what is chained to the promise that lasts is chained anew by each call: chain it once', lasting);
    if (!race.isPromise) refuse(`${title} is not known to be a promise`, lasting);
    if (call.typeArguments) refuse('the race is given its type', call.typeArguments);
    if (list.elements.length < 2) refuse('there is nothing to race with', list);
    if (file.sourceCode.getCommentsInside(list).length > 0) refuse('a comment stands among the promises', list);
    return { plan: { race: call.callee.range, list: list.range, lasting: lasting.range, ...helperOf(file) }, verdict: { level: 'review', scope: 'file', reason: `Take the race off ${title} once it is over; when both have settled, ${title} may win` } };
  });
}

/** A listener of a promise that loses has no name outside of it. */
export const planLoser = ({ call }: Loser): Planned<never> => attempt(() => refuse('the listener is known only within its promise: keep what removes it, and call that once the race is over', call));

interface Names {
  readonly race: string;
  readonly races: string;
  readonly store: string;
}

/** The helper that a former rewrite has written, or a new one before the first statement that is no import. */
function helperOf(file: FileFacts): Pick<RacePlan, 'name' | 'helper'> {
  const typed = isTypeScript(file);
  const { body } = file.sourceCode.ast;
  for (const statement of body) {
    if (statement.type !== T.FunctionDeclaration || !statement.id) continue;
    const text = file.textOf(statement);
    const races = /= (\w+)\(lasting\)/.exec(text)?.[1];
    if (races !== undefined && plain(text) === plain(raceText({ race: statement.id.name, races, store: '' }, typed))) return { name: statement.id.name };
  }
  const before = body.find((statement) => statement.type !== T.ImportDeclaration && !isDirective(statement));
  if (!before) return refuse('the file has no place for a helper');
  const names = { race: freeVariable(file, ['raceAgainst', 'raceAgainstLasting']), races: freeVariable(file, ['racesAgainst', 'racesAgainstLasting']), store: freeVariable(file, ['openRaces', 'openRacesByPromise']) };
  return { name: names.race, helper: { text: `${racesText(names, typed)}\n\n/** \`Promise.race\`, but the promise that lasts lets go of the race once it is over. */\n${raceText(names, typed)}`, before: before.range } };
}

const isDirective = (statement: TSESTree.ProgramStatement): boolean => statement.type === T.ExpressionStatement && statement.directive !== undefined;

/** Without white space and semicolons, which the file's style decides. */
const plain = (text: string): string => text.replace(/[\s;]/g, '');

/** A function of its own: what settles in the end must not share a scope with the promises of one race. */
function racesText({ races, store }: Names, typed: boolean): string {
  const type = (text: string): string => (typed ? text : '');
  return `const ${store} = new WeakMap${type('<Promise<unknown>, Set<() => void>>')}();

function ${races}(lasting${type(': Promise<unknown>')})${type(': Set<() => void>')} {
  const races = ${store}.get(lasting) ?? new Set${type('<() => void>')}();
  const settle = () => { ${store}.delete(lasting); races.forEach((end) => end()); };
  if (!${store}.has(lasting)) { ${store}.set(lasting, races); lasting.then(settle, settle); }
  return races;
}`;
}

function raceText({ race, races }: Names, typed: boolean): string {
  const type = (text: string): string => (typed ? text : '');
  return `function ${race}${type('<L, T>')}(lasting${type(': Promise<L>')}, promises${type(': readonly T[]')})${type(': Promise<L | Awaited<T>>')} {
  const races = ${races}(lasting);
  return new Promise((resolve, reject) => {
    const end = () => resolve(lasting);
    races.add(end);
    Promise.race(promises).then(resolve, reject).finally(() => races.delete(end));
  });
}`;
}
