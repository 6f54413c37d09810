import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, unwrap } from '../../facts/syntax.ts';
import { evidentType } from './evident-type.ts';

const builtin = /^(?:Array|Date|Error|Map|Promise|ReadonlyArray|Record|RegExp|Set|false|null|number|readonly|string|true|undefined|boolean|bigint|symbol|object|void)$/;

/** The type of an array as it is, or can be, written in the file. */
export function writtenType(file: FileFacts, expression: TSESTree.Expression): string | undefined {
  return annotated(file, expression) ?? (file.types.typed ? inferred(file, expression) : evidentType(file, expression));
}

/** What the variable or the function is declared to be. */
function annotated(file: FileFacts, expression: TSESTree.Expression): string | undefined {
  const { parent } = expression;
  if (parent.type === T.TSAsExpression && parent.typeAnnotation.type === T.TSArrayType) return file.textOf(parent.typeAnnotation);
  const fn = enclosingFunction(expression);
  const isResult = parent.type === T.ReturnStatement || (parent === fn && fn.body === expression) || (parent.type === T.VariableDeclarator && isReturned(file, parent));
  const holder = parent.type === T.VariableDeclarator && parent.id.typeAnnotation ? parent.id.typeAnnotation : isResult && fn && !fn.async && !fn.generator ? fn.returnType : undefined;
  const type = holder?.typeAnnotation;
  return type?.type === T.TSArrayType || (type?.type === T.TSTypeReference && type.typeName.type === T.Identifier && type.typeName.name === 'Array') ? file.textOf(type) : undefined;
}

/** `return result;` */
const isReturned = (file: FileFacts, { id }: TSESTree.VariableDeclarator): boolean =>
  file.scopes.variable(id)?.references.some(({ identifier }) => identifier.parent.type === T.ReturnStatement && enclosingFunction(identifier) === enclosingFunction(id)) ?? false;

function inferred(file: FileFacts, expression: TSESTree.Expression): string | undefined {
  const type = visibleType(file, expression);
  return type?.endsWith('[]') ? type : undefined;
}

/** What the checker says, when every name in it means something here. */
export function visibleType(file: FileFacts, expression: TSESTree.Expression): string | undefined {
  const text = file.values.written(expression);
  if (text === undefined) return undefined;
  const names = text.replace(/"(?:[^"\\]|\\.)*"|\b\w+\??:/g, '').match(/[A-Za-z_$][\w$.]*/g) ?? [];
  return names.every((name) => builtin.test(name) || isVisible(file, name, expression)) ? text.replaceAll('"', "'") : undefined;
}

/** `Order`, or `shop.Order` where `shop` is a namespace. */
function isVisible(file: FileFacts, name: string, from: TSESTree.Node): boolean {
  const [head = '', ...rest] = name.split('.');
  for (let scope = file.sourceCode.getScope(unwrap(from)) as ReturnType<typeof file.sourceCode.getScope> | null; scope; scope = scope.upper) {
    const definition = scope.set.get(head)?.defs[0];
    if (definition) return rest.length === 0 || /^(?:ImportBinding|TSModuleName)$/.test(definition.type);
  }
  return false;
}
