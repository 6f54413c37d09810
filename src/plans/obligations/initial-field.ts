import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isFunction, type ClassNode } from '../../facts/syntax.ts';
import { isTypeScript } from '../../facts/language.ts';
import { lastOfFirst } from './declarations.ts';
import type { Declaration } from './plan.ts';

/** A field that holds a value from the start: declared, or set by the constructor of a class whose file declares none; undefined where neither fits. */
export function initialField(file: FileFacts, owner: ClassNode, name: string, value: string, isReadonly: boolean): Declaration | undefined {
  const after = lastOfFirst(owner);
  const modifiers = isTypeScript(file) ? `private ${isReadonly ? 'readonly ' : ''}` : '';
  if (isTypeScript(file) || after || file.once(declaresFields)) return { of: 'field', text: `${modifiers}${name} = ${value};`, body: owner.body.range, ...(after ? { after: after.range } : {}) };
  const constructor = owner.body.body.find((member) => member.type === T.MethodDefinition && member.kind === 'constructor');
  const fn = constructor?.type === T.MethodDefinition && isFunction(constructor.value) ? constructor.value : undefined;
  if (fn?.body.type !== T.BlockStatement) return undefined;
  const parent = fn.body.body.find(isSuperCall);
  if (owner.superClass && !parent) return undefined;
  return { of: 'assignment', text: `this.${name} = ${value};`, body: fn.body.range, ...(parent ? { after: parent.range } : {}) };
}

const declaresFields = ({ index }: FileFacts): boolean => index.classes.some(({ body }) => body.body.some(({ type }) => type === T.PropertyDefinition));

const isSuperCall = (statement: TSESTree.Statement): boolean => statement.type === T.ExpressionStatement && statement.expression.type === T.CallExpression && statement.expression.callee.type === T.Super;
