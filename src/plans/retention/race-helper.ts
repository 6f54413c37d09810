import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import type { RacePlan } from './plan.ts';

/** race: `Promise.race`. any: `Promise.any`. chain: a race with something that is chained to the promise that lasts. settled: a reaction that can be taken off. */
type Form = 'any' | 'chain' | 'race' | 'settled';

const names: Readonly<Record<Form, readonly string[]>> = { race: ['raceAgainst', 'raceAgainstLasting'], any: ['anyAgainst', 'anyAgainstLasting'], chain: ['raceAgainstEnd', 'raceAgainstLastingEnd'], settled: ['whenSettled', 'whenLastingSettled'] };

/** The helper that a former rewrite has written, or a new one before the first statement that is no import. */
export function helperFor(file: FileFacts, form: Form): Pick<RacePlan, 'name' | 'helper'> {
  const typed = isTypeScript(file);
  const { body } = file.sourceCode.ast;
  const functions = body.filter((statement): statement is TSESTree.FunctionDeclarationWithName => statement.type === T.FunctionDeclaration);
  for (const { id, range } of functions) {
    const text = file.text.slice(...range);
    const races = /= (\w+)\(lasting\)/.exec(text)?.[1];
    if (races !== undefined && plain(text) === plain(helperText(form, id.name, races, typed))) return { name: id.name };
  }
  const store = functions.find(({ id, range }) => {
    const text = file.text.slice(...range);
    return plain(text) === plain(racesText(id.name, /(\w+)\.get\(lasting\)/.exec(text)?.[1] ?? '', typed));
  });
  const name = freeVariable(file, names[form]);
  if (store) return { name, helper: { text: commented(form, name, store.id.name, typed), after: store.range } };
  const before = body.find((statement) => statement.type !== T.ImportDeclaration && !isDirective(statement));
  if (!before) return refuse('the file has no place for a helper');
  const races = freeVariable(file, ['racesAgainst', 'racesAgainstLasting']);
  const open = freeVariable(file, ['openRaces', 'openRacesByPromise']);
  return { name, helper: { text: `const ${open} = new WeakMap${typed ? '<Promise<unknown>, Set<() => void>>' : ''}();\n\n${racesText(races, open, typed)}\n\n${commented(form, name, races, typed)}`, before: before.range } };
}

const isDirective = (statement: TSESTree.ProgramStatement): boolean => statement.type === T.ExpressionStatement && statement.directive !== undefined;

/** Without white space and semicolons, which the file's style decides. */
const plain = (text: string): string => text.replace(/[\s;]/g, '');

/** A function of its own: what settles in the end must not share a scope with the promises of one race. */
function racesText(races: string, store: string, typed: boolean): string {
  const type = (text: string): string => (typed ? text : '');
  return `function ${races}(lasting${type(': Promise<unknown>')})${type(': Set<() => void>')} {
  const races = ${store}.get(lasting) ?? new Set${type('<() => void>')}();
  const settle = () => { ${store}.delete(lasting); races.forEach((end) => end()); };
  if (!${store}.has(lasting)) { ${store}.set(lasting, races); lasting.then(settle, settle); }
  return races;
}`;
}

const comments: Readonly<Record<Form, string>> = {
  race: '`Promise.race`, but the promise that lasts lets go of the race once it is over.',
  any: '`Promise.any`, but the promise that lasts lets go of it once another one is fulfilled.',
  settled: 'Runs what reacts when the promise that lasts has settled, unless what this gives is called before.',
  chain: '`Promise.race` with what is chained to the promise that lasts, which lets go of the race once it is over.',
};

const commented = (form: Form, name: string, races: string, typed: boolean): string => `/** ${comments[form]} */\n${helperText(form, name, races, typed)}`;

function helperText(form: Form, name: string, races: string, typed: boolean): string {
  const type = (text: string): string => (typed ? text : '');
  if (form === 'settled') {
    return `function ${name}(lasting${type(': Promise<unknown>')}, react${type(': () => void')})${type(': () => void')} {
  const races = ${races}(lasting);
  races.add(react);
  return () => void races.delete(react);
}`;
  }
  const parts = {
    race: { generics: 'L, T', parameters: `lasting${type(': Promise<L>')}`, result: 'L | Awaited<T>', ends: 'lasting' },
    any: { generics: 'L, T', parameters: `lasting${type(': Promise<L>')}`, result: 'Awaited<L | T>', ends: 'Promise.any([...promises, lasting])' },
    chain: { generics: 'L, R, T', parameters: `lasting${type(': Promise<L>')}, react${type(': (lasting: Promise<L>) => Promise<R>')}`, result: 'R | Awaited<T>', ends: 'react(lasting)' },
  }[form];
  const waits = form === 'any' ? `Promise.any${type('<L | T>')}(promises).then((value) => { races.delete(end); resolve(value); }, () => {});` : 'Promise.race(promises).then(resolve, reject).finally(() => races.delete(end));';
  return `function ${name}${type(`<${parts.generics}>`)}(${parts.parameters}, promises${type(': readonly T[]')})${type(`: Promise<${parts.result}>`)} {
  const races = ${races}(lasting);
  return new Promise((resolve${form === 'any' ? '' : ', reject'}) => {
    const end = () => resolve(${parts.ends});
    races.add(end);
    ${waits}
  });
}`;
}
