import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { instanceOfThis } from '../facts/slots.ts';
import { enclosingFunction, isClass, isConstructor, isNullish, keyName, memberName, unwrap, within } from '../facts/syntax.ts';
import { placeOf } from './places.ts';

/** `state.promise = null`, where the object has a `readyPromise` alone, which goes on holding what it was given. */
export interface MisnamedReset {
  readonly node: TSESTree.AssignmentExpression;
  readonly member: TSESTree.MemberExpression;
  /** The property that nothing else in the file names. */
  readonly name: string;
  /** The one that is meant. */
  readonly meant: string;
  /** What is put there, somewhere else. */
  readonly held: TSESTree.AssignmentExpression;
}

/** Every property that is emptied and never held anything, beside one of a like name that does. */
export const misnamedResets = (file: FileFacts): readonly MisnamedReset[] => file.index.assignments.flatMap((node) => misnamed(file, node) ?? []);

function misnamed(file: FileFacts, node: TSESTree.AssignmentExpression): MisnamedReset | undefined {
  const member = unwrap(node.left);
  const name = node.operator === '=' && isNullish(node.right) && member.type === T.MemberExpression ? memberName(member) : undefined;
  if (member.type !== T.MemberExpression || name === undefined || member.computed || file.once(namesInUse).get(name) !== 1) return undefined;
  const fn = enclosingFunction(node);
  const shape = fn && !isConstructor(fn) ? shapeOf(file, member.object) : undefined;
  if (!shape || !fn || fn === enclosingFunction(shape.node)) return undefined;
  const like = shape.keys.filter((key) => isLike(key, name));
  const [meant] = like;
  const held = meant === undefined || like.length > 1 ? undefined : heldBy(file, meant);
  return meant !== undefined && held && !within(held, fn) ? { node, member, name, meant, held } : undefined;
}

/** How often a property's name stands in the file, whatever it is a property of. */
function namesInUse(file: FileFacts): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const note = (name: string | undefined): unknown => name !== undefined && names.set(name, (names.get(name) ?? 0) + 1);
  for (const member of file.index.members) note(memberName(member));
  for (const { key, computed } of [...file.nodes(T.Property), ...file.nodes(T.PropertyDefinition), ...file.nodes(T.MethodDefinition)]) note(keyName(key, computed));
  for (const { value } of file.nodes(T.Literal)) if (typeof value === 'string') note(value);
  return names;
}

interface Shape {
  readonly node: TSESTree.Node;
  readonly keys: readonly string[];
}

/** The properties of an object, where the file has all of them: a literal's, or those of a class without a base. */
function shapeOf(file: FileFacts, object: TSESTree.Expression): Shape | undefined {
  const instance = instanceOfThis(file, object);
  if (instance) return isClass(instance.node) && !instance.node.superClass ? { node: instance.node, keys: fieldsOf(file, instance.node) } : undefined;
  const value = file.scopes.constant(unwrap(object)) ?? placeOf(file, object)?.initial ?? atSymbol(file, unwrap(object));
  const literal = value && unwrap(value);
  if (literal?.type !== T.ObjectExpression) return undefined;
  const keys = literal.properties.map((property) => (property.type === T.Property ? keyName(property.key, property.computed) : undefined));
  return keys.every((key) => key !== undefined) ? { node: literal, keys } : undefined;
}

/** `instance[kState]`, of which the file writes `[kState]: { … }` once. */
function atSymbol(file: FileFacts, object: TSESTree.Node): TSESTree.Node | undefined {
  const symbol = object.type === T.MemberExpression && object.computed && object.property.type === T.Identifier ? file.scopes.variable(object.property) : undefined;
  const values = symbol ? file.index.objects.flatMap(({ properties }) => properties.flatMap((property) => (property.type === T.Property && property.computed && file.scopes.variable(property.key) === symbol ? [property.value] : []))) : [];
  return values.length === 1 ? values[0] : undefined;
}

const fieldsOf = (file: FileFacts, owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): string[] => [
  ...new Set([
    ...owner.body.body.flatMap((part) => (part.type === T.PropertyDefinition && !part.static ? (keyName(part.key, part.computed) ?? []) : [])),
    ...file.index.assignments.flatMap(({ left }) => (left.type === T.MemberExpression && left.object.type === T.ThisExpression && within(left, owner) ? (memberName(left) ?? []) : [])),
  ]),
];

/** `readyPromise` and `promise`, `_timer` and `timer`, `listener` and `listner`: one is the end of the other, or differs in one letter. */
function isLike(key: string, name: string): boolean {
  const [a, b] = [key, name].map((text) => text.replace(/^[#_$]+|_+$/g, '').toLowerCase()) as [string, string];
  if (key === name || a.length < 4 || b.length < 4) return false;
  return a === b || isWordAtEnd(key, b) || isWordAtEnd(name, a) || isOneLetterOff(a, b);
}

/** `Promise` in `readyPromise`; `currentLineGutterProps` is no other name of `props`. */
const isWordAtEnd = (long: string, word: string): boolean => long.toLowerCase().endsWith(word) && /^[#_$]*[a-z\d]+$/.test(long.slice(0, -word.length)) && /[A-Z]/.test(long[long.length - word.length] ?? '');

function isOneLetterOff(a: string, b: string): boolean {
  if (a.length < 6 || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (text: string, skip: number): string => text.slice(at + skip);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
}

/** The assignment that puts something big enough there, when nothing ever takes it away again. */
function heldBy(file: FileFacts, name: string): TSESTree.AssignmentExpression | undefined {
  const writes = file.index.assignments.filter(({ left }) => {
    const target = unwrap(left);
    return target.type === T.MemberExpression && memberName(target) === name;
  });
  const isEmptied = writes.some(({ right }) => isNullish(right)) || file.index.members.some((member) => memberName(member) === name && member.parent.type === T.UnaryExpression && member.parent.operator === 'delete');
  return isEmptied ? undefined : writes.find(({ right }) => /^(?:NewExpression|CallExpression|AwaitExpression|ObjectExpression|ArrayExpression|ArrowFunctionExpression|FunctionExpression)$/.test(unwrap(right).type));
}
