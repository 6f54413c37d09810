import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isArray, isFreshArray } from '../facts/arrays.ts';
import { effectsOf } from '../facts/effects.ts';
import type { FileFacts } from '../facts/file.ts';
import { isKeptUntil } from '../facts/ownership.ts';
import type { Variable } from '../facts/scopes.ts';
import { methodCall, unwrap } from '../facts/syntax.ts';
import { contains, descendants } from '../facts/walk.ts';
import { copyOf } from './copies.ts';
import { setOrMap, type Redundant } from './redundant.ts';
import { rootOf } from './shared-state.ts';

/** `for (const row of [...rows])`, where nothing that the loop runs can change what is walked. */
export function iteratedCopy(file: FileFacts, loop: TSESTree.ForOfStatement): Redundant | undefined {
  const copy = loop.await ? undefined : copyOf(file, loop.right);
  if (!copy || (isArray(file, copy) !== 'yes' && !setOrMap(file, copy, /^(?:keys|values|entries)$/))) return undefined;
  const owned = isFreshArray(file, copy) === 'yes' || isKeptToItself(file, copy, loop);
  return owned || leaveAlone(file, copy, [loop.body]) ? { what: 'iterated', node: loop.right, source: copy, owned } : undefined;
}

/** Whether nobody but this function has the array, and the loop does not speak of it. */
function isKeptToItself(file: FileFacts, copy: TSESTree.Expression, loop: TSESTree.ForOfStatement): boolean {
  const source = unwrap(copy);
  const variable = source.type === T.Identifier ? file.scopes.variable(source) : undefined;
  return variable !== undefined && isKeptUntil(file, variable, loop) && !contains(file, loop.body, (node) => node.type === T.Identifier && file.scopes.variable(node) === variable);
}

/** Whether all that is done for each element is known, and none of it concerns what is walked. */
export function leaveAlone(file: FileFacts, walked: TSESTree.Expression, parts: readonly TSESTree.Node[]): boolean {
  const root = rootOf(file, walked);
  if (!root || root === 'this') return false;
  return parts.flatMap((part) => [...descendants(file, part)]).every((node) => {
    if (node.type === T.Identifier) return file.scopes.variable(node) !== root;
    switch (node.type) {
      case T.CallExpression:
        return isHarmless(file, node);
      case T.NewExpression:
        return /^(?:Date|Error|Map|Set)$/.test(globalCallee(file, node) ?? '');
      case T.AssignmentExpression:
        return isOwnPlace(file, node.left);
      case T.UpdateExpression:
        return isOwnPlace(file, node.argument);
      default:
        return !/^(?:Await|Import|TaggedTemplate|Yield)Expression$/.test(node.type) && !(node.type === T.UnaryExpression && node.operator === 'delete') && !(node.type === T.ForOfStatement && node.await);
    }
  });
}

/** `console.log(row)`, `names.push(row.name)` of an array that the function made. */
function isHarmless(file: FileFacts, call: TSESTree.CallExpression): boolean {
  if (/^console\./.test(globalCallee(file, call) ?? '')) return true;
  const method = methodCall(call);
  if (method && /^(?:push|unshift|add|set)$/.test(method.name)) return isMadeHere(file, method.receiver);
  return effectsOf(file, call).visible === 'no';
}

/** A variable, or a place of what the function made. */
const isOwnPlace = (file: FileFacts, target: TSESTree.Node): boolean => target.type === T.Identifier || (target.type === T.MemberExpression && isMadeHere(file, target.object));

/** `[]`, `{}`, `new Map()` of a constant. */
function isMadeHere(file: FileFacts, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  const variable: Variable | undefined = expression.type === T.Identifier ? file.scopes.variable(expression) : undefined;
  const value = variable && expression.type === T.Identifier ? file.scopes.constant(expression) : undefined;
  const made = value && unwrap(value);
  return made !== undefined && (made.type === T.ArrayExpression || made.type === T.ObjectExpression || /^(?:Array|Map|Set|WeakMap|WeakSet)$/.test(globalCallee(file, made) ?? ''));
}
