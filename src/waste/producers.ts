import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { decoratorsOn, enclosingClass, enclosingFunction, keyName, memberName, methodCall, unwrap, wrapped, type FunctionNode } from '../facts/syntax.ts';
import { readsOf } from '../facts/value-uses.ts';

/** A function that fills a new array only to return it. */
export interface Producer {
  readonly fn: FunctionNode;
  /** Where its name is declared. */
  readonly id: TSESTree.Identifier | TSESTree.PrivateIdentifier;
  readonly list: TSESTree.VariableDeclarator;
  /** `list.push(…)`, each a call of the function itself. */
  readonly pushes: readonly TSESTree.CallExpression[];
  /** `return list;`, `return [];` */
  readonly returns: readonly TSESTree.ReturnStatement[];
  /** Every use of the function in this file but for exports: a name, or `this.name`. */
  readonly uses: readonly TSESTree.Node[];
  /** Whether other files may use it. */
  readonly isExported: boolean;
}

/** Every such function of which all uses in this file are known. */
export function producersOf(file: FileFacts): readonly Producer[] {
  const lists = new Map<FunctionNode, Variable>();
  for (const { argument } of file.index.returns) {
    const variable = argument?.type === T.Identifier ? file.scopes.variable(argument) : undefined;
    const fn = variable && argument ? enclosingFunction(argument) : undefined;
    if (fn && variable) lists.set(fn, variable);
  }
  return [...lists].flatMap(([fn, variable]) => producer(file, fn, variable) ?? []);
}

function producer(file: FileFacts, fn: FunctionNode, variable: Variable): Producer | undefined {
  const list = variable.defs.length === 1 ? variable.defs[0]?.node : undefined;
  if (fn.generator || list?.type !== T.VariableDeclarator || list.id.type !== T.Identifier || !isEmptyArray(file, list.init)) return undefined;
  const { parent: statement } = list.parent;
  if (statement !== fn.body || list.parent.declarations.length !== 1) return undefined;
  const returns = file.index.returns.filter((node) => enclosingFunction(node) === fn);
  const pushes: TSESTree.CallExpression[] = [];
  for (const read of variable.references.filter(({ init }) => !init)) {
    const use = read.identifier as TSESTree.Node;
    const method = use.parent?.type === T.MemberExpression && use.parent.object === use ? methodCall(use.parent.parent) : undefined;
    const isPush = method?.name === 'push' && method.receiver === use && method.call.parent.type === T.ExpressionStatement && method.call.arguments.length > 0;
    if (enclosingFunction(use) !== fn || !(isPush || use.parent?.type === T.ReturnStatement)) return undefined;
    if (isPush) pushes.push(method.call);
  }
  const isAnswer = ({ argument }: TSESTree.ReturnStatement): boolean => argument !== null && ((argument.type === T.ArrayExpression && argument.elements.length === 0) || file.scopes.variable(argument) === variable);
  if (pushes.length === 0 || !returns.every(isAnswer)) return undefined;
  const named = fn.parent.type === T.MethodDefinition ? methodUses(file, fn.parent) : variableUses(file, fn);
  return named && { fn, list, pushes, returns, ...named };
}

function isEmptyArray(file: FileFacts, init: TSESTree.Expression | null): boolean {
  const value = init && unwrap(init);
  if (value?.type === T.ArrayExpression) return value.elements.length === 0;
  return value?.type === T.NewExpression && value.arguments.length === 0 && file.textOf(value.callee) === 'Array' && file.scopes.isGlobal(value.callee);
}

type Named = Pick<Producer, 'id' | 'isExported' | 'uses'>;

/** A function with a name of its own, or one that a constant holds. */
function variableUses(file: FileFacts, fn: FunctionNode): Named | undefined {
  const holder = fn.type === T.FunctionDeclaration ? fn : fn.parent.type === T.VariableDeclarator && fn.parent.init === fn ? fn.parent : undefined;
  const id = holder?.id;
  const variable = id?.type === T.Identifier ? file.scopes.variable(id) : undefined;
  // A script's functions are seen by other scripts, those of a Vue file by its template; what is declared twice has overloads.
  if (variable?.scope.type === 'module' && file.filename.endsWith('.vue')) return undefined;
  if (!holder || id?.type !== T.Identifier || !variable || variable.defs.length !== 1 || variable.scope.type === 'global') return undefined;
  if (holder.type === T.VariableDeclarator && (holder.id.typeAnnotation || file.scopes.constant(id) !== fn)) return undefined;
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  const declaration = holder.type === T.VariableDeclarator ? holder.parent : holder;
  // What a namespace exports is also named as its member.
  if (declaration.parent.parent?.type === T.TSModuleBlock) return undefined;
  const names = readsOf(variable);
  const exports = names.filter(({ parent }) => parent?.type === T.ExportSpecifier || parent?.type === T.ExportDefaultDeclaration);
  const isExported = exports.length > 0 || declaration.parent.type === T.ExportNamedDeclaration || declaration.parent.type === T.ExportDefaultDeclaration;
  return { id, isExported, uses: names.filter((name) => !exports.includes(name)) };
}

/** A private method: every use stands in its class. */
function methodUses(file: FileFacts, method: TSESTree.MethodDefinition): Named | undefined {
  const owner = enclosingClass(method.key);
  const name = keyName(method.key, method.computed);
  const isPrivate = method.key.type === T.PrivateIdentifier || method.accessibility === 'private';
  if (!owner || name === undefined || !isPrivate || method.computed || method.kind !== 'method' || decoratorsOn(method).length > 0 || method.override) return undefined;
  if (owner.body.body.filter((member) => 'key' in member && keyName(member.key, member.computed) === name).length !== 1) return undefined;
  const members = file.index.members.filter((member) => memberName(member) === name);
  const own = members.filter((member) => unwrap(member.object).type === T.ThisExpression && enclosingClass(member) === owner);
  // Of another object it may be the same method, or take it apart.
  if (own.length !== members.length || takesApart(file, name)) return undefined;
  return { id: method.key as Named['id'], isExported: false, uses: own };
}

/** `const { name } = this` */
const takesApart = (file: FileFacts, name: string): boolean =>
  !name.startsWith('#') && new RegExp(`[{,]\\s*${name.replaceAll('$', '\\$')}\\s*[,:}=][^=]*\\}\\s*=\\s*this\\b`).test(file.text);

/** Whether a use stands in the function itself. */
export const isOwnUse = (file: FileFacts, { fn }: Pick<Producer, 'fn'>, use: TSESTree.Node): boolean => {
  for (let around = enclosingFunction(use); around; around = enclosingFunction(around)) if (around === fn) return true;
  return false;
};

/** The call that a use of the function is; undefined where it is anything else. */
export function callOf(use: TSESTree.Node): TSESTree.CallExpression | undefined {
  const outer = wrapped(use);
  return outer.parent?.type === T.CallExpression && outer.parent.callee === outer && !outer.parent.optional ? outer.parent : undefined;
}
