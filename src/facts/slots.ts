import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { membersByName } from './called.ts';
import type { FileFacts } from './file.ts';
import type { InstanceModel } from './instance.ts';
import { lifeOf } from './life.ts';
import { originOf } from './origin.ts';
import type { Variable } from './scopes.ts';
import { keyName, memberName, unwrap, within } from './syntax.ts';

/** Where a value is kept: a variable, a field of an instance, the `current` of a React ref. */
export type Slot =
  | { readonly kind: 'variable'; readonly variable: Variable; readonly name: string; readonly node: TSESTree.Node }
  | { readonly kind: 'field'; readonly instance: InstanceModel; readonly name: string; readonly node: TSESTree.Node; readonly isPrivate: boolean }
  | { readonly kind: 'ref'; readonly variable: Variable; readonly name: string; readonly node: TSESTree.Node };

/** The slot that a variable is. */
export function variableSlot(file: FileFacts, identifier: TSESTree.Identifier): Slot | undefined {
  const variable = file.scopes.variable(identifier);
  return variable && { kind: 'variable', variable, name: identifier.name, node: identifier };
}

/** The slot that a field's declaration is. */
export function propertySlot(file: FileFacts, property: TSESTree.PropertyDefinition): Slot | undefined {
  const name = property.key.type === T.PrivateIdentifier ? `#${property.key.name}` : property.key.type === T.Identifier && !property.computed ? property.key.name : undefined;
  const life = lifeOf(file, property);
  return name !== undefined && life.instance ? { kind: 'field', instance: life.instance, name, node: property.key, isPrivate: name.startsWith('#') || property.accessibility === 'private' } : undefined;
}

/** The slot that `constructor(private name)` declares. */
export function parameterSlot(file: FileFacts, { parameter, accessibility }: TSESTree.TSParameterProperty): Slot | undefined {
  const target = parameter.type === T.AssignmentPattern ? parameter.left : parameter;
  const { instance } = lifeOf(file, target);
  return target.type === T.Identifier && instance ? { kind: 'field', instance, name: target.name, node: target, isPrivate: accessibility === 'private' } : undefined;
}

/** The slot that an assignment's left side names. */
export function targetSlot(file: FileFacts, left: TSESTree.Node): Slot | undefined {
  const target = unwrap(left);
  if (target.type === T.Identifier) return variableSlot(file, target);
  if (target.type !== T.MemberExpression) return undefined;
  const name = memberName(target);
  if (name === undefined) return undefined;
  const object = unwrap(target.object);
  const instance = instanceOfThis(file, object);
  if (instance) return { kind: 'field', instance, name, node: target, isPrivate: name.startsWith('#') || isDeclaredPrivate(instance, name) };
  if (name === 'current' && object.type === T.Identifier) {
    const variable = file.scopes.variable(object);
    if (variable && isReactRef(file, object)) return { kind: 'ref', variable, name: `${object.name}.current`, node: target };
  }
  return undefined;
}

function isReactRef(file: FileFacts, identifier: TSESTree.Node): boolean {
  const origin = originOf(file, identifier);
  return origin.from === 'call' && origin.of.from === 'import' && (origin.of.path || origin.of.name) === 'useRef';
}

function isDeclaredPrivate(instance: InstanceModel, name: string): boolean {
  if (instance.form !== 'class' || (instance.node.type !== T.ClassDeclaration && instance.node.type !== T.ClassExpression)) return false;
  return instance.node.body.body.some((member) => member.type === T.PropertyDefinition && member.key.type === T.Identifier && member.key.name === name && member.accessibility === 'private');
}

/** The instance that `this`, or an alias such as `const self = this`, means. */
export function instanceOfThis(file: FileFacts, object: TSESTree.Node): InstanceModel | undefined {
  let self = unwrap(object);
  if (self.type === T.Identifier) {
    const value = file.scopes.constant(self);
    if (!value) return undefined;
    self = unwrap(value);
  }
  return self.type === T.ThisExpression ? lifeOf(file, self).instance : undefined;
}

/** Every expression that stands for the slot's value, the writes to it among them. */
export function usesOf(file: FileFacts, slot: Slot): readonly TSESTree.Node[] {
  if (slot.kind === 'variable') return slot.variable.references.map((reference) => reference.identifier);
  if (slot.kind === 'ref') {
    return slot.variable.references.flatMap(({ identifier }) => {
      const member = identifier.parent;
      return member?.type === T.MemberExpression && member.object === identifier && memberName(member) === 'current' ? [member] : [];
    });
  }
  return fieldUses(file, slot.instance, slot.name);
}

/**
 * Uses of `this.name` within the instance, through aliases of `this`, `const { name } = this` and a getter; and of `x.name` on
 * other values inside its bodies, which may be another instance of the class.
 */
export function fieldUses(file: FileFacts, instance: InstanceModel, name: string): readonly TSESTree.Node[] {
  const known = file.per(instance, usesByField);
  let uses = known.get(name);
  if (!uses) known.set(name, (uses = findFieldUses(file, instance, name)));
  return uses;
}

const usesByField = (): Map<string, readonly TSESTree.Node[]> => new Map();

function findFieldUses(file: FileFacts, instance: InstanceModel, name: string): readonly TSESTree.Node[] {
  const uses: TSESTree.Node[] = [];
  for (const member of file.once(membersByName).get(name) ?? []) {
    const object = unwrap(member.object);
    const owner = object.type === T.ThisExpression || object.type === T.Identifier ? instanceOfThis(file, object) : undefined;
    if (owner ? sharesBody(owner, instance) : object.type === T.Identifier && instance.bodies.some((body) => within(member, body))) uses.push(member);
  }
  for (const pattern of file.once(thisPatterns)) {
    const owner = instanceOfThis(file, pattern.source);
    if (!owner || !sharesBody(owner, instance)) continue;
    for (const property of pattern.pattern.properties) {
      if (property.type !== T.Property || property.key.type !== T.Identifier || property.key.name !== name) continue;
      const target = property.value.type === T.AssignmentPattern ? property.value.left : property.value;
      const variable = target.type === T.Identifier ? file.scopes.variable(target) : undefined;
      for (const reference of variable?.references ?? []) if (reference.isRead()) uses.push(reference.identifier);
    }
  }
  for (const getter of gettersOf(instance, name)) if (getter !== name) uses.push(...fieldUses(file, instance, getter).filter((use) => !isWrite(use)));
  return uses;
}

/** `map` of `get map() { return this.#map; }` */
function gettersOf({ bodies }: InstanceModel, field: string): readonly string[] {
  return bodies.flatMap((body) => (body.type === T.ClassBody ? body.body : [])).flatMap((member) => {
    const [only, ...others] = member.type === T.MethodDefinition && member.kind === 'get' ? (member.value.body?.body ?? []) : [];
    const value = only?.type === T.ReturnStatement && only.argument && others.length === 0 ? unwrap(only.argument) : undefined;
    return member.type === T.MethodDefinition && value?.type === T.MemberExpression && unwrap(value.object).type === T.ThisExpression && memberName(value) === field ? (keyName(member.key, member.computed) ?? []) : [];
  });
}

/** Whether an object is `this` of an instance, in its own code or in that of a base. */
export function meansInstance(file: FileFacts, object: TSESTree.Node, instance: InstanceModel): boolean {
  const owner = instanceOfThis(file, object);
  return owner !== undefined && sharesBody(owner, instance);
}

const sharesBody = (left: InstanceModel, right: InstanceModel): boolean => left === right || left.bodies.some((body) => right.bodies.includes(body));

function thisPatterns(file: FileFacts): { pattern: TSESTree.ObjectPattern; source: TSESTree.Node }[] {
  const found: { pattern: TSESTree.ObjectPattern; source: TSESTree.Node }[] = [];
  for (const { id, init } of file.nodes(T.VariableDeclarator)) if (id.type === T.ObjectPattern && init && unwrap(init).type === T.ThisExpression) found.push({ pattern: id, source: unwrap(init) });
  return found;
}

/** Whether the expression is a write to its slot. */
export function isWrite(use: TSESTree.Node): boolean {
  const { parent } = use;
  if (!parent) return false;
  if (parent.type === T.AssignmentExpression) return parent.left === use;
  return (parent.type === T.VariableDeclarator && parent.id === use) || (parent.type === T.UpdateExpression);
}

/**
 * The simple aliases that a slot's value is read into: `const t = this.timer`.
 */
export function aliasesOf(file: FileFacts, uses: readonly TSESTree.Node[]): readonly TSESTree.Node[] {
  return uses.flatMap((use) => {
    const references = file.scopes.variableOf(use)?.references ?? [];
    return references.filter((reference) => reference.isRead()).map((reference) => reference.identifier);
  });
}
