import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from './called.ts';
import { destinationOf } from './destination.ts';
import { passingOn, taking, walking } from './elements.ts';
import type { FileFacts } from './file.ts';
import { endsIn } from './handed-ends.ts';
import { aliasesOf, isWrite, targetSlot, usesOf, type Slot } from './slots.ts';
import { inside, memberName, methodCall, wrapped, type FunctionNode } from './syntax.ts';

/** A look at the elements of a collection of functions: what looks may call them. */
interface Reading {
  readonly node: TSESTree.Node;
  readonly functions: readonly FunctionNode[];
}

/** The functions that the file puts in a collection whose elements a function takes: `undo.forEach((step) => step())`. */
export const collectedFor = (file: FileFacts, fn: FunctionNode): readonly FunctionNode[] => {
  const readings = file.once(findReadings);
  const at = new Set(readings.length === 0 ? [] : inside(readings.map(({ node }) => node), fn));
  return readings.flatMap(({ node, functions }) => (at.has(node) ? functions : []));
};

function findReadings(file: FileFacts): readonly Reading[] {
  const collections = new Map<unknown, { readonly slot: Slot; readonly functions: FunctionNode[] }>();
  for (const { slot, functions } of [...givenByCalls(file), ...givenByLists(file)]) {
    const known = [...collections.values()].find((other) => isSameSlot(other.slot, slot));
    if (known) known.functions.push(...functions);
    else collections.set(slot, { slot, functions: [...functions] });
  }
  return [...collections.values()]
    .flatMap(({ slot, functions }) => {
      const uses = usesOf(file, slot);
      return [...uses, ...aliasesOf(file, uses)].filter(takesElements).map((node) => ({ node, functions }));
    })
    .sort((a, b) => a.node.range[0] - b.node.range[0]);
}

const isSameSlot = (a: Slot, b: Slot): boolean =>
  a.kind === 'field' || b.kind === 'field' ? a.kind === 'field' && b.kind === 'field' && a.name === b.name && a.instance === b.instance : a.kind === b.kind && a.variable === b.variable;

/** `undo.push(() => …)`, `undo.current.add(() => …)`, `undo.set(key, () => …)` */
const givenByCalls = (file: FileFacts): { slot: Slot; functions: readonly FunctionNode[] }[] =>
  callsNamed(file, collecting).flatMap((node) => {
    const method = methodCall(node);
    const functions = method ? node.arguments.flatMap((argument) => endsIn(file, argument)) : [];
    const slot = method && functions.length > 0 ? targetSlot(file, method.receiver) : undefined;
    return slot ? [{ slot, functions }] : [];
  });

const collecting = /^(?:push|unshift|add|set)$/;

/** `const undo = [() => …, stop]`, `undo = [...undo, () => …]` */
const givenByLists = (file: FileFacts): { slot: Slot; functions: readonly FunctionNode[] }[] =>
  file.nodes(T.ArrayExpression).flatMap((list) => {
    const functions = list.elements.flatMap((element) => (element && element.type !== T.SpreadElement ? endsIn(file, element) : []));
    const destination = functions.length > 0 ? destinationOf(file, list) : undefined;
    return destination?.to === 'slots' ? destination.slots.map((slot) => ({ slot, functions })) : [];
  });

/** `for (const step of undo)`, `undo.splice(0).forEach(…)`, `undo[i]`, `[...undo]`, `runAll(undo)` */
function takesElements(use: TSESTree.Node): boolean {
  if (isWrite(use)) return false;
  const outer = wrapped(use);
  const { parent } = outer;
  switch (parent?.type) {
    case T.ForOfStatement:
      return parent.right === outer;
    case T.LogicalExpression:
      return parent.left === outer && takesElements(parent);
    case T.SpreadElement:
      return true;
    case T.CallExpression:
      return parent.callee !== outer;
    case T.MemberExpression: {
      const name = parent.object === outer ? memberName(parent) : '';
      return name === undefined || walking.test(name) || passingOn.test(name) || taking.test(name);
    }
    default:
      return false;
  }
}
