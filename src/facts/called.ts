import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { memberName, unwrap, type CallNode } from './syntax.ts';

/** The last name of what is called: `on` of `source.on(…)`, `Worker` of `new threads.Worker(…)`. */
export function calledName(node: CallNode): string | undefined {
  const callee = unwrap(node.callee);
  return callee.type === T.Identifier ? callee.name : callee.type === T.MemberExpression ? memberName(callee) : undefined;
}

/** The calls of a file whose last name is one of a constant list, or fits a constant pattern, in source order: a name is looked at once, however often it is called. */
export const callsNamed = (file: FileFacts, names: RegExp | readonly string[]): readonly CallNode[] => file.per(names, findNamed);

function findNamed(file: FileFacts, names: RegExp | readonly string[]): readonly CallNode[] {
  const byName = file.once(callsByName);
  const lists = names instanceof RegExp ? [...byName].flatMap(([name, calls]) => (names.test(name) ? [calls] : [])) : names.flatMap((name) => [byName.get(name) ?? []]).filter(({ length }) => length > 0);
  return lists.length > 1 ? lists.flat().sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]) : (lists[0] ?? []);
}

/** Every call of the file by its last name. */
export function callsByName(file: FileFacts): ReadonlyMap<string, readonly CallNode[]> {
  const byName = new Map<string, CallNode[]>();
  for (const call of file.index.calls) {
    const name = calledName(call);
    if (name === undefined) continue;
    const alike = byName.get(name);
    if (alike) alike.push(call);
    else byName.set(name, [call]);
  }
  return byName;
}

/** Every member expression of the file by the name of what it asks for. */
export const membersByName = (file: FileFacts): ReadonlyMap<string, readonly TSESTree.MemberExpression[]> => {
  const byName = new Map<string, TSESTree.MemberExpression[]>();
  for (const member of file.index.members) {
    const name = memberName(member);
    if (name === undefined) continue;
    const list = byName.get(name);
    if (list) list.push(member);
    else byName.set(name, [member]);
  }
  return byName;
};
