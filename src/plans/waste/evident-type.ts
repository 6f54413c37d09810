import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../../facts/arrays.ts';
import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, inside, isFunction, memberName, methodCall, unwrap } from '../../facts/syntax.ts';
import { joinOf } from '../../waste/joins.ts';

/** The type of an array whose elements are strings, numbers or truths by the operators and functions that make them: `string[]` of `rows.map((row) => String(row.id))`. */
export function evidentType(file: FileFacts, expression: TSESTree.Node): string | undefined {
  const element = elementOf(file, expression);
  return element === undefined ? undefined : `${element}[]`;
}

function elementOf(file: FileFacts, node: TSESTree.Node): string | undefined {
  const join = joinOf(file, node);
  if (join) {
    const [first, ...others] = join.parts.map(({ is, value }) => (is === 'item' ? primitiveOf(file, value) : is === 'list' ? elementOf(file, value) : undefined));
    return others.every((other) => other === first) ? first : undefined;
  }
  const method = methodCall(node);
  const [callback, more] = method?.call.arguments ?? [];
  if (!method || !callback || more) return undefined;
  // What passes a condition is what it was: of these none is told apart any further.
  if (method.name === 'filter') return isFunction(callback) && callback.returnType ? undefined : elementOf(file, method.receiver);
  if (method.name !== 'map') return undefined;
  const written = unwrap(callback);
  if (written.type === T.Identifier) return file.scopes.isGlobal(written) ? madeBy(written.name) : undefined;
  if (!isFunction(written) || written.async || written.generator || written.returnType || method.call.typeArguments) return undefined;
  if (written.body.type !== T.BlockStatement) return primitiveOf(file, written.body);
  const [only, ...others] = inside(file.index.returns, written).filter((result) => enclosingFunction(result) === written);
  return only?.argument && others.length === 0 && written.body.body.at(-1) === only ? primitiveOf(file, only.argument) : undefined;
}

const madeBy = (name: string): string | undefined => (name === 'String' ? 'string' : /^(?:Number|parseInt|parseFloat|Math\.\w+)$/.test(name) ? 'number' : name === 'Boolean' ? 'boolean' : undefined);

function primitiveOf(file: FileFacts, node: TSESTree.Node): string | undefined {
  const expression = unwrap(node);
  // `as const` and `as Id` say more.
  if (expression !== node) return undefined;
  const isNumber = (side: TSESTree.Node): boolean => side.type === T.Literal && typeof side.value === 'number';
  switch (expression.type) {
    case T.Literal:
      return typeof expression.value === 'string' ? 'string' : isNumber(expression) ? 'number' : undefined;
    case T.TemplateLiteral:
      return 'string';
    case T.CallExpression:
      return madeBy(globalCallee(file, expression) ?? '');
    case T.UnaryExpression:
      return expression.operator === '!' ? 'boolean' : undefined;
    case T.MemberExpression:
      return memberName(expression) === 'length' && !expression.optional ? 'number' : undefined;
    case T.BinaryExpression: {
      if (/^(?:[<>]=?|[!=]==?|in|instanceof)$/.test(expression.operator)) return 'boolean';
      const sides = [expression.left, expression.right];
      if (expression.operator === '+') return sides.some((side) => side.type === T.TemplateLiteral || (side.type === T.Literal && typeof side.value === 'string')) ? 'string' : undefined;
      // A number goes with numbers only.
      return /^(?:[-*/%]|\*\*)$/.test(expression.operator) && sides.some(isNumber) ? 'number' : undefined;
    }
    default:
      return undefined;
  }
}
