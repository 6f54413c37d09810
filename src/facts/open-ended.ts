import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { sizeOf } from './size.ts';
import { memberName, methodCall, unwrap } from './syntax.ts';

/** Methods that keep the elements of an array, or as many. */
const passing = /^(?:map|filter|flatMap|flat|slice|concat|sort|reverse|toSorted|toReversed|entries|values)$/;
/** What gives files, rows, matches and the pieces of a request. */
const sources = /^(?:readdir|readdirSync|glob|globSync|findMany|findAll|toArray|getMany|getRawMany|matchAll|readLines|\$queryRaw)$/;

/**
 * Whether what is walked is seen to be as long as somebody else's data: the lines of a text, the files of a folder,
 * the rows of a query. A parameter or a field may be open-ended too, but most are short, and nothing here tells which.
 */
export function isOpenEnded(file: FileFacts, node: TSESTree.Node, depth = 0): boolean {
  let expression = unwrap(node);
  if (depth > 8) return false;
  if (expression.type === T.AwaitExpression) expression = unwrap(expression.argument);
  if (expression.type === T.Identifier) {
    const value = file.scopes.constant(expression);
    return value !== undefined && isOpenEnded(file, value, depth + 1);
  }
  // `result.rows`, `request.body.items`
  if (expression.type === T.MemberExpression) return /^(?:rows|body)$/.test(memberName(expression) ?? '') || isPartOfBody(expression);
  if (expression.type !== T.CallExpression) return sizeOf(file, expression) === 'large';
  const method = methodCall(expression);
  const name = method?.name ?? (expression.callee.type === T.Identifier ? expression.callee.name : '');
  if (method && passing.test(name)) return isOpenEnded(file, method.receiver, depth + 1);
  if (name === 'split') return sizeOf(file, expression) === 'open';
  return sources.test(name) || sizeOf(file, expression) === 'large';
}

/** `request.body.items` */
const isPartOfBody = ({ object }: TSESTree.MemberExpression): boolean => {
  const holder = unwrap(object);
  return holder.type === T.MemberExpression && memberName(holder) === 'body';
};

/** What a loop walks, or the array whose method calls a callback. */
function walkedBy(turn: TSESTree.Node): TSESTree.Node | undefined {
  if (turn.type === T.ForOfStatement) return turn.right;
  if (turn.type === T.ForStatement) {
    const limit = turn.test?.type === T.BinaryExpression ? unwrap(turn.test.right) : undefined;
    return limit?.type === T.MemberExpression && memberName(limit) === 'length' ? limit.object : undefined;
  }
  const { parent } = turn;
  return parent?.type === T.CallExpression && parent.arguments.includes(turn as TSESTree.Expression) ? methodCall(parent)?.receiver : undefined;
}

/** Whether a loop or a callback runs for each piece of open-ended data: `for await`, the lines of a text. */
export function walksOpenEnded(file: FileFacts, turn: TSESTree.Node): boolean {
  if (turn.type === T.ForOfStatement && turn.await) return true;
  const walked = walkedBy(turn);
  return walked !== undefined && isOpenEnded(file, walked);
}
