import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { nameOfParameter } from '../facts/fields.ts';
import type { FileFacts } from '../facts/file.ts';
import { localBase } from '../facts/instance.ts';
import { isTypeScript } from '../facts/language.ts';
import { isExported } from '../facts/known-calls.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { variablesOfClass } from '../facts/singletons.ts';
import { enclosingClass, enclosingFunction, inLoop, inside, isNullish, keyName, memberName, methodCall, unwrap, within, type ClassNode } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { isReached, reachedAtEnd } from '../facts/reach.ts';
import { classesHeldBy, classOf, classOfType, memberOf } from './classes.ts';
import { isForGood } from './places.ts';
import { isReset } from './resets.ts';
import { shrinksOf } from './shrinks.ts';
import { stores, type Store } from './stores.ts';

/** A field that leads from a child to the owner which holds all of its children. */
export interface BackLink {
  readonly child: ClassNode;
  /** Its declaration; in plain JavaScript also the constructor's assignment. */
  readonly field: TSESTree.PropertyDefinition | TSESTree.TSParameterProperty | ConstructorAssignment;
  readonly name: string;
  readonly isPrivate: boolean;
  /** The class of the owner: the child's own in a tree. */
  readonly owner: ClassNode;
  /** The owner's field that holds the children. */
  readonly children: string;
  /** What keeps a child longer than its tree: a place of this file, or what other files show. */
  readonly kept?: Store | 'elsewhere';
  readonly certainty: Certainty;
}

/** `this.parent = parent` in a constructor, which declares the field. */
export type ConstructorAssignment = TSESTree.AssignmentExpression & { readonly left: TSESTree.MemberExpression };

type Field = Exclude<BackLink['field'], ConstructorAssignment>;

/** Every back link of the file that is worth a word: those of kept children, and private ones of trees. */
export function backLinks(file: FileFacts): readonly BackLink[] {
  return file.index.classes.flatMap((child) => linksOf(file, child, keptBy(file, child)));
}

/** The links of exported classes whose instances nothing in this file keeps, and another file may. */
export function linksForOthers(file: FileFacts): readonly BackLink[] {
  return file.index.classes.flatMap((child) => (child.id && !keptBy(file, child) && variablesOfClass(file, child).some((variable) => isExported(file, variable)) ? linksOf(file, child, 'elsewhere') : []));
}

const linksOf = (file: FileFacts, child: ClassNode, kept: BackLink['kept']): BackLink[] => [...fieldsOf(child), ...assignedIn(file, child)].flatMap((field) => backLink(file, child, field, kept) ?? []);

const fieldsOf = (owner: ClassNode): Field[] =>
  owner.body.body.flatMap((member): Field[] => {
    if (member.type === T.PropertyDefinition) return member.static ? [] : [member];
    return member.type === T.MethodDefinition && member.kind === 'constructor' ? member.value.params.filter((parameter) => parameter.type === T.TSParameterProperty) : [];
  });

/** The fields that nothing but the constructor declares; what an accessor takes is none. */
function assignedIn(file: FileFacts, owner: ClassNode): ConstructorAssignment[] {
  if (isTypeScript(file)) return [];
  const declared = owner.body.body.map((member) => ('key' in member ? keyName(member.key, member.computed) : undefined));
  return inside(file.index.assignments, owner).filter((assignment): assignment is ConstructorAssignment => {
    const { left, operator } = assignment;
    return operator === '=' && left.type === T.MemberExpression && left.object.type === T.ThisExpression && isInConstructor(left) && enclosingClass(left) === owner && !declared.includes(memberName(left));
  });
}

function backLink(file: FileFacts, child: ClassNode, field: BackLink['field'], kept: BackLink['kept']): BackLink | undefined {
  const name = nameOfField(field);
  if (name === undefined) return undefined;
  const owner = ownerOf(file, child, field, name);
  const children = owner && holderOf(file, owner, child);
  if (!owner || children === undefined || children === name) return undefined;
  // The only owner that there is keeps its children itself.
  if (kept !== undefined && kept !== 'elsewhere' && kept.place.instance?.node === owner) return undefined;
  const unlinks = writesOf(file, child, name).filter((write) => isNullish(write.right) && !isInConstructor(write));
  const isPrivate = name.startsWith('#') || (field.type !== T.AssignmentExpression && field.accessibility === 'private');
  // The class lets its children go itself; without a child that is kept, any unlinking will do.
  if (unlinks.some((write) => !kept || isInTeardown(file, write)) || (!kept && (!isPrivate || owner !== child))) return undefined;
  const isSeen = kept === 'elsewhere' || (kept !== undefined && kept.as !== 'whole' && enclosingFunction(kept.node) !== undefined);
  const isCertain = isSeen && !unlinks.some(isOneOfMany) && comesAndGoes(file, owner, child);
  return { child, field, name, isPrivate, owner, children, ...(kept ? { kept } : {}), certainty: isCertain ? 'certain' : 'likely' };
}

/** Whether a class is another one of this file, or extends it. */
function isOrExtends(file: FileFacts, node: ClassNode | undefined, base: ClassNode, depth = 0): boolean {
  return node !== undefined && depth < 5 && (node === base || isOrExtends(file, localBase(file, node), base, depth + 1));
}

/** Every assignment to the field, of instances of the class and of what may be one in its bases. */
function writesOf(file: FileFacts, child: ClassNode, name: string): TSESTree.AssignmentExpression[] {
  return (file.once(writesByName).get(name) ?? []).filter((assignment) => {
    const left = unwrap(assignment.left);
    if (left.type !== T.MemberExpression) return false;
    if (name.startsWith('#')) return within(left, child);
    const of = classOf(file, left.object);
    return of ? isOrExtends(file, child, of) : isOrExtends(file, child, enclosingClass(left) ?? child);
  });
}

function writesByName(file: FileFacts): ReadonlyMap<string, readonly TSESTree.AssignmentExpression[]> {
  const byName = new Map<string, TSESTree.AssignmentExpression[]>();
  for (const assignment of file.index.assignments) {
    const left = unwrap(assignment.left);
    const name = left.type === T.MemberExpression ? memberName(left) : undefined;
    const alike = name === undefined ? undefined : byName.get(name);
    if (alike) alike.push(assignment);
    else if (name !== undefined) byName.set(name, [assignment]);
  }
  return byName;
}

/** The class that the field's values are of: as it is written, else as it is given. */
function ownerOf(file: FileFacts, child: ClassNode, field: BackLink['field'], name: string): ClassNode | undefined {
  const annotation = annotationOf(field);
  if (annotation) return classOfType(file, annotation, child);
  for (const { right } of writesOf(file, child, name)) {
    const owner = classOf(file, right);
    if (owner) return owner;
    // this.#parent = parent; parent.children.push(this): its children are this class's field, so it is one too.
    const held = unwrap(right).type === T.Identifier && puts(file).find(({ holder, value }) => holder.type === T.Identifier && file.scopes.variable(holder) === file.scopes.variable(unwrap(right)) && classOf(file, value) === child);
    if (held && memberOf(child, held.name)) return child;
  }
  return undefined;
}

interface Put {
  readonly holder: TSESTree.Node;
  readonly name: string;
  readonly value: TSESTree.Node;
}

const puts = (file: FileFacts): readonly Put[] => file.once(putsInFields);

/** `holder.name.push(value)`, `holder.name.set(key, value)`. */
function putsInFields(file: FileFacts): readonly Put[] {
  return file.index.calls.flatMap((call) => {
    const method = methodCall(call);
    const field = method && /^(?:add|push|set|splice|unshift)$/.test(method.name) ? unwrap(method.receiver) : undefined;
    const name = field?.type === T.MemberExpression ? memberName(field) : undefined;
    return name === undefined ? [] : call.arguments.map((value) => ({ holder: unwrap((field as TSESTree.MemberExpression).object), name, value }));
  });
}

/** The field of the owner that holds many children, and holds them strongly. */
function holderOf(file: FileFacts, owner: ClassNode, child: ClassNode): string | undefined {
  const related = (node: ClassNode | undefined): boolean => node !== undefined && (isOrExtends(file, node, child) || isOrExtends(file, child, node));
  const strong = fieldsOf(owner).flatMap((field) => {
    const name = nameOfField(field);
    return name === undefined || isWeakMaking(file, madeIn(field)) ? [] : [{ name, field }];
  });
  const written = strong.find(({ field }) => heldBy(file, owner, field).some(related));
  if (written) return written.name;
  const names = new Set([...strong.map(({ name }) => name), ...assignedIn(file, owner).flatMap(({ left, right }) => (isWeakMaking(file, right) ? [] : (memberName(left) ?? [])))]);
  return puts(file).find(({ holder, name, value }) => names.has(name) && related(classOf(file, value)) && (classOf(file, holder) === owner || (owner === child && isLinkOf(file, child, holder))))?.name;
}

const nameOfField = (field: BackLink['field']): string | undefined => (field.type === T.AssignmentExpression ? memberName(field.left) : field.type === T.PropertyDefinition ? keyName(field.key, field.computed) : nameOfParameter(field)?.name);

const annotationOf = (field: BackLink['field']): TSESTree.TypeNode | undefined => (field.type === T.AssignmentExpression ? undefined : (field.type === T.PropertyDefinition ? field.typeAnnotation : nameOfParameter(field)?.typeAnnotation)?.typeAnnotation);

const madeIn = (field: Field): TSESTree.NewExpression | undefined => {
  const made = field.type === T.PropertyDefinition && field.value ? unwrap(field.value) : undefined;
  return made?.type === T.NewExpression ? made : undefined;
};

/** `Set` of `new Set()`. */
function madeClass(file: FileFacts, made: TSESTree.Node | undefined): string {
  const origin = made?.type === T.NewExpression ? originOf(file, made.callee) : undefined;
  return origin?.from === 'global' ? origin.path : '';
}

const isWeakMaking = (file: FileFacts, made: TSESTree.Node | undefined): boolean => madeClass(file, made).startsWith('Weak');

/** The classes of this file that a field holds, as its type or `new Set<TreeNode>()` says. */
function heldBy(file: FileFacts, owner: ClassNode, field: Field): readonly ClassNode[] {
  const type = annotationOf(field);
  const parts = /^(?:Array|Map|Set)$/.test(madeClass(file, madeIn(field))) ? madeIn(field)?.typeArguments?.params : undefined;
  const elements = (parts ?? []).flatMap((part) => classOfType(file, part, owner) ?? classesHeldBy(file, part, owner));
  return [...(type ? classesHeldBy(file, type, owner) : []), ...elements];
}

/** `parent` of `this.#parent = parent`. */
const isLinkOf = (file: FileFacts, child: ClassNode, holder: TSESTree.Node): boolean =>
  holder.type === T.Identifier && (file.scopes.variable(holder)?.references ?? []).some(({ identifier: { parent } }) => parent?.type === T.AssignmentExpression && parent.left.type === T.MemberExpression && parent.left.object.type === T.ThisExpression && within(parent, child));

const isInConstructor = (node: TSESTree.Node): boolean => {
  const fn = enclosingFunction(node);
  return fn?.parent.type === T.MethodDefinition && fn.parent.kind === 'constructor';
};

/** One child that is taken out does not free the others; a loop over the children may. */
const isOneOfMany = (write: TSESTree.Node): boolean => inLoop(write) || enclosingFunction(write)?.parent.type === T.CallExpression;

const isInTeardown = (file: FileFacts, node: TSESTree.Node): boolean => isReached(node, reachedAtEnd(file, lifeOf(file, node)));

/** What keeps instances for as long as the program, whatever becomes of their trees. */
function keptBy(file: FileFacts, child: ClassNode): Store | undefined {
  const kept = file.once(stores).filter(({ place, collection, value }) => collection !== 'weak' && isOrExtends(file, classOf(file, value), child) && isForGood(file, place));
  return kept.find((store) => store.as !== 'whole' && shrinksOf(file, store.place).every((how) => how === 'size')) ?? kept.find((store) => store.as === 'whole' && !isReset(file, store.place));
}

/** Whether owners are made again and again, so that each of them must be free to go: trees, unless the one of the module is kept. */
function comesAndGoes(file: FileFacts, owner: ClassNode, child: ClassNode): boolean {
  const made = file.index.calls.filter((call) => call.type === T.NewExpression && classOf(file, call) === owner);
  const isTheModules = made.some((call) => lifeOf(file, call).kind === 'module' && call.parent.type === T.VariableDeclarator && call.parent.parent.kind === 'const');
  return !isTheModules && (owner === child || made.some((call) => lifeOf(file, call).kind !== 'module'));
}
