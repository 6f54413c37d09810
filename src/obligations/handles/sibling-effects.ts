import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from '../../facts/callbacks.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { renderTeardowns, type Life } from '../../facts/life.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, enclosingFunctions, within, type FunctionNode } from '../../facts/syntax.ts';

/** Whether a release is in the clean-up of another effect of the same component of React, which runs at its end. */
export function isOfSiblingEffect(file: FileFacts, { effect, fn }: Life, release: TSESTree.Node): boolean {
  const component = effect?.framework === 'react' && fn ? enclosingFunction(fn.parent) : undefined;
  return component !== undefined && isReached(release, closureOf(file, renderTeardowns(file, component).map((teardown) => teardown.fn)));
}

/**
 * Whether a release is in the clean-up of another effect that runs again whenever this one does: each of the values that
 * this one depends on, that one depends on, too.
 */
export function isUndoneBeside(file: FileFacts, life: Life, release: TSESTree.Node): boolean {
  if (!isOfSiblingEffect(file, life, release) || !life.fn) return false;
  const theirs = [...enclosingFunctions(release)].find((fn) => callbackRole(file, fn)?.kind === 'effect');
  const own = dependenciesOf(life.fn);
  const other = theirs && dependenciesOf(theirs);
  if (other === 'all') return true;
  return own !== undefined && own !== 'all' && other !== undefined && own.every((value) => other.some((another) => same(identityOf(file, value), identityOf(file, another)) === 'yes'));
}

/** The values that make an effect run again, or `all`; undefined when they cannot be read. */
function dependenciesOf({ parent }: FunctionNode): readonly TSESTree.Node[] | 'all' | undefined {
  const list = parent.type === T.CallExpression ? parent.arguments[1] : undefined;
  if (!list) return 'all';
  return list.type === T.ArrayExpression ? list.elements.filter((element) => element !== null) : undefined;
}

/** `if (!timer.current) timer.current = …`: when the effect runs again, it is not filled twice. */
export function isAskedFor(file: FileFacts, node: TSESTree.Node, slots: readonly Slot[]): boolean {
  const effect = enclosingFunction(node);
  for (let current = node; current.parent && current !== effect; current = current.parent) {
    const { parent } = current;
    if (parent.type !== T.IfStatement || parent.test === current) continue;
    if (slots.some((slot) => usesOf(file, slot).some((use) => within(use, parent.test)))) return true;
  }
  return false;
}
