import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray, isString } from './arrays.ts';
import type { FileFacts } from './file.ts';
import { memberName, unwrap } from './syntax.ts';

/** The least and the greatest integer that an expression may give; undefined where it may give anything else. */
export type IntegerRange = readonly [least: number, greatest: number];

const most = 2 ** 32 - 1;
const any32: IntegerRange = [-(2 ** 31), 2 ** 31 - 1];

export const union = (left: IntegerRange | undefined, right: IntegerRange | undefined): IntegerRange | undefined => left && right && [Math.min(left[0], right[0]), Math.max(left[1], right[1])];

/** Which integers an expression may give, by what is written: literals, sums, bit operations, choices, lengths, counted loops. */
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
      return computed(expression, of);
    case T.MemberExpression:
      return memberName(expression) === 'length' && (isArray(file, expression.object) === 'yes' || isString(file, expression.object) === 'yes') ? [0, most] : undefined;
    case T.Identifier:
      return counted(file, expression, depth) ?? constant(file, expression, depth);
    default:
      return undefined;
  }
}

/** Two values of unknown kind may be big integers, which stay what they are. */
function computed({ operator, left, right }: TSESTree.BinaryExpression, of: (part: TSESTree.Node) => IntegerRange | undefined): IntegerRange | undefined {
  const [one, other] = [of(left), of(right)];
  if (operator === '>>>') return other && other[0] === other[1] && other[0] > 0 && other[0] < 32 ? [0, Math.floor(most / 2 ** other[0])] : [0, most];
  if (one && other && one[0] >= 0 && other[0] >= 0) {
    if (operator === '+') return [one[0] + other[0], one[1] + other[1]];
    if (operator === '*') return [one[0] * other[0], one[1] * other[1]];
    if (operator === '%' && other[0] > 0) return [0, Math.min(one[1], other[1] - 1)];
  }
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

/** `i` of `for (let i = 0; i < values.length; i++)`. */
function counted(file: FileFacts, name: TSESTree.Identifier, depth: number): IntegerRange | undefined {
  const loop = countingLoop(file, name, depth);
  const limit = loop && integerRange(file, loop.test.right, depth + 1);
  return limit && [0, Math.max(0, limit[1])];
}

/** The loop that counts a variable up from zero or more by whole steps, and nothing else does: `for (let i = 0; i < n; i++)`. */
export function countingLoop(file: FileFacts, name: TSESTree.Identifier, depth = 0): (TSESTree.ForStatement & { test: TSESTree.BinaryExpression }) | undefined {
  const variable = file.scopes.variable(name);
  const declarator = variable?.defs[0]?.node;
  const loop = declarator?.type === T.VariableDeclarator ? declarator.parent.parent : undefined;
  if (!variable || declarator?.type !== T.VariableDeclarator || !declarator.init || loop?.type !== T.ForStatement || loop.init !== declarator.parent || depth > 6) return undefined;
  const { update, test } = loop;
  const changes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
  const stepped = update?.type === T.UpdateExpression && update.operator === '++' ? update.argument : update?.type === T.AssignmentExpression && update.operator === '+=' && isWhole(file, update.right, depth) ? update.left : undefined;
  const isTested = test?.type === T.BinaryExpression && /^<=?$/.test(test.operator) && file.scopes.variable(test.left) === variable;
  return stepped && changes.length === 1 && changes[0]?.identifier === stepped && isTested && isWhole(file, declarator.init, depth) ? (loop as TSESTree.ForStatement & { test: TSESTree.BinaryExpression }) : undefined;
}

/** Whether a value is a whole number, zero or more. */
function isWhole(file: FileFacts, node: TSESTree.Node, depth: number): boolean {
  const expression = unwrap(node);
  if (expression.type === T.BinaryExpression && /^[+*]$/.test(expression.operator)) return isWhole(file, expression.left, depth + 1) && isWhole(file, expression.right, depth + 1);
  if (expression.type === T.Identifier && countingLoop(file, expression, depth + 1)) return true;
  return (integerRange(file, expression, depth + 1)?.[0] ?? -1) >= 0;
}
