import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField, parameterField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import type { Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, enclosingStatement, isFunction, isNullish, memberName, unwrap } from '../../facts/syntax.ts';
import { runsOnce } from './often.ts';

/** Made by a field's initialiser or at the top of the constructor: there whenever the instance is. */
export function isMadeWithInstance(node: TSESTree.Node): boolean {
  for (let current = node; current.parent && !isFunction(current); current = current.parent) if (current.parent.type === T.PropertyDefinition) return true;
  const statement = enclosingStatement(node);
  const method = statement?.parent?.parent?.parent;
  return !statement || (method?.type === T.MethodDefinition && method.kind === 'constructor');
}

/** Whether a target is there at the end of an instance's life: a field may be filled by a method that never ran. */
export function isSureTarget(file: FileFacts, target: TSESTree.Node, node: TSESTree.Node, life: Life): boolean {
  if (isFeature(file, target) && isConditional(node)) return false;
  const field = rootField(target);
  if (field === undefined || !life.instance || runsOnce(file, node, life)) return true;
  return isFilled(file, life.instance, field);
}

/** `navigator.xr`, `window.visualViewport`: what a platform may lack. */
function isFeature(file: FileFacts, target: TSESTree.Node): boolean {
  const node = unwrap(target);
  return node.type === T.MemberExpression && originOf(file, node).from === 'global' && !file.textOf(node).startsWith('document.');
}

/** Whether something is asked before a node runs: `if (…) …`, `… && …`, `target?.on(…)`. */
export function isConditional(node: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  for (let current = node; current.parent && current !== home; current = current.parent) {
    const { parent } = current;
    if (parent.type === T.IfStatement || parent.type === T.ConditionalExpression || parent.type === T.LogicalExpression || parent.type === T.ChainExpression) return true;
  }
  return false;
}

/** `x` of `this.x` and `this.x.y`. */
function rootField(target: TSESTree.Node): string | undefined {
  let node = unwrap(target);
  if (node.type !== T.MemberExpression) return undefined;
  for (let object = unwrap(node.object); object.type === T.MemberExpression; object = unwrap(node.object)) node = object;
  return unwrap(node.object).type === T.ThisExpression ? memberName(node) : undefined;
}

function isFilled(file: FileFacts, { bodies, methods }: InstanceModel, field: string): boolean {
  if (methods.has(field)) return true;
  const value = declaredField(bodies, field)?.value;
  return (value && !isNullish(value)) || parameterField(bodies, field) !== undefined || file.index.assignments.some(({ left, right }) => left.type === T.MemberExpression && left.object.type === T.ThisExpression && memberName(left) === field && !isNullish(right) && isMadeWithInstance(left));
}
