import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isDereferenced } from '../../facts/dereferenced.ts';
import { nameOfParameter } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { decoratorsOn, enclosingFunction, isNullish, memberName, within, wrapped } from '../../facts/syntax.ts';
import type { Finding, Range } from '../../finding.ts';
import type { BackLink, ConstructorAssignment } from '../../retention/back-links.ts';
import { classOf } from '../../retention/classes.ts';
import { keepsInstances } from '../../retention/kept-elsewhere.ts';
import { attempt, type Followed, type Planned } from '../planned.ts';
import { isTypeScript } from '../../facts/language.ts';
import { freeField } from '../names.ts';
import { refuse } from '../refusal.ts';
import { guardOf } from './guards.ts';
import type { WeakLinkPlan } from './plan.ts';

/** How a back link is held weakly, or why it can't be. */
export function planWeakLink(file: FileFacts, link: BackLink): Planned<WeakLinkPlan> {
  return attempt(() => {
    const { name, child, isPrivate, field: declared } = link;
    if (declared.type === T.AssignmentExpression) return refuse(`\`${name}\` is not private: what other files do with it takes the whole project, and types`);
    const field = checkedField(file, link, declared);
    const uses = usesOf(file, link);
    if (!isPrivate) checkPublic(file, name, declared);
    checkInstances(file, link);
    for (const use of uses) checkUse(file, name, use);
    const ref = freeField(file, child, [`${name}Ref`, `weak${name.replace(/^#/, '').replace(/^./, (letter) => letter.toUpperCase())}`].map((wanted) => (name.startsWith('#') && !wanted.startsWith('#') ? `#${wanted}` : wanted)));
    const { constructor } = membersOf(link);
    const last = child.body.body.findLast((member) => member.type === T.PropertyDefinition) ?? declared;
    const parameter = declared.type === T.TSParameterProperty ? parameterOf(file, link, uses) : undefined;
    const plan: WeakLinkPlan = {
      body: child.body.range,
      field: declared.range,
      name,
      ref,
      modifiers: { accessors: declared.accessibility ? `${declared.accessibility} ` : '', ref: declared.accessibility === 'private' || !isPrivate ? 'private ' : '' },
      ...field,
      isAssigned: uses.some(isWritten),
      after: (constructor ?? last).range,
      ...(parameter ? { parameter } : {}),
    };
    const title = `Hold \`${name}\` weakly: it is ${plan.absent} once nothing else holds the ${link.owner === child ? 'tree' : 'owner'}`;
    return { plan, verdict: { level: 'review', scope: isPrivate ? 'file' : 'project', reason: title } };
  });
}

/** What the rewrite of a link means for another file: its uses stay as they are, or stand in the way; where the file names the class, it may keep instances of it. */
export function planWeakUses(file: FileFacts, { data, candidate }: Finding, uses: readonly Range[]): Followed<never> {
  const name = data['link'] ?? '';
  const isLink = (range: Range): boolean => file.text.slice(...range).replace(/^(['"`])(.*)\1$/, '$2') === name;
  const proves = candidate ? keepsInstances(file, uses.filter((range) => !isLink(range))) : undefined;
  return { ...planUses(file, name, uses.filter(isLink)), proves };
}

function planUses(file: FileFacts, name: string, uses: readonly Range[]): Planned<never> {
  return attempt(() => {
    for (const range of uses) {
      const node = file.nodesAt(range).find(({ type }) => type === T.Identifier);
      const { parent } = node ?? {};
      const index = file.nodesAt(range).find(({ type }) => type === T.Literal)?.parent;
      if (index?.type === T.MemberExpression && index.computed) checkUse(file, name, index);
      else if (parent?.type === T.MemberExpression && parent.property === node) checkUse(file, name, parent);
      else if (parent?.type !== T.Property || parent.parent.type !== T.ObjectPattern) refuse(`\`${name}\` is declared again, or named without an instance`, node);
    }
    return { verdict: { level: 'review', scope: 'project', reason: '' } };
  });
}

/** A public link can be followed through the project in TypeScript, where nobody but the class may set what others cannot. */
function checkPublic(file: FileFacts, name: string, field: Declared): void {
  if (!isTypeScript(file)) refuse(`\`${name}\` is not private: what other files do with it takes the whole project, and types`);
  if (field.readonly) refuse(`\`${name}\` is readonly, and an accessor that the constructor sets would not be`, field);
}

type Member = TSESTree.MemberExpression;
type Declared = Exclude<BackLink['field'], ConstructorAssignment>;

const membersOf = ({ child }: BackLink): { constructor: TSESTree.MethodDefinition | undefined } => ({
  constructor: child.body.body.find((member): member is TSESTree.MethodDefinition => member.type === T.MethodDefinition && member.kind === 'constructor' && member.value.type === T.FunctionExpression),
});

/** Every `x.parent` of the class's code, whichever instance it is; of the whole file where it is public. */
function usesOf(file: FileFacts, { child, name, isPrivate }: BackLink): Member[] {
  return file.index.members.filter((member) => memberName(member) === name && (!isPrivate || within(member, child.body)) && (classOf(file, member.object) ?? child) === child);
}

const isWritten = (use: Member): boolean => {
  const { parent } = wrapped(use);
  return (parent?.type === T.AssignmentExpression && parent.left === wrapped(use)) || parent?.type === T.ArrayPattern || (parent?.type === T.Property && parent.parent.type === T.ObjectPattern);
};

/** What the field's declaration leaves to the accessors: their type, and what stands for a parent that is gone. */
function checkedField(file: FileFacts, { name }: BackLink, field: Declared): Pick<WeakLinkPlan, 'absent' | 'types'> {
  const [decorator] = decoratorsOn(field);
  if (decorator) refuse(`a decorator looks at \`${name}\``, decorator);
  if (field.type === T.PropertyDefinition && (field.declare || field.override || field.computed)) refuse(`\`${name}\` is declared for somebody else`, field);
  if (field.override) refuse(`\`${name}\` overrides a member of the base class`, field);
  if (file.sourceCode.getCommentsInside(field).length > 0) refuse(`a comment stands in the declaration of \`${name}\``, field);
  const initial = field.type === T.PropertyDefinition ? field.value : field.parameter.type === T.AssignmentPattern ? field.parameter.right : null;
  if (initial && !isNullish(initial)) refuse(`\`${name}\` is given a value where it is declared`, initial);
  const isNull = initial?.type === T.Literal;
  if (!isTypeScript(file)) return { absent: isNull ? 'null' : 'undefined' };
  const target = field.type === T.PropertyDefinition ? field : nameOfParameter(field);
  const annotation = target?.typeAnnotation?.typeAnnotation;
  if (!annotation) return refuse(`the type of \`${name}\` is not written down`, field);
  const parts = annotation.type === T.TSUnionType ? annotation.types : [annotation];
  const held = parts.filter(({ type }) => type !== T.TSNullKeyword && type !== T.TSUndefinedKeyword);
  const isOptional = target.optional || parts.some(({ type }) => type === T.TSUndefinedKeyword);
  if (!isOptional && held.length === parts.length) refuse(`the type of \`${name}\` has no place for a parent that is gone`, annotation);
  const written = file.textOf(annotation);
  return {
    absent: isOptional && !isNull ? 'undefined' : parts.some(({ type }) => type === T.TSNullKeyword) ? 'null' : 'undefined',
    types: { target: held.map((part) => file.textOf(part)).join(' | '), value: target.optional && !parts.some(({ type }) => type === T.TSUndefinedKeyword) ? `${written} | undefined` : written },
  };
}

/** Refuses where something looks at the fields of an instance. */
function checkInstances(file: FileFacts, { child, name }: BackLink): void {
  const observed = file.index.calls.find((call) => within(call, child) && call.arguments[0]?.type === T.ThisExpression && /^mobx/.test(moduleOf(file, call.callee)));
  if (observed) refuse('MobX makes the fields observable', observed);
  const listed = file.index.calls.find((call) => within(call, child) && call.arguments[0]?.type === T.ThisExpression && /^(?:JSON\.stringify|Object\.(?:keys|values|entries)|structuredClone)$/.test(globalPath(file, call.callee)));
  if (listed) refuse(`the instance's own fields are listed, and \`${name}\` would not be among them`, listed);
  // `JSON.stringify(root, (key, value) => (key === 'parent' ? undefined : value))`: what is skipped would come in under another name.
  const named = name.startsWith('#') ? undefined : file.nodes(T.Literal).find((literal) => literal.value === name && mayBeKey(literal, name));
  if (named) refuse(`\`${name}\` is named in a string, for who looks at the fields of an instance`, named);
}

/** An index is a use like any other; a written type, an attribute and the name in a literal are no keys; an accessor is in the object, too. */
function mayBeKey(literal: TSESTree.Literal, name: string): boolean {
  const { parent } = literal;
  const isElsewhere = parent.type === T.TSLiteralType || parent.type === T.JSXAttribute || (parent.type === T.Property && parent.key === literal && !parent.computed);
  return !isElsewhere && !(parent.type === T.MemberExpression && memberName(parent) === name) && !(parent.type === T.BinaryExpression && parent.operator === 'in');
}

function checkUse(file: FileFacts, name: string, use: Member): void {
  const outer = wrapped(use);
  if (outer.parent?.type === T.UnaryExpression && outer.parent.operator === 'delete') refuse(`\`${name}\` is deleted`, outer);
  const isAsserted = use.parent.type === T.TSNonNullExpression;
  if (!isWritten(use) && (isAsserted || isDereferenced(use)) && !isSure(file, use, isAsserted)) refuse(`here \`${file.textOf(outer)}\` has to be there: say what happens when it is gone`, outer);
}

const moduleOf = (file: FileFacts, callee: TSESTree.Node): string => {
  const origin = originOf(file, callee);
  return origin.from === 'import' ? origin.module : '';
};

const globalPath = (file: FileFacts, callee: TSESTree.Node): string => {
  const origin = originOf(file, callee);
  return origin.from === 'global' ? origin.path : '';
};

/** What is read twice within one turn is the same: the first read keeps the target until the turn ends. */
function isSure(file: FileFacts, use: Member, isAsserted: boolean): boolean {
  const guard = guardOf(file, use);
  const fn = enclosingFunction(use);
  const waits = fn !== undefined && (fn.async || fn.generator) && /\b(?:await|yield)\b/.test(file.text.slice((guard ?? fn.body).range[0], use.range[0]));
  return !waits && (guard !== undefined || (!isAsserted && file.values.isNarrowed(use)));
}

/** The parameter goes on being one; its value is put in the field at the start of the constructor. */
function parameterOf(file: FileFacts, link: BackLink, uses: readonly Member[]): WeakLinkPlan['parameter'] {
  const { constructor } = membersOf(link);
  const { body } = constructor?.value ?? {};
  const name = link.field.type === T.TSParameterProperty ? nameOfParameter(link.field)?.name : undefined;
  if (body?.type !== T.BlockStatement || name === undefined) return refuse('the constructor has no body');
  const early = uses.find((use) => !enclosingFunction(use) || !within(enclosingFunction(use) as TSESTree.Node, link.child.body));
  if (early) refuse(`\`${name}\` is read where a field is declared, before the constructor's body runs`, early);
  if (!link.child.superClass) return { name, body: body.range };
  const call = body.body.find((statement) => statement.type === T.ExpressionStatement && statement.expression.type === T.CallExpression && statement.expression.callee.type === T.Super);
  return call ? { name, body: body.range, after: call.range } : refuse('`super()` is not called at the top of the constructor', constructor);
}
