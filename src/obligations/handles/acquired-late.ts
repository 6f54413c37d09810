import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { hasStrongTeardown, mayBeRoot, type Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import type { Variable } from '../../facts/scopes.ts';
import { enclosingFunction, memberName, unwrap, within, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { testAround } from './timer-facts.ts';
import { unaskedWait, type Wait } from './waits.ts';

/**
 * What goes on by itself and is acquired behind a wait, where the end may come first: it finds nothing to release, and
 * then it is acquired. A framework ends a component without asking; of any other class only what nobody can wait for
 * counts, since whoever calls a method may wait for it before the end.
 */
export function acquiredLate(file: FileFacts, { row, node }: Acquisition, life: Life): Wait | undefined {
  if ((row.heldBy !== 'global' && !isOfModule(file, row, node)) || row.finite?.includes('one-shot') || row.scoped || mayBeRoot(life, node)) return undefined;
  const isEnded = life.end === 'called' && (life.kind === 'effect' || life.kind === 'setup' || life.instance?.framework !== undefined);
  if (!isEnded && !(life.kind === 'instance' && hasStrongTeardown(file, life))) return undefined;
  const wait = unaskedWait(file, node, life, () => true);
  if (!wait || wait.by === 'callback' || (!isEnded && !isDropped(wait.node)) || /\b(?:signal|nextTick|tick)\b/.test(textAround(file, wait.node))) return undefined;
  return wait.steps.some((step) => mayAsk(file, step)) ? undefined : wait;
}

/** `listen(…)` of a module: what it gives undoes something that the module keeps for as long as the program. */
const isOfModule = (file: FileFacts, { acquire }: Row, node: CallNode): boolean => acquire.kind === 'result' && originOf(file, node.callee).from === 'import' && unwrap(node.callee).type === T.Identifier;

/** `load().then(…);`, `load().then(…).catch(…);`, whose promise goes nowhere. */
function isDropped(node: TSESTree.Node): boolean {
  let current = wrapped(node);
  while (current.parent?.type === T.MemberExpression && /^(?:then|catch|finally)$/.test(memberName(current.parent) ?? '') && current.parent.parent.type === T.CallExpression) current = wrapped(current.parent.parent);
  const { parent } = current;
  return node.type === T.CallExpression && (parent?.type === T.ExpressionStatement || (parent?.type === T.UnaryExpression && parent.operator === 'void'));
}

/** The statement that waits: what it waits for may be called off at the end. */
function textAround(file: FileFacts, node: TSESTree.Node): string {
  return file.textOf(node.type === T.AwaitExpression ? node : (node as TSESTree.CallExpression).callee);
}

/** `configured` of `const { configured } = props`, itself and no part of it: the end does not change it. */
const isFixed = ({ references, defs: [definition] }: Variable, { parent }: TSESTree.Node): boolean =>
  definition?.type !== 'ImportBinding' && (parent?.type === T.IfStatement || parent?.type === T.UnaryExpression || parent?.type === T.LogicalExpression) && !references.some((reference) => reference.isWrite() && !reference.init);

/** Whether anything that comes from outside of a function decides if the place is come to: it may be what the end changes. */
function mayAsk(file: FileFacts, { fn, at }: Wait['steps'][number]): boolean {
  return [...file.nodes(T.Identifier), ...file.nodes(T.ThisExpression)].some((name) => {
    const test = within(name, fn) && enclosingFunction(name) === fn && name.range[0] < at.range[0] ? testAround(name) : undefined;
    if (!test || (test.type !== T.IfStatement && !within(at, test))) return false;
    const variable = name.type === T.Identifier ? file.scopes.variable(name) : undefined;
    return name.type === T.ThisExpression || (variable !== undefined && !within(variable.scope.block, fn) && !isFixed(variable, name));
  });
}
