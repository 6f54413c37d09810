import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { enclosingClass, isFunction, memberName, unwrap, type ClassNode } from '../facts/syntax.ts';
import { variablesOfClass } from '../facts/singletons.ts';

/** Every expression that stands for a static field: `Registry.items`, `this.items` in its static members, `self.constructor.items`. */
export function staticUses(file: FileFacts, node: ClassNode, name: string): readonly TSESTree.Node[] {
  const variables = variablesOfClass(file, node);
  return file.index.members.filter((member) => {
    if (memberName(member) !== name) return false;
    const object = unwrap(member.object);
    if (object.type === T.Identifier) return variables.some((variable) => variable === file.scopes.variable(object));
    if (object.type === T.MemberExpression) return memberName(object) === 'constructor' && enclosingClass(member) === node;
    return object.type === T.ThisExpression && enclosingClass(member) === node && isStatic(member);
  });
}

/** Whether `this` at a node is the class itself. */
export function isStatic(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current.type === T.MethodDefinition || current.type === T.PropertyDefinition || current.type === T.AccessorProperty) return current.static;
    if (current.type === T.StaticBlock) return true;
    if (isFunction(current) && current.type !== T.ArrowFunctionExpression && current.parent.type !== T.MethodDefinition) return false;
  }
  return false;
}
