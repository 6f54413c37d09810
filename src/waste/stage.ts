import type { TSESTree } from '@typescript-eslint/utils';

import type { Variable } from '../facts/scopes.ts';
import type { Join } from './joins.ts';
import type { ChainWalk } from './line-walks.ts';

/** One step of a pipeline, for each element: it becomes another value, is kept or dropped, or becomes several. */
export interface Stage {
  readonly kind: 'map' | 'filter' | 'flatMap';
  /** The call or the loop. */
  readonly node: TSESTree.Node;
  /** What the element is called there. */
  readonly name?: string;
  /** Every expression that means the element, but for its declaration. */
  readonly uses: readonly TSESTree.Node[];
  /** How it is taken apart: `{ id, name }`. */
  readonly pattern?: TSESTree.Node;
  /** Every expression that means its place in the array that the stage reads. */
  readonly places: readonly TSESTree.Identifier[];
  /** What is run before the value. */
  readonly body: readonly TSESTree.Statement[];
  /** The new value, the condition, the several values; a function of one parameter where `calls`. */
  readonly value: TSESTree.Node;
  readonly calls?: boolean;
  /** What the callback says that it gives: `(row): Entry => …`, `map<Entry>(…)`. */
  readonly type?: TSESTree.TypeNode;
  /** The condition says what is left out: `if (…) continue;` */
  readonly negated?: boolean;
  /** Why its code cannot stand in a loop. */
  readonly refusal?: Refused;
}

export interface Refused {
  readonly reason: string;
  readonly blocker: TSESTree.Node;
  /** The callback could still be called, by a name. */
  readonly callable?: boolean;
}

/** Stages that stand together: a chain of calls, or a loop that fills an array. */
export interface Group {
  readonly form: 'chain' | 'loop';
  /** The array that is read. */
  readonly input: TSESTree.Expression;
  readonly stages: readonly Stage[];
  /** How many arrays it makes. */
  readonly copies: number;
  /** A copy in it makes elements of holes: `[...values]`. */
  readonly fillsHoles?: boolean;
  /** The variable that gets the array. */
  readonly result?: Variable;
  /** The chain's last call. */
  readonly chain?: TSESTree.Expression;
  /** What becomes of the chain's array, where nothing keeps it: one value of it, its first few, or each in turn. */
  readonly end?: ChainWalk;
  /** The lists that the input joins. */
  readonly join?: Join;
  /** Behind how many stages the array is turned around, and what the first of them reads. */
  readonly reversed?: { readonly behind: number; readonly start: TSESTree.Expression };
  readonly loop?: ArrayLoop;
  /** The statement of a block that holds it; none in the body of an arrow function or of a class. */
  readonly statement?: TSESTree.Statement;
}

/** `for (let i = 0; i < a.length; i++) b[i] = f(a[i]);` and its kin. */
export interface ArrayLoop {
  readonly node: TSESTree.ExpressionStatement | TSESTree.ForOfStatement | TSESTree.ForStatement | TSESTree.WhileStatement;
  /** How the result is filled: at the same place, at the end, or at a place that is counted. */
  readonly store: 'place' | 'push' | 'counter';
  /** `values.forEach(…)`: an array's own method, which passes over holes. */
  readonly calls?: boolean;
  readonly index?: Variable;
  readonly bound?: TSESTree.Node;
  readonly counter?: Variable;
}

/** Groups of which each reads what the one before made, and nobody else does. */
export interface Pipeline {
  readonly groups: readonly Group[];
  /** Every statement that belongs to it, in a row. */
  readonly statements: readonly TSESTree.Statement[];
}

export const stagesOf = ({ groups }: Pipeline): Stage[] => groups.flatMap(({ stages }) => stages);
export const copiesOf = ({ groups }: Pipeline): number => groups.reduce((sum, { copies }) => sum + copies, 0);
export const inputOf = ({ groups }: Pipeline): TSESTree.Expression => (groups[0] as Group).input;
export const lastOf = ({ groups }: Pipeline): Group => groups.at(-1) as Group;
/** Whether the source is read by a loop, which takes whatever it finds at each place. */
export const isWalkedByLoop = ({ groups: [first] }: Pipeline): boolean => first?.loop !== undefined && !first.loop.calls;
