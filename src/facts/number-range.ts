import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray, isString } from './arrays.ts';
import type { FileFacts } from './file.ts';
import { memberName, unwrap } from './syntax.ts';

/** The least and the greatest integer that an expression may give; undefined where it may give anything else. */
export type IntegerRange = readonly [least: number, greatest: number];

const most = 2 ** 32 - 1;
const any32: IntegerRange = [-(2 ** 31), 2 ** 31 - 1];

export const union = (left: IntegerRange | undefined, right: IntegerRange | undefined): IntegerRange | undefined => left && right && [Math.min(left[0], right[0]), Math.max(left[1], right[1])];

/** Which integers an expression may give, by what is written: literals, bit operations, choices, lengths, counted loops. */
export function integerRange(file: FileFacts, node: TSESTree.Node, depth = 0): IntegerRange | undefined {
  const expression = unwrap(node);
  if (depth > 6) return undefined;
  const of = (part: TSESTree.Node): IntegerRange | undefined => integerRange(file, part, depth + 1);
  switch (expression.type) {
    case T.Literal:
      return Number.isSafeInteger(expression.value) ? [expression.value as number, expression.value as number] : undefined;
    case T.UnaryExpression: {
      const inner = expression.operator === '-' ? of(expression.argument) : undefined;
      // There is a zero below zero, which only an array can tell from it.
      return inner && inner[0] > 0 ? [-inner[1], -inner[0]] : undefined;
    }
    case T.ConditionalExpression:
      return union(of(expression.consequent), of(expression.alternate));
    case T.BinaryExpression:
      return bitwise(expression, of);
    case T.MemberExpression:
      return memberName(expression) === 'length' && (isArray(file, expression.object) === 'yes' || isString(file, expression.object) === 'yes') ? [0, most] : undefined;
    case T.Identifier:
      return counted(file, expression) ?? constant(file, expression, depth);
    default:
      return undefined;
  }
}

/** Two values of unknown kind may be big integers, which stay what they are. */
function bitwise({ operator, left, right }: TSESTree.BinaryExpression, of: (part: TSESTree.Node) => IntegerRange | undefined): IntegerRange | undefined {
  const [one, other] = [of(left), of(right)];
  if (operator === '>>>') return other && other[0] === other[1] && other[0] > 0 && other[0] < 32 ? [0, Math.floor(most / 2 ** other[0])] : [0, most];
  if (!one && !other) return undefined;
  if (operator === '&') {
    const masks = [one, other].flatMap((range) => (range && range[0] >= 0 ? [range[1]] : []));
    return masks.length > 0 ? [0, Math.min(...masks)] : any32;
  }
  return operator === '|' || operator === '^' || operator === '<<' || operator === '>>' ? any32 : undefined;
}

function constant(file: FileFacts, name: TSESTree.Identifier, depth: number): IntegerRange | undefined {
  const definition = file.scopes.variable(name)?.defs[0];
  const isConst = definition?.type === 'Variable' && definition.parent.kind === 'const';
  const value = isConst ? file.scopes.constant(name) : undefined;
  return value && integerRange(file, value, depth + 1);
}

/** `i` of `for (let i = 0; i < n; i++)`, which nothing else writes. */
function counted(file: FileFacts, name: TSESTree.Identifier): IntegerRange | undefined {
  const variable = file.scopes.variable(name);
  const declarator = variable?.defs[0]?.node;
  if (declarator?.type !== T.VariableDeclarator || declarator.parent.parent.type !== T.ForStatement || declarator.parent.parent.init !== declarator.parent) return undefined;
  const { update, test } = declarator.parent.parent;
  const starts = declarator.init?.type === T.Literal && Number.isSafeInteger(declarator.init.value) && Number(declarator.init.value) >= 0;
  const writes = variable?.references.filter((reference) => reference.isWrite() && !reference.init) ?? [];
  const counts = update?.type === T.UpdateExpression && update.operator === '++' && writes.length === 1 && writes[0]?.identifier === update.argument;
  return starts && counts && test?.type === T.BinaryExpression && /^<=?$/.test(test.operator) && test.left.type === T.Identifier && test.left.name === name.name ? [0, most] : undefined;
}
