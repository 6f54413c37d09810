import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, inLoop, memberName, wrapped } from '../facts/syntax.ts';
import { isSamePlace, placeOf } from '../retention/places.ts';

/** Whether the file keeps an instance of a class for as long as the program runs; others may make more of them. */
export const hasLastingInstance = (file: FileFacts, maker: TSESTree.Node): boolean => makingsOf(file, maker).some((call) => !inLoop(call) && (lifeOf(file, call).kind === 'module' || isKeptLazily(file, call)));

/** The constants of the module that hold an instance, where nobody else gets hold of it: each use asks for a member. */
export function ownHolders(file: FileFacts, maker: TSESTree.Node): readonly Variable[] | undefined {
  const holders = makingsOf(file, maker).map((call) => file.scopes.variableOf(wrapped(call)));
  const areOwn = holders.every((variable) => variable?.references.every(({ init, identifier: { parent } }) => init === true || (parent?.type === T.MemberExpression && memberName(parent) !== undefined)));
  return holders.length > 0 && areOwn ? (holders as Variable[]) : undefined;
}

const makingsOf = (file: FileFacts, maker: TSESTree.Node): readonly TSESTree.NewExpression[] => file.once(makings).get(maker) ?? [];

function makings(file: FileFacts): Map<TSESTree.Node, TSESTree.NewExpression[]> {
  const found = new Map<TSESTree.Node, TSESTree.NewExpression[]>();
  for (const call of file.index.calls) {
    const origin = call.type === T.NewExpression ? originOf(file, call.callee) : undefined;
    if (call.type === T.NewExpression && (origin?.from === 'class' || origin?.from === 'function')) found.set(origin.node, [...(found.get(origin.node) ?? []), call]);
  }
  return found;
}

/** `Store.shared ??= new Store()`, `if (!shared) shared = new Store()`: it is made when nothing is there, and nothing else is ever put there. */
function isKeptLazily(file: FileFacts, call: TSESTree.NewExpression): boolean {
  const { parent } = wrapped(call);
  const place = parent?.type === T.AssignmentExpression ? placeOf(file, parent.left) : undefined;
  if (parent?.type !== T.AssignmentExpression || place?.life !== 'process') return false;
  const isGiven = (other: TSESTree.AssignmentExpression): boolean => {
    const target = placeOf(file, other.left);
    return other !== parent && target !== undefined && isSamePlace(target, place);
  };
  return !file.index.assignments.some(isGiven) && (parent.operator !== '=' || isAskedFirst(file, parent));
}

/** The function asks whether there is one already. */
const isAskedFirst = (file: FileFacts, { left, ...assignment }: TSESTree.AssignmentExpression): boolean =>
  file.nodes(T.IfStatement).some(({ test, range }) => enclosingFunction(test) === enclosingFunction(left) && range[0] < assignment.range[0] && file.textOf(test).includes(file.textOf(left)));
