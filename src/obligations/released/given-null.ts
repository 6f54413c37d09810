import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, within } from '../../facts/syntax.ts';

/** `(element: Element | null) => { observer.disconnect(); if (element) observer.observe(element); }`: given null, it only ends. */
export function endsWithNull(file: FileFacts, release: TSESTree.Node): boolean {
  const fn = enclosingFunction(release);
  const [parameter] = fn?.params ?? [];
  if (!fn || fn.params.length !== 1 || parameter?.type !== T.Identifier) return false;
  return (file.scopes.variable(parameter)?.references ?? []).some(({ identifier }) => {
    const test = identifier.parent?.type === T.BinaryExpression ? identifier.parent : identifier;
    return test.parent?.type === T.IfStatement && test.parent.test === test && !within(release, test.parent);
  });
}
