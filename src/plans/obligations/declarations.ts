import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { isClass, isFunction, type ClassNode } from '../../facts/syntax.ts';
import type { Acquisition } from '../../obligations/acquired/acquisitions.ts';
import type { Declaration } from './plan.ts';

/** The type of what is acquired, as it can be written without an import. */
export function typeOf(file: FileFacts, { row, node }: Acquisition): string {
  const callee = file.textOf(node.callee);
  const [release] = row.release;
  if (row.what === 'object URL') return 'string';
  if (/^window\.set(?:Timeout|Interval)$/.test(callee)) return 'number';
  if (node.type === T.NewExpression) return node.typeArguments ? `${callee}${file.textOf(node.typeArguments)}` : callee;
  if (release.by === 'invoke') return '() => void';
  const subscription = row.id === 'rxjs.subscribe' ? importedAs(file, 'rxjs', 'Subscription') : undefined;
  if (subscription !== undefined) return subscription;
  return release.by === 'method' && row.rule !== 'no-abandoned-iterator' ? `{ ${release.names[0]}(): void }` : `ReturnType<typeof ${callee}>`;
}

/** The local name of what the file imports. */
function importedAs(file: FileFacts, module: string, name: string): string | undefined {
  const specifiers = file.sourceCode.ast.body.flatMap((statement) => (statement.type === T.ImportDeclaration && statement.source.value === module ? statement.specifiers : []));
  return specifiers.find((specifier) => specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier && specifier.imported.name === name)?.local.name;
}

/** Ids that are numbers, of which 0 is none: their release takes it, and nothing else that means none. */
export const isNumber = ({ row }: Acquisition): boolean => /^(?:animation frame|idle callback|position watch)$/.test(row.what);

/** `ReturnType<typeof setTimeout> | undefined` */
export function optionalTypeOf(file: FileFacts, acquisition: Acquisition): string {
  const type = typeOf(file, acquisition);
  return `${type.includes('=>') ? `(${type})` : type} | undefined`;
}

/** `let timer: ReturnType<typeof setInterval> | undefined;`, `let frame = 0;` */
export function variableDeclaration(file: FileFacts, name: string, acquisition: Acquisition): string {
  if (isNumber(acquisition)) return `let ${name} = 0;`;
  return isTypeScript(file) ? `let ${name}: ${optionalTypeOf(file, acquisition)};` : `let ${name};`;
}

type Property = TSESTree.PropertyDefinition;

/** The last field: a new one whose value names others stands behind it. */
export const lastProperty = (node: ClassNode): TSESTree.PropertyDefinition | undefined => propertiesOf(node).at(-1);

/** The last of the fields that a class begins with: a new one stands with them. */
export function lastOfFirst(node: ClassNode): TSESTree.PropertyDefinition | undefined {
  const own: readonly TSESTree.Node[] = propertiesOf(node);
  const members = node.body.body;
  const rest = members.slice(members.findIndex((member) => own.includes(member)));
  const end = rest.findIndex((member) => !own.includes(member));
  return (end < 0 ? own.at(-1) : rest[end - 1]) as TSESTree.PropertyDefinition | undefined;
}

const propertiesOf = ({ body }: ClassNode): Property[] => body.body.filter((member): member is Property => member.type === T.PropertyDefinition && !member.static && !isFunction(member.value));

/** `timer`, or `_timer` in a class whose private fields are written so; in JavaScript, whose fields are. */
export function fieldNames(node: TSESTree.Node, names: readonly string[]): readonly string[] {
  if (!isClass(node)) return names;
  const members = node.body.body.filter((member) => member.type === T.PropertyDefinition || member.type === T.MethodDefinition);
  const hidden = members.filter(({ accessibility }) => accessibility === 'private' || accessibility === 'protected');
  const own = members.some(({ accessibility }) => accessibility !== undefined) ? hidden : members.filter((member) => member.type === T.PropertyDefinition && !member.static);
  const underlined = own.filter(({ key }) => key.type === T.Identifier && key.name.startsWith('_'));
  return underlined.length * 2 > own.length ? names.map((name) => `_${name}`) : names;
}

/** The declaration of a new field for a handle. */
export function fieldDeclaration(file: FileFacts, node: ClassNode, name: string, acquisition: Acquisition): Declaration | undefined {
  return isNumber(acquisition) ? fieldOf(file, node, `${name} = 0;`) : declaredField(file, node, name, typeOf(file, acquisition));
}

/** The declaration of an optional field of a type. */
export const declaredField = (file: FileFacts, node: ClassNode, name: string, type: string): Declaration | undefined => fieldOf(file, node, isTypeScript(file) ? `${name}?: ${type};` : `${name};`);

/** Always in TypeScript; in JavaScript where the class declares its fields. */
function fieldOf(file: FileFacts, node: ClassNode, text: string): Declaration | undefined {
  const after = lastOfFirst(node);
  if (!isTypeScript(file) && !after) return undefined;
  return { of: 'field', text: isTypeScript(file) ? `private ${text}` : text, body: node.body.range, ...(after ? { after: after.range } : {}) };
}
