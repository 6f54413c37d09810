import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { Slot } from '../../facts/slots.ts';
import { wrapped } from '../../facts/syntax.ts';

/** `disconnect(observerRef)`: who is given a ref of React whole may release what it holds. */
export const isHandedWhole = (slot: Slot): boolean =>
  slot.kind === 'ref' &&
  slot.variable.references.some(({ identifier }) => {
    const use = wrapped(identifier);
    const { parent } = use;
    return parent?.type === T.CallExpression && parent.callee !== use && !/^use[A-Z]/.test(calledName(parent) ?? '');
  });
