import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import type { FileFacts } from '../facts/file.ts';
import { declaredNames } from '../facts/kinds.ts';
import { isClass, keyName, methodCall, unwrap } from '../facts/syntax.ts';
import { primitiveMembers } from '../facts/value-types.ts';
import { isShownAsObject } from './known-objects.ts';

/** Types of the language and the platform whose values are objects, each with an identity of its own. */
const platform =
  /^(?:object|WeakKey|Node|Element|ShadowRoot|Document|DocumentFragment|Window|Event|EventTarget|(?:HTML|SVG|MathML)\w*Element|\w*Event|Request|Response|Headers|Blob|File|AbortSignal|AbortController|WebSocket|MessagePort|Worker|ReadableStream|WritableStream|TemplateStringsArray|ImageBitmap|ImageData|CanvasRenderingContext2D|WebGL\w+|GPU\w+|Date|Map|Set|Promise|Array|ReadonlyArray|Uint8Array|ArrayBuffer|Error)$/;

/** Whether values of an expression are objects that a WeakMap can hold: by the checker, else by how it is declared or made. */
export function objectness(file: FileFacts, node: TSESTree.Node): Answer {
  const typed = file.values.keysOf(node);
  if (typed === 'object') return 'yes';
  if (typed !== 'unknown') return 'no';
  if (isShownAsObject(file, node)) return 'yes';
  const expression = unwrap(node);
  if (expression.type === T.NewExpression || expression.type === T.ObjectExpression || expression.type === T.ArrayExpression || expression.type === T.ThisExpression) return 'yes';
  if (expression.type !== T.Identifier) return 'unknown';
  const definition = file.scopes.variable(expression)?.defs[0];
  const annotation = definition?.name.type === T.Identifier ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  if (annotation) return typeIsObject(file, annotation);
  const value = file.scopes.constant(expression);
  return value && unwrap(value).type !== T.Identifier ? objectness(file, value) : 'unknown';
}

/** Whether the code calls a method of the variable that no string or number has, as primitives have few. */
export function actsAsObject(file: FileFacts, node: TSESTree.Node): boolean {
  return (file.scopes.variable(unwrap(node))?.references ?? []).some(({ identifier }) => {
    const method = identifier.parent?.type === T.MemberExpression && identifier.parent.object === identifier && identifier.parent.parent.type === T.CallExpression ? methodCall(identifier.parent.parent) : undefined;
    return method !== undefined && unwrap(method.receiver) === identifier && !method.call.optional && !primitiveMembers.test(method.name);
  });
}

/** Whether a written type is one of objects: of the platform, or a class or interface of this file. */
function typeIsObject(file: FileFacts, type: TSESTree.TypeNode): Answer {
  if (type.type === T.TSObjectKeyword || type.type === T.TSArrayType) return 'yes';
  if (type.type === T.TSTypeLiteral) return asksForMore(type.members);
  if (type.type !== T.TSTypeReference || type.typeName.type !== T.Identifier) return 'unknown';
  const { name } = type.typeName;
  const declaration = file.once(declaredTypes).get(name);
  if (!declaration) return file.once(declaredNames).has(name) || !platform.test(name) ? 'unknown' : 'yes';
  return isClass(declaration) ? 'yes' : declaration.type === T.TSInterfaceDeclaration ? asksForMore(declaration.body.body) : 'unknown';
}

/** Whether one of these members has to be there, and no primitive has it: `{ length: number }` is satisfied by a string. */
const asksForMore = (members: readonly TSESTree.TypeElement[]): Answer =>
  members.some((member) => (member.type === T.TSPropertySignature || member.type === T.TSMethodSignature) && !member.optional && !primitiveMembers.test(keyName(member.key, member.computed) ?? 'length')) ? 'yes' : 'unknown';

function declaredTypes(file: FileFacts): Map<string, TSESTree.Node> {
  const types = new Map<string, TSESTree.Node>();
  for (const { name, defs } of file.scopes.declared) if (defs[0]?.type === 'ClassName' || defs[0]?.type === 'Type') types.set(name, defs[0].node);
  return types;
}
