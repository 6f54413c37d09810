import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isExported } from '../facts/known-calls.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { isOfTop, type Variable } from '../facts/scopes.ts';
import { enclosingFunction, isFunction, keyName, memberName, unwrap, within, wrapped } from '../facts/syntax.ts';
import { madeKind, type Collection } from './collection.ts';

/** Collections that are properties of what the module keeps: of an object (`state.items`), of a function (`format.cache`), and of the global object. */
export function propertyCollections(file: FileFacts): Collection[] {
  return [...file.scopes.declared.filter(isOfTop).flatMap((variable) => [...ofObject(file, variable), ...ofFunction(file, variable)]), ...ofGlobal(file)];
}

/** `const state = { items: new Map() }`, where nobody else gets hold of the object, or its name keeps others away. */
function ofObject(file: FileFacts, variable: Variable): Collection[] {
  const [definition, ...others] = variable.defs;
  const init = definition?.type === 'Variable' && others.length === 0 && definition.node.id.type === T.Identifier && definition.node.init ? watched(file, unwrap(definition.node.init)) : undefined;
  if (init?.type !== T.ObjectExpression || lifeOf(file, init.parent).kind !== 'module') return [];
  const uses = variable.references.filter((reference) => !reference.init).map(({ identifier }) => identifier as TSESTree.Node);
  // What a page shows it may have to keep.
  const isWatched = init !== unwrap((definition?.node as TSESTree.VariableDeclarator).init as TSESTree.Node);
  const isOwn = !isExported(file, variable) && uses.every(({ parent }) => parent?.type === T.MemberExpression && memberName(parent) !== undefined);
  return init.properties.flatMap((property): Collection[] => {
    if (property.type !== T.Property || property.kind !== 'init') return [];
    const name = keyName(property.key, property.computed);
    const made = property.value as TSESTree.Expression;
    const kind = isEmpty(made) ? madeKind(file, made) : undefined;
    if (name === undefined || !kind || (!isOwn && !name.startsWith('_'))) return [];
    const places = file.index.members.filter((member) => memberName(member) === name && (uses.includes(unwrap(member.object)) || isThisOf(member, init)));
    return [{ kind, holder: 'module', name: `${variable.name}.${name}`, made, declaration: undefined, places, livesOn: 'yes', reach: isOwn && !isWatched ? 'file' : 'convention' }];
  });
}

/** `reactive({ items: [] })`: the object behind what Vue or MobX watches. */
function watched(file: FileFacts, node: TSESTree.Node): TSESTree.Node {
  const [object] = node.type === T.CallExpression ? node.arguments : [];
  const origin = node.type === T.CallExpression && object ? originOf(file, node.callee) : undefined;
  const isWatching = origin?.from === 'import' && /^(?:(?:vue|@vue\/reactivity)#(?:shallowR|r)eactive|mobx#observable)$/.test(`${origin.module}#${origin.path || origin.name}`);
  return isWatching && object ? unwrap(object) : node;
}

/** A filled one is mostly a table, or a setting. */
const isEmpty = (node: TSESTree.Expression): boolean => {
  const made = unwrap(node);
  return made.type === T.ObjectExpression ? made.properties.length === 0 : made.type === T.ArrayExpression ? made.elements.length === 0 : true;
};

/** `this.items` in a method of the object. */
function isThisOf(member: TSESTree.MemberExpression, object: TSESTree.ObjectExpression): boolean {
  if (unwrap(member.object).type !== T.ThisExpression || !within(member, object)) return false;
  let fn = enclosingFunction(member);
  while (fn?.type === T.ArrowFunctionExpression) fn = enclosingFunction(fn);
  return fn?.parent.type === T.Property && fn.parent.parent === object;
}

/** `format.cache = {}` at the top, of a function or class of this file. */
function ofFunction(file: FileFacts, variable: Variable): Collection[] {
  const [definition] = variable.defs;
  const of = definition?.type === 'FunctionName' || definition?.type === 'ClassName' ? definition.node : definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : undefined;
  if (!of || (!isFunction(of) && definition?.type !== 'ClassName')) return [];
  const members = variable.references.flatMap(({ identifier: { parent } }) => (parent?.type === T.MemberExpression && unwrap(parent.object) !== parent ? [parent] : []));
  if (members.length === 0) return [];
  const isOpen = isExported(file, variable);
  return members.flatMap((member): Collection[] => {
    const name = memberName(member);
    const assignment = member.parent.type === T.AssignmentExpression && member.parent.left === member && member.parent.operator === '=' ? member.parent : undefined;
    const kind = assignment && isEmpty(assignment.right) ? madeKind(file, assignment.right) : undefined;
    if (!assignment || !kind || name === undefined || enclosingFunction(assignment) || (isOpen && !/^_|_$/.test(name))) return [];
    return [{ kind, holder: 'static', name: `${variable.name}.${name}`, made: assignment.right, declaration: undefined, places: members.filter((other) => memberName(other) === name), livesOn: 'yes', reach: isOpen ? 'convention' : 'file' }];
  });
}

/** `globalThis.cache ??= new Map()`, which a hot reload or another copy of the module finds again. An array that may be there already is mostly somebody else's to read. */
function ofGlobal(file: FileFacts): Collection[] {
  if (!/\b(?:globalThis|global|window)\b/.test(file.text)) return [];
  const members = file.index.members.filter((member) => isGlobalObject(file, unwrap(member.object)));
  const seen = new Set<string>();
  return members.flatMap((member): Collection[] => {
    const name = memberName(member);
    const outer = wrapped(member);
    const assignment = outer.parent?.type === T.AssignmentExpression && outer.parent.left === outer && wrapped(outer.parent).parent?.type === T.ExpressionStatement ? outer.parent : undefined;
    const value = assignment && unwrap(assignment.right);
    const made = (value?.type === T.LogicalExpression && value.operator !== '&&' ? value.right : value) as TSESTree.Expression | undefined;
    const kind = made && isEmpty(made) ? madeKind(file, made) : undefined;
    if (!made || !kind || (kind === 'array' && (made !== value || !name?.startsWith('_'))) || name === undefined || seen.has(name) || lifeOf(file, member).kind !== 'module') return [];
    seen.add(name);
    const places = members.filter((other) => memberName(other) === name).map(wrapped);
    return [{ kind, holder: 'static', name: `${file.textOf(unwrap(member.object))}.${name}`, made, declaration: undefined, places, livesOn: 'yes', reach: 'convention', keptBy: [assignment as TSESTree.Node] }];
  });
}

/** `globalThis`, `global`, `window`, and a constant that is another name of it: `const g = globalThis as Holder`. */
function isGlobalObject(file: FileFacts, node: TSESTree.Node): boolean {
  if (node.type !== T.Identifier) return false;
  if (file.scopes.isGlobal(node)) return globalObject.test(node.name);
  const value = file.scopes.constant(node);
  const named = value && unwrap(value);
  return named?.type === T.Identifier && file.scopes.isGlobal(named) && globalObject.test(named.name);
}

const globalObject = /^(?:globalThis|global|window)$/;
