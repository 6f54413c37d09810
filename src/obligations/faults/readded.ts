import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { enclosingFunction, memberName, unwrap, type FunctionNode } from '../../facts/syntax.ts';

/** A call that adds again in a teardown, where the calls beside it remove. */
export interface Readded {
  readonly call: TSESTree.CallExpression;
  /** The name of the function that was called. */
  readonly name: TSESTree.Node;
  /** What it should be, as the calls beside it are named. */
  readonly removes: string;
  /** The same call, where it adds. */
  readonly original: TSESTree.CallExpression;
  readonly life: Life;
}

/** What undoes a call of a name. */
const opposites: ReadonlyMap<string, readonly string[]> = new Map(Object.entries<readonly string[]>({
  on: ['off', 'removeListener', 'un'],
  addEventListener: ['removeEventListener'],
  addListener: ['removeListener'],
  subscribe: ['unsubscribe'],
  listen: ['unlisten'],
  bind: ['unbind'],
  $on: ['$off'],
}));

interface Named {
  readonly call: TSESTree.CallExpression;
  readonly callee: TSESTree.MemberExpression;
  readonly name: string;
  readonly home: FunctionNode | undefined;
}

const adding = [...opposites.keys()];

/**
 * Calls of a teardown that repeat, argument by argument, a call outside of it, where the others of their kind in the
 * teardown undo theirs: `on` for `off`, a slip of the pen.
 */
export function readdedOf(file: FileFacts): readonly Readded[] {
  return callsNamed(file, adding).flatMap((call) => {
    const added = named(call);
    const undo = opposites.get(added?.name ?? '');
    if (!added?.home || !undo) return [];
    const life = lifeOf(file, added.call);
    if (!life.teardowns.some(({ fn }) => fn === added.home)) return [];
    const calls = file.index.calls.flatMap((other) => named(other) ?? []);
    const beside = calls.filter((other) => other.home === added.home && other.call !== added.call);
    const removal = beside.find(({ name }) => undo.includes(name));
    if (!removal || beside.some((other) => (undo.includes(other.name) && repeats(file, other, added)) || other.name === added.name)) return [];
    const original = calls.find((other) => other.name === added.name && !life.teardowns.some(({ fn }) => fn === other.home) && repeats(file, other, added));
    return original ? [{ call: added.call, name: added.callee.property, removes: removal.name, original: original.call, life }] : [];
  });
}

function named(call: TSESTree.Node): Named | undefined {
  if (call.type !== T.CallExpression || call.arguments.length === 0) return undefined;
  const callee = unwrap(call.callee);
  const name = callee.type === T.MemberExpression ? memberName(callee) : undefined;
  return callee.type === T.MemberExpression && name !== undefined ? { call, callee, name, home: enclosingFunction(call) } : undefined;
}

/** Whether two calls have the same receiver and the same arguments. */
function repeats(file: FileFacts, a: Named, b: Named): boolean {
  const parts = ({ call, callee }: Named): readonly TSESTree.Node[] => [callee.object, ...call.arguments];
  const [ours, theirs] = [parts(a), parts(b)];
  return ours.length === theirs.length && ours.every((part, i) => isSame(file, part, theirs[i] as TSESTree.Node));
}

const isSame = (file: FileFacts, a: TSESTree.Node, b: TSESTree.Node): boolean =>
  a.type === T.ArrayExpression && b.type === T.ArrayExpression ? file.textOf(a) === file.textOf(b) : same(identityOf(file, a), identityOf(file, b)) === 'yes';
