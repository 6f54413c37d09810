import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from './called.ts';
import type { FileFacts } from './file.ts';
import { instanceOfThis } from './slots.ts';
import { isNullish, unwrap, within } from './syntax.ts';

/** Functions that empty an object, by their names: `deleteProps(this)`, `nullifyAll(self)`. */
const wipes = /^_?(?:delete|nullify|wipe|empty|clear)(?:All|Own)*(?:Props|Properties|Fields|Members|Keys|Object|Instance)?$/i;

/** Whether a statement takes an instance's fields away, whatever their names: `for (const key in this) delete this[key]`. */
export function isWiped(file: FileFacts, statement: TSESTree.Node): boolean {
  const isSelf = (node: TSESTree.Node): boolean => within(node, statement) && instanceOfThis(file, node) !== undefined;
  const isAnyField = (node: TSESTree.Node): boolean => {
    const member = unwrap(node);
    return member.type === T.MemberExpression && member.computed && unwrap(member.property).type !== T.Literal && isSelf(member.object);
  };
  return (
    file.nodes(T.UnaryExpression).some(({ operator, argument }) => operator === 'delete' && isAnyField(argument)) ||
    file.index.assignments.some(({ left, right }) => isNullish(right) && isAnyField(left)) ||
    file.index.calls.some((call) => wipes.test(calledName(call) ?? '') && call.arguments.some(isSelf))
  );
}
