import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, inside, isClass, isConstructor, unwrap, within, type ClassNode, type FunctionNode } from '../facts/syntax.ts';

/** Whether what makes an object tells nobody else of it: whoever gets it is the only one who has it. */
export function isFresh(file: FileFacts, made: TSESTree.Node): boolean {
  if (made.type === T.ObjectExpression || made.type === T.ArrayExpression) return true;
  if (made.type === T.CallExpression) {
    const fn = file.scopes.functionOf(made.callee);
    return fn !== undefined && !fn.async && !fn.generator && givesFresh(file, fn);
  }
  const origin = made.type === T.NewExpression ? originOf(file, made.callee) : undefined;
  if (origin?.from === 'class') return isClass(origin.node) && keepsToItself(file, origin.node);
  return origin?.from === 'global' && /^(?:Map|Set|WeakMap|WeakSet|Array|Object|Date|ArrayBuffer|(?:Big)?(?:Ui|I)nt\d+(?:Clamped)?Array|Float\d+Array)$/.test(origin.path);
}

/** `(id) => ({ id })`: what is written right into the result has no name by which it could be kept. */
function givesFresh(file: FileFacts, fn: FunctionNode): boolean {
  const results = fn.body.type === T.BlockStatement ? inside(file.index.returns, fn).filter((statement) => enclosingFunction(statement) === fn).map(({ argument }) => argument) : [fn.body];
  return results.length > 0 && results.every((result) => result !== null && /^(?:Object|Array)Expression$/.test(unwrap(result).type));
}

/** A class that extends nothing, and whose construction does no more with `this` than set and read its fields. */
function keepsToItself(file: FileFacts, owner: ClassNode): boolean {
  if (owner.superClass) return false;
  const uses = file.nodes(T.ThisExpression).filter((node) => within(node, owner.body) && owner.body.body.some((member) => within(node, member) && (member.type === T.PropertyDefinition ? !member.static : member.type === T.MethodDefinition && member.kind === 'constructor')));
  return uses.every((node) => {
    const home = enclosingFunction(node);
    const { parent } = node;
    const isOwn = home === undefined || !within(home, owner.body) || isConstructor(home);
    const isRead = parent.type === T.MemberExpression && parent.object === node && !(parent.parent.type === T.CallExpression && parent.parent.callee === parent);
    // A field's own function hangs on the instance alone.
    return isRead && (isOwn || isFieldFunction(home, owner));
  });
}

const isFieldFunction = (fn: FunctionNode | undefined, owner: ClassNode): boolean => owner.body.body.some((member) => member.type === T.PropertyDefinition && !member.static && member.value !== null && unwrap(member.value) === fn);
