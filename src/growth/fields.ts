import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import type { InstanceModel } from '../facts/instance.ts';
import { isTypeScript } from '../facts/language.ts';
import { hasStrongTeardown, lifeOf } from '../facts/life.ts';
import type { Variable } from '../facts/scopes.ts';
import { fieldUses, instanceOfThis } from '../facts/slots.ts';
import { enclosingFunction, isClass, keyName, memberName, methodCall, unwrap, within } from '../facts/syntax.ts';
import { madeKind, type Collection, type CollectionKind } from './collection.ts';
import { singletonOf } from '../facts/singletons.ts';
import { hasLastingInstance, ownHolders } from './lasting.ts';

/** The collections in fields of instances that may live long. A component's fields go with it. */
export function fieldCollections(file: FileFacts): Collection[] {
  const seen = new Map<InstanceModel, Set<string>>();
  return initialisers(file).flatMap(({ instance, name, kind, made, declaration, isPrivate }): Collection[] => {
    const names = seen.get(instance) ?? new Set<string>();
    seen.set(instance, names);
    if ((instance.framework && !instance.shared) || names.has(name)) return [];
    names.add(name);
    const singleton = isClass(instance.node) && singletonOf(file, instance.node);
    const lasts = singleton || livesLong(file, instance);
    const isShared = singleton || (!lasts && hasLastingInstance(file, instance.node));
    const holders = !isPrivate && isShared ? ownHolders(file, instance.node) : undefined;
    const reach = isPrivate || holders ? 'file' : /^_|_$/.test(name) || (isShared && !isTypeScript(file)) ? 'convention' : undefined;
    if (!reach || (!lasts && !isShared && !listens(file, instance) && !staysOn(instance) && !takesOut(file, instance))) return [];
    return [{ kind, holder: isShared ? 'singleton' : 'instance', name, made, declaration, places: placesOf(file, instance, name, holders), livesOn: lasts ? 'yes' : 'unknown', reach }];
  });
}

/** Every use of the field; and what is called so on other values in its bodies, an arrow function's `this` among them, and on the constants that hold the instance. */
function placesOf(file: FileFacts, instance: InstanceModel, name: string, holders: readonly Variable[] = []): readonly TSESTree.Node[] {
  const isOfHolder = ({ object }: TSESTree.MemberExpression): boolean => holders.length > 0 && holders.includes(file.scopes.variable(unwrap(object)) as Variable);
  const others = file.index.members.filter((member) => memberName(member) === name && (instance.bodies.some((body) => within(member, body)) || isOfHolder(member)));
  return [...new Set([...fieldUses(file, instance, name), ...others])];
}

interface Initialiser {
  readonly instance: InstanceModel;
  readonly name: string;
  readonly kind: CollectionKind;
  readonly made: TSESTree.Expression;
  readonly declaration: TSESTree.PropertyDefinition | undefined;
  readonly isPrivate: boolean;
}

/** `items = new Map()` in a class's body, `this.items = new Map()` in a constructor. */
function initialisers(file: FileFacts): Initialiser[] {
  const declared = file.index.classes.flatMap((node) =>
    node.body.body.flatMap((member): Initialiser[] => {
      if (member.type !== T.PropertyDefinition || member.static || !member.value || member.accessibility === 'protected') return [];
      const name = keyName(member.key, member.computed);
      const kind = name === undefined ? undefined : madeKind(file, member.value);
      const { instance } = kind ? lifeOf(file, member) : {};
      return name !== undefined && kind && instance ? [{ instance, name, kind, made: member.value, declaration: member, isPrivate: name.startsWith('#') || member.accessibility === 'private' }] : [];
    }),
  );
  const assigned = file.index.assignments.flatMap((assignment): Initialiser[] => {
    const target = unwrap(assignment.left);
    const name = target.type === T.MemberExpression ? memberName(target) : undefined;
    const kind = name !== undefined && assignment.operator === '=' ? madeKind(file, assignment.right) : undefined;
    const instance = target.type === T.MemberExpression && kind && isInConstructor(target) ? instanceOfThis(file, target.object) : undefined;
    return instance && kind && name !== undefined ? [{ instance, name, kind, made: assignment.right, declaration: declarationOf(instance, name), isPrivate: name.startsWith('#') || isDeclaredPrivate(instance, name) || isDocumentedPrivate(file, assignment) }] : [];
  });
  return [...declared, ...assigned];
}

/** A class's constructor, or a function whose prototype has the methods. */
function isInConstructor(node: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && (fn.type === T.FunctionDeclaration || (fn.parent.type === T.MethodDefinition ? fn.parent.kind === 'constructor' : fn.type === T.FunctionExpression && (fn.parent.type === T.AssignmentExpression || fn.parent.type === T.VariableDeclarator)));
}

/** `private readonly sizes: Map<Element, number>;` of a field that the constructor fills. */
const declarationOf = ({ node }: InstanceModel, name: string): TSESTree.PropertyDefinition | undefined =>
  isClass(node) ? node.body.body.find((member): member is TSESTree.PropertyDefinition => member.type === T.PropertyDefinition && !member.static && keyName(member.key, member.computed) === name) : undefined;

const isDeclaredPrivate = ({ node }: InstanceModel, name: string): boolean =>
  isClass(node) && node.body.body.some((member) => (member.type === T.PropertyDefinition || member.type === T.TSAbstractPropertyDefinition) && member.accessibility === 'private' && keyName(member.key, member.computed) === name);

/** `@private` above an assignment of plain JavaScript. */
const isDocumentedPrivate = (file: FileFacts, assignment: TSESTree.Node): boolean => assignment.parent !== undefined && file.sourceCode.getCommentsBefore(assignment.parent).some(({ value }) => /@private\b/.test(value));

/** It takes entries out of another collection of its own, or ends what it looks up: what comes under a key goes before the instance does. */
const takesOut = (file: FileFacts, instance: InstanceModel): boolean =>
  callsNamed(file, takingOut).some((call) => call.arguments.length < 3 && instance.bodies.some((body) => within(call, body)));

const takingOut = /^(?:delete|off|abort|unsubscribe|removeListener|removeEventListener)$/;

/** What it is given holds it by a listener, for as long as that lives. */
function listens(file: FileFacts, instance: InstanceModel): boolean {
  return file.index.calls.some((call) => isListening(file, call) && instance.bodies.some((body) => within(call, body)));
}

/** `source.on('change', …)` on a parameter. */
export function isListening(file: FileFacts, call: TSESTree.Node, source?: Variable): boolean {
  const method = methodCall(call);
  const variable = method && /^(?:on|once|addListener|addEventListener|subscribe)$/.test(method.name) ? file.scopes.variable(unwrap(method.receiver)) : undefined;
  return variable !== undefined && (source ? variable === source : variable.defs[0]?.type === 'Parameter');
}

/** As a rule there is one of a program's services, or one for all that a key of theirs stands for. */
const staysOn = ({ node, shared }: InstanceModel): boolean =>
  shared === true || (isClass(node) && /(?:Manager|Service|Registry|Store|Cache|Server|Provider|Controller|Repository|Pool|Gateway|Hub|Broker|Tracker|Router|Dispatcher|Coordinator|Monitor)$/.test(node.id?.name ?? ''));

/** Somebody is to end it, or it is there for others to be told: what does its work and is dropped has neither. */
function livesLong(file: FileFacts, instance: InstanceModel): boolean {
  const life = lifeOf(file, [...instance.methods.values()][0] ?? instance.node);
  return life.instance === instance && (instance.processLong || hasStrongTeardown(file, life));
}

