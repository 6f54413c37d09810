import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isWrite, targetSlot, usesOf } from '../../facts/slots.ts';
import { enclosingFunctions } from '../../facts/syntax.ts';

/** `this.cleanUp = () => clearInterval(timer)`, where the field is private and nothing ever reads it: that release never runs. */
export const isKeptUncalled = (file: FileFacts, release: TSESTree.Node): boolean =>
  [...enclosingFunctions(release)].some((fn) => {
    const { parent } = fn;
    const slot = parent.type === T.AssignmentExpression && parent.right === fn && parent.parent.type === T.ExpressionStatement ? targetSlot(file, parent.left) : undefined;
    return slot?.kind === 'field' && slot.isPrivate && usesOf(file, slot).every(isWrite);
  });
