import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { localBase } from '../facts/instance.ts';
import { keyName, methodCall, unwrap, within, type ClassNode, type FunctionNode } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import { originOf } from '../facts/origin.ts';

/** A teardown that overrides another and does not call it. */
export interface Superless {
  readonly method: TSESTree.MethodDefinition;
  readonly fn: FunctionNode;
  readonly name: string;
  readonly owner: ClassNode;
}

/** Overrides of a teardown without `super`. */
export function superlessOf(file: FileFacts): readonly Superless[] {
  return file.index.classes.flatMap((owner) => {
    if (!owner.superClass) return [];
    return owner.body.body.flatMap((member) => {
      if (member.type !== T.MethodDefinition || member.kind !== 'method' || member.static || member.value.body === null) return [];
      const name = keyName(member.key, member.computed);
      if (name === undefined || teardownStrength(name, file.settings.teardown) !== 'strong' || member.value.type !== T.FunctionExpression || member.value.params.length > 0) return [];
      const fn = member.value;
      if (onlyThrows(fn.body) || !overridesWork(file, owner, name) || callsSuper(file, fn, name)) return [];
      return [{ method: member, fn, name, owner }];
    });
  });
}

/** Whether the base's method of that name has something to do. */
function overridesWork(file: FileFacts, owner: ClassNode, name: string, depth = 0): boolean {
  const base = localBase(file, owner);
  if (base) {
    const method = base.body.body.find((member) => member.type === T.MethodDefinition && !member.static && keyName(member.key, member.computed) === name);
    if (method?.type === T.MethodDefinition) return method.value.body !== null && method.value.body.body.length > 0 && !onlyThrows(method.value.body);
    return depth < 5 && overridesWork(file, base, name, depth + 1);
  }
  if (file.types.typed) return file.types.inheritedWork(owner, name) === 'yes';
  // Lit's own documentation: "call super.disconnectedCallback()".
  const origin = owner.superClass ? originOf(file, owner.superClass) : undefined;
  return name === 'disconnectedCallback' && origin?.from === 'import' && /^(?:lit|lit-element)$/.test(origin.module) && origin.name === 'LitElement';
}

/** `throw new Error('abstract')`: nothing to call. */
const onlyThrows = (body: TSESTree.BlockStatement): boolean => body.body.length === 1 && body.body[0] !== undefined && (body.body[0].type === T.ThrowStatement || (body.body[0].type === T.ReturnStatement && methodCall(body.body[0].argument ?? body)?.name === 'reject'));

function callsSuper(file: FileFacts, fn: FunctionNode, name: string): boolean {
  // super.dispose(), Base.prototype.dispose.call(this)
  const isBase = (object: TSESTree.Node): boolean => object.type === T.Super || (object.type === T.MemberExpression && keyName(object.property, object.computed) === 'prototype');
  return file.index.members.some((member) => isBase(unwrap(member.object)) && within(member, fn) && keyName(member.property, member.computed) === name);
}
