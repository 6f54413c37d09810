import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from './answer.ts';
import { isFreshArray } from './arrays.ts';
import type { FileFacts } from './file.ts';
import type { Variable } from './scopes.ts';
import { enclosingFunction, memberName, unwrap, within, wrapped } from './syntax.ts';

/** Methods that neither keep the array nor give it away; of those that answer with it, the answer must be dropped. */
const reading = /^(?:push|pop|shift|unshift|map|filter|flatMap|some|every|find|findIndex|findLast|findLastIndex|forEach|reduce|reduceRight|includes|indexOf|lastIndexOf|join|slice|concat|flat|at|splice|keys|values|entries)$/;
const answeringItself = /^(?:sort|reverse|fill|copyWithin)$/;

/**
 * Whether an array belongs to its variable alone and nobody looks at it once the code from `first` to `last` has run:
 * it is made in this function, never captured, stored, passed on or returned, and not read later.
 */
export function isOwnedUntil(file: FileFacts, variable: Variable, last: TSESTree.Node, first = last, depth = 0): Answer {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.type !== 'Variable' || definition.node.id.type !== T.Identifier || !definition.node.init) return 'no';
  if (variable.references.filter((reference) => reference.isWrite()).length !== 1) return 'no';
  if (!isMadeFresh(file, definition.node.init, depth)) return 'no';
  const home = enclosingFunction(definition.node);
  if (!home) return 'no';
  for (const { identifier, init } of variable.references) {
    if (init || (identifier.range[0] >= first.range[0] && identifier.range[1] <= last.range[1])) continue;
    if (enclosingFunction(identifier) !== home || identifier.range[0] > last.range[1] || !isHarmless(identifier as TSESTree.Identifier)) return 'no';
  }
  return enclosingFunction(last) === home && sameLoop(last, definition.node) ? 'yes' : 'no';
}

/**
 * Whether an array is in nobody's hands but its function's while a loop walks a copy of it: made here, never captured,
 * and neither stored nor passed on in front of the loop.
 */
export function isKeptUntil(file: FileFacts, variable: Variable, loop: TSESTree.ForOfStatement): boolean {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.type !== 'Variable' || definition.node.id.type !== T.Identifier || !definition.node.init) return false;
  const home = enclosingFunction(definition.node);
  if (!home || !isMadeFresh(file, definition.node.init, 0) || variable.references.filter((reference) => reference.isWrite()).length !== 1) return false;
  const isOnce = sameLoop(loop, definition.node);
  return variable.references.every(({ identifier, init }) => init || within(identifier, loop.right) || (enclosingFunction(identifier) === home && (isHarmless(identifier as TSESTree.Identifier) || (isOnce && identifier.range[0] > loop.range[1]))));
}

/** Made by the expression itself, or by a function of the file that keeps none of what it answers with. */
function isMadeFresh(file: FileFacts, node: TSESTree.Expression, depth: number): boolean {
  const expression = unwrap(node);
  if (isFreshArray(file, expression) === 'yes') return true;
  const fn = expression.type === T.CallExpression && depth < 3 ? file.scopes.functionOf(expression.callee) : undefined;
  if (!fn || fn.async || fn.generator) return false;
  if (fn.body.type !== T.BlockStatement) return isMadeFresh(file, fn.body, depth + 1);
  const results = file.index.returns.filter((result) => enclosingFunction(result) === fn);
  return results.length > 0 && results.every((result) => result.argument !== null && givesAway(file, result, result.argument, depth));
}

/** `return values;`, where the function has not handed them to anybody else. */
function givesAway(file: FileFacts, result: TSESTree.ReturnStatement, argument: TSESTree.Expression, depth: number): boolean {
  const value = unwrap(argument);
  if (value.type !== T.Identifier) return isMadeFresh(file, value as TSESTree.Expression, depth + 1);
  const variable = file.scopes.variable(value);
  return variable !== undefined && isOwnedUntil(file, variable, result, result, depth + 1) === 'yes';
}

/** A use of an array that leaves it where it is: its length, an element, a walk, a method of its own. */
function isHarmless(identifier: TSESTree.Identifier): boolean {
  const outer = wrapped(identifier);
  const { parent } = outer;
  if (parent?.type === T.ForOfStatement) return parent.right === outer;
  if (parent?.type !== T.MemberExpression || parent.object !== outer) return false;
  const member = wrapped(parent);
  if (member.parent?.type !== T.CallExpression || member.parent.callee !== member) return true;
  const name = memberName(parent) ?? '';
  // The third parameter of a callback is the array; a callback that takes it may keep it.
  const [callback] = member.parent.arguments;
  if (callback && 'params' in callback && (callback.params.length > 2 || callback.type === T.FunctionExpression)) return false;
  if (callback && !('params' in callback) && /^(?:map|filter|flatMap|some|every|find\w*|forEach|reduce\w*)$/.test(name)) return false;
  return reading.test(name) || (answeringItself.test(name) && wrapped(member.parent).parent?.type === T.ExpressionStatement);
}

/** Whether a node runs once for each time that a declaration does: no loop stands between them. */
function sameLoop(node: TSESTree.Node, declaration: TSESTree.Node): boolean {
  for (let current = node.parent; current && !within(declaration, current); current = current.parent) {
    if (/^(?:For|While|DoWhile)/.test(current.type)) return false;
  }
  return true;
}
