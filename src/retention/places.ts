import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { InstanceModel } from '../facts/instance.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { singletonOf } from '../facts/singletons.ts';
import { instanceOfThis } from '../facts/slots.ts';
import { enclosingClass, enclosingFunction, enclosingFunctions, isClass, isConstructor, isFunction, memberName, unwrap, type ClassNode } from '../facts/syntax.ts';

/**
 * A place that outlives the call which puts something there. process: a variable of the module, a static field, a
 * global. instance: a field. closure: a variable of an outer function that has returned.
 */
export interface Place {
  readonly life: 'process' | 'instance' | 'closure';
  /** For messages: `` `recent` ``. */
  readonly title: string;
  /** What it hangs on: a variable, a class (static), an instance's model, the global object. Same root and path: same place. */
  readonly root: unknown;
  readonly path: string;
  /** What the place was given where it is declared. */
  readonly initial: TSESTree.Expression | undefined;
  readonly annotation: TSESTree.TypeNode | undefined;
  readonly instance?: InstanceModel;
}

/** The long-lived place that an expression names; undefined for what ends with its call, and for what cannot be told. */
export function placeOf(file: FileFacts, node: TSESTree.Node, depth = 0): Place | undefined {
  const expression = unwrap(node);
  if (depth > 4) return undefined;
  if (expression.type === T.Identifier) return variablePlace(file, expression, depth);
  if (expression.type !== T.MemberExpression) return undefined;
  const name = memberName(expression);
  if (name === undefined) return undefined;
  const title = `\`${file.textOf(expression)}\``;
  const object = unwrap(expression.object);
  const owner = staticOwner(file, object);
  if (owner) return { life: 'process', title, root: owner, path: name, ...fieldOf(owner, name, true) };
  const instance = instanceOfThis(file, object);
  if (instance) return { life: instance.processLong ? 'process' : 'instance', title, root: instance.node, path: name, instance, ...fieldIn(file, instance, name) };
  const origin = originOf(file, object);
  if (origin.from === 'global' && origin.path === 'window') return { life: 'process', title, root: 'window', path: name, initial: undefined, annotation: undefined };
  const outer = placeOf(file, object, depth + 1);
  return outer && { ...outer, title, path: `${outer.path}.${name}`, initial: propertyOf(outer.initial, name), annotation: undefined };
}

/** Whether what stands there stays as long as the program: also in a field of a class that has one instance. */
export const isForGood = (file: FileFacts, { life, instance }: Place): boolean => life === 'process' || (life === 'instance' && isClass(instance?.node) && singletonOf(file, instance.node));

export const isSamePlace = (a: Place, b: Place): boolean => a.root === b.root && a.path === b.path;

function variablePlace(file: FileFacts, identifier: TSESTree.Identifier, depth: number): Place | undefined {
  const variable = file.scopes.variable(identifier);
  const definition = variable?.defs[0];
  if (!variable || definition?.type !== 'Variable' || definition.node.id.type !== T.Identifier) return undefined;
  const { init, id } = definition.node;
  // const { recent } = this, const list = this.list: another name of a place.
  const value = file.scopes.constant(identifier);
  const alias = value && unwrap(value);
  if (alias?.type === T.MemberExpression || alias?.type === T.Identifier) {
    const place = placeOf(file, alias, depth + 1);
    if (place) return place;
  }
  const common = { title: `\`${identifier.name}\``, root: variable, path: '', initial: init ?? value, annotation: id.typeAnnotation?.typeAnnotation };
  const block = variable.scope.block;
  if (variable.scope.type === 'module' || variable.scope.type === 'global') return lifeOf(file, block).kind === 'module' ? { life: 'process', ...common } : undefined;
  const own = enclosingFunction(id);
  // The module's own function, called at once, lives as long as the module.
  if (!own || lifeOf(file, id).kind === 'module') return { life: 'process', ...common };
  const user = [...enclosingFunctions(identifier)].find((fn) => fn === own || !runsAtOnce(fn));
  return user && user !== own ? { life: 'closure', ...common } : undefined;
}

/** `items.forEach((item) => …)`, `new Promise((resolve) => …)`, `(() => …)()`: it runs within the call around it. */
export function runsAtOnce(fn: TSESTree.Node): boolean {
  const { parent } = fn;
  if (parent?.type !== T.CallExpression && parent?.type !== T.NewExpression) return false;
  if (parent.callee === fn) return true;
  const callee = unwrap(parent.callee);
  const name = callee.type === T.MemberExpression ? memberName(callee) : callee.type === T.Identifier ? callee.name : undefined;
  return name !== undefined && /^(?:forEach|map|filter|reduce|reduceRight|some|every|find|findIndex|findLast|flatMap|sort|toSorted|from|replace|replaceAll|Promise)$/.test(name);
}

/** The class whose static member `object.name` is: `Class.name`, `this.name` in a static method. */
function staticOwner(file: FileFacts, object: TSESTree.Node): ClassNode | undefined {
  if (object.type === T.Identifier) {
    const definition = file.scopes.variable(object)?.defs[0];
    return definition?.type === 'ClassName' ? definition.node : undefined;
  }
  if (object.type !== T.ThisExpression) return undefined;
  for (let current: TSESTree.Node | undefined = object; current; current = current.parent) {
    if (current.type === T.StaticBlock || ((current.type === T.MethodDefinition || current.type === T.PropertyDefinition) && current.static)) return enclosingClass(current);
    if (isFunction(current) && current.type !== T.ArrowFunctionExpression && current.parent.type !== T.MethodDefinition) return undefined;
    if (current.type === T.ClassBody) return undefined;
  }
  return undefined;
}

type Declared = Pick<Place, 'initial' | 'annotation'>;

/** What a field is given and typed where it is declared. */
function fieldOf(owner: ClassNode, name: string, isStatic: boolean): Declared {
  for (const member of owner.body.body) {
    if (member.type !== T.PropertyDefinition || member.static !== isStatic) continue;
    const key = member.key.type === T.PrivateIdentifier ? `#${member.key.name}` : member.key.type === T.Identifier && !member.computed ? member.key.name : undefined;
    if (key === name) return { initial: member.value ?? undefined, annotation: member.typeAnnotation?.typeAnnotation };
  }
  return { initial: undefined, annotation: undefined };
}

function fieldIn(file: FileFacts, instance: InstanceModel, name: string): Declared {
  let annotation: Declared['annotation'];
  for (const body of instance.bodies) {
    if (body.type !== T.ClassBody) continue;
    const declared = fieldOf(body.parent, name, false);
    if (declared.initial) return declared;
    annotation ??= declared.annotation;
  }
  return { initial: madeAtConstruction(file, instance, name), annotation };
}

/** `this.name = []` in the constructor, as plain JavaScript declares its fields. */
const madeAtConstruction = (file: FileFacts, instance: InstanceModel, name: string): TSESTree.Expression | undefined =>
  file.index.assignments.find(({ left, operator }) => operator === '=' && left.type === T.MemberExpression && memberName(left) === name && isConstructor(enclosingFunction(left)) && instanceOfThis(file, left.object)?.node === instance.node)?.right;

function propertyOf(initial: TSESTree.Expression | undefined, name: string): TSESTree.Expression | undefined {
  const object = initial && unwrap(initial);
  if (object?.type !== T.ObjectExpression) return undefined;
  const property = object.properties.find((part) => part.type === T.Property && part.key.type === T.Identifier && part.key.name === name);
  return property?.type === T.Property ? (property.value as TSESTree.Expression) : undefined;
}
