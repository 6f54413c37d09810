import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { renderTeardowns, type Life } from '../../facts/life.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, within } from '../../facts/syntax.ts';

/** Whether a release is in the clean-up of another effect of the same component of React, which runs at its end. */
export function isOfSiblingEffect(file: FileFacts, { effect, fn }: Life, release: TSESTree.Node): boolean {
  const component = effect?.framework === 'react' && fn ? enclosingFunction(fn.parent) : undefined;
  return component !== undefined && isReached(release, closureOf(file, renderTeardowns(file, component).map((teardown) => teardown.fn)));
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
