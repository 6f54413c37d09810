import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, enclosingStatement, inside, isNullish, methodCall, unwrap, within } from '../../facts/syntax.ts';

/**
 * Whether a receiver was looked up, and made only where it was not there: `let seat = this.seats.get(key); if (!seat) seat
 * = new Seat(); seat.on('gone', …)`. What stands behind that comes to those that were there as well, each time anew.
 */
export function isFoundOrMade(file: FileFacts, receiver: TSESTree.Node, node: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  const root = rootOf(receiver);
  const variable = root.type === T.Identifier ? file.scopes.variable(root) : undefined;
  const [definition] = variable?.defs ?? [];
  if (!home || !variable || definition?.type !== 'Variable' || definition.node.id.type !== T.Identifier || !definition.node.init || !isLookUp(definition.node.init)) return false;
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init).map(({ identifier }) => identifier as TSESTree.Node);
  const [asked, ...others] = file.nodes(T.IfStatement).filter((each) => writes.some((write) => within(write, each)));
  if (!asked || others.length > 0 || enclosingFunction(asked) !== home || !writes.every((write) => within(write, asked))) return false;
  const absent = branchWithout(file, asked, variable.name);
  const present = absent === asked.consequent ? asked.alternate : asked.consequent;
  const leaves = (branch: TSESTree.Node): boolean => [file.index.returns, file.nodes(T.ThrowStatement), file.nodes(T.ContinueStatement), file.nodes(T.BreakStatement)].some((ways) => inside<TSESTree.Node>(ways, branch).some((way) => enclosingFunction(way) === home));
  if (!absent || !writes.every((write) => within(write, absent)) || (present && leaves(present))) return false;
  return enclosingStatement(node)?.parent === asked.parent && asked.range[1] <= node.range[0];
}

/** `seat` of `seat.signal` */
const rootOf = (node: TSESTree.Node): TSESTree.Node => {
  const value = unwrap(node);
  return value.type === T.MemberExpression ? rootOf(value.object) : value;
};

/** `this.seats.get(key)`, `this.seats[key]` */
function isLookUp(init: TSESTree.Node): boolean {
  const value = unwrap(init);
  const method = methodCall(value);
  if (method) return method.name === 'get' && method.call.arguments.length === 1;
  return value.type === T.MemberExpression && value.computed && value.property.type !== T.Literal;
}

/** The branch that is taken where the variable holds nothing. */
function branchWithout(file: FileFacts, { test, consequent, alternate }: TSESTree.IfStatement, name: string): TSESTree.Node | null {
  const asked = unwrap(test);
  const isIt = (node: TSESTree.Node): boolean => unwrap(node).type === T.Identifier && file.textOf(unwrap(node)) === name;
  if (asked.type === T.UnaryExpression && asked.operator === '!') return isIt(asked.argument) ? consequent : null;
  if (asked.type === T.BinaryExpression && isIt(asked.left) && isNullish(asked.right)) return asked.operator.startsWith('=') ? consequent : alternate;
  return isIt(asked) ? alternate : null;
}
