import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from './answer.ts';
import type { FileFacts } from './file.ts';
import { wrappedByJQuery } from './jquery.ts';
import { lifeOf } from './life.ts';
import { originOf } from './origin.ts';
import { instanceOfThis } from './slots.ts';
import type { Variable } from './scopes.ts';
import { isFunction, isNullish, keyName, memberName, unwrap } from './syntax.ts';

/**
 * What a value is, so that two expressions can be told to mean the same.
 * path: the same place (`this.element`, a variable, a global). value: a written constant.
 * fresh: another value at each evaluation. open: cannot be told.
 */
export type Identity =
  | {
      readonly is: 'path';
      readonly root: unknown;
      readonly path: string;
      /** Another firm path means another value; a parameter or a variable that changes may mean the same. */
      readonly firm: boolean;
      /** What a template joins to text of its own: it is longer than each of them. */
      readonly around?: readonly Identity[];
    }
  | { readonly is: 'value'; readonly value: string }
  | { readonly is: 'fresh'; readonly why: 'function' | 'bind' | 'call' }
  | { readonly is: 'open' };

const open: Identity = { is: 'open' };

export const identityOf = (file: FileFacts, node: TSESTree.Node): Identity => file.per(unwrap(node), findIdentity);

const identityBelow = (file: FileFacts, node: TSESTree.Node, depth: number): Identity => (depth < 6 ? findIdentity(file, unwrap(node), depth + 1) : open);

function findIdentity(file: FileFacts, expression: TSESTree.Node, depth = 0): Identity {
  switch (expression.type) {
    case T.Literal:
      return { is: 'value', value: String(expression.value) };
    case T.TemplateLiteral:
      // Written alike, it means the same; written otherwise, it may.
      return expression.expressions.length === 0 ? { is: 'value', value: expression.quasis[0]?.value.cooked ?? '' } : { is: 'path', root: `template ${file.textOf(expression)}`, path: '', firm: false, ...(expression.quasis.some(({ value }) => value.raw !== '') ? { around: expression.expressions.map((part) => identityBelow(file, part, depth)) } : {}) };
    case T.ThisExpression:
      return { is: 'path', root: instanceOfThis(file, expression) ?? 'this', path: '', firm: true };
    case T.Identifier:
      return identifierIdentity(file, expression, depth);
    case T.MemberExpression:
      return memberIdentity(file, expression, depth);
    case T.CallExpression:
      return callIdentity(file, expression);
    case T.AssignmentExpression:
      return identityBelow(file, expression.left, depth);
    default:
      return isFunction(expression) ? { is: 'fresh', why: 'function' } : open;
  }
}

function identifierIdentity(file: FileFacts, identifier: TSESTree.Identifier, depth: number): Identity {
  if (file.scopes.isGlobal(identifier)) return { is: 'path', root: 'global', path: identifier.name.replace(/^(?:globalThis|self|global)$/, 'window'), firm: true };
  const variable = file.scopes.variable(identifier);
  if (!variable) return open;
  const value = file.scopes.constant(identifier);
  const inner = value && unwrap(value);
  if (inner?.type === T.ThisExpression || inner?.type === T.MemberExpression || inner?.type === T.Literal || inner?.type === T.TemplateLiteral || (inner?.type === T.Identifier && inner !== identifier)) {
    const known = identityBelow(file, inner, depth);
    if (known.is !== 'open') return known;
  }
  const definition = variable.defs[0];
  // const { element } = this
  if (definition?.type === 'Variable' && definition.node.id.type === T.ObjectPattern && definition.node.init) {
    const property = definition.node.id.properties.find((part) => part.type === T.Property && part.value === variable.identifiers[0]);
    const name = property?.type === T.Property ? keyName(property.key, property.computed) : undefined;
    const base = identityBelow(file, definition.node.init, depth);
    if (name !== undefined && base.is === 'path') return { is: 'path', root: base.root, path: joined(base.path, name), firm: base.firm };
  }
  const field = definition?.type === 'Parameter' ? storedIn(file, variable) : undefined;
  if (field) return identityBelow(file, field, depth);
  const owner = definition?.name.parent?.type === T.TSParameterProperty && !isReassigned(variable) ? lifeOf(file, definition.name).instance : undefined;
  if (owner) return { is: 'path', root: owner, path: variable.name, firm: true };
  const firm = definition?.type === 'FunctionName' || definition?.type === 'ImportBinding' || definition?.type === 'ClassName' || (inner !== undefined && (isFunction(inner) || inner.type === T.NewExpression || (inner.type === T.CallExpression && callIdentity(file, inner).is === 'fresh'))) || isExportOfAnother(file, identifier);
  return { is: 'path', root: variable, path: '', firm };
}

/** `const { a, b } = require('./channels')`: two exports are two things. */
const isExportOfAnother = (file: FileFacts, identifier: TSESTree.Identifier): boolean => originOf(file, identifier).from === 'import';

const isReassigned = (variable: Variable): boolean => variable.references.some((reference) => reference.isWrite() && !reference.init);

/** The field that a parameter is put in, at once and for good: `this.room = room`. */
function storedIn(file: FileFacts, variable: Variable): TSESTree.Node | undefined {
  const targets = variable.references.flatMap(({ identifier }) => {
    const { parent } = identifier;
    const target = parent?.type === T.AssignmentExpression && parent.right === identifier && parent.operator === '=' ? unwrap(parent.left) : undefined;
    return target?.type === T.MemberExpression && unwrap(target.object).type === T.ThisExpression ? [target] : [];
  });
  return targets.length === 1 && !isReassigned(variable) ? targets[0] : undefined;
}

function memberIdentity(file: FileFacts, member: TSESTree.MemberExpression, depth: number): Identity {
  const name = memberName(member);
  if (name === undefined) return open;
  const object = unwrap(member.object);
  const kept = object.type === T.ThisExpression ? keptMember(file, object, name) : undefined;
  const known = kept ? identityBelow(file, kept, depth) : open;
  if (known.is !== 'open') return known;
  const base = identityBelow(file, object, depth);
  if (base.is !== 'path') return open;
  if (base.root === 'global' && base.path === 'window') return { is: 'path', root: 'global', path: name, firm: true };
  return { is: 'path', root: base.root, path: joined(base.path, name), firm: base.firm };
}

/** `app.device` of `this.device`, where `const device = app.device; this.device = device;` is all that the field is ever given. */
const keptMember = (file: FileFacts, self: TSESTree.ThisExpression, name: string): TSESTree.Node | undefined => {
  const values = file.once(givenToFields).get(instanceOfThis(file, self))?.get(name);
  const value = values?.length === 1 && values[0] ? file.scopes.constant(values[0]) : undefined;
  return value && unwrap(value).type === T.MemberExpression ? value : undefined;
};

/** What each field of an instance is given, but for null. */
function givenToFields(file: FileFacts): ReadonlyMap<unknown, ReadonlyMap<string, readonly TSESTree.Node[]>> {
  const given = new Map<unknown, Map<string, TSESTree.Node[]>>();
  for (const { left, right } of file.index.assignments) {
    const target = unwrap(left);
    const name = target.type === T.MemberExpression && unwrap(target.object).type === T.ThisExpression ? memberName(target) : undefined;
    if (target.type !== T.MemberExpression || name === undefined || isNullish(right)) continue;
    const owner = instanceOfThis(file, target.object);
    const fields = given.get(owner) ?? new Map<string, TSESTree.Node[]>();
    given.set(owner, fields.set(name, [...(fields.get(name) ?? []), right]));
  }
  return given;
}

function callIdentity(file: FileFacts, call: TSESTree.CallExpression): Identity {
  const callee = unwrap(call.callee);
  if (callee.type === T.MemberExpression && memberName(callee) === 'bind') return isLibraryBind(file, callee.object, call) ? open : { is: 'fresh', why: 'bind' };
  // A getter without arguments on a known path: `this.map.getCanvas()` is taken for one place.
  if (callee.type === T.MemberExpression && call.arguments.length === 0) {
    const base = memberIdentity(file, callee, 1);
    if (base.is === 'path') return { is: 'path', root: base.root, path: `${base.path}()`, firm: false };
  }
  const wrapped = wrappedByJQuery(file, call);
  if (wrapped) {
    const inner = identityOf(file, wrapped);
    if (inner.is === 'path') return { ...inner, path: joined(inner.path, '$()') };
    return inner.is === 'value' ? { is: 'path', root: `$ ${inner.value}`, path: '', firm: false } : open;
  }
  const fn = file.scopes.functionOf(callee);
  if (fn?.body.type !== undefined && (isFunction(fn.body) || (fn.body.type === T.BlockStatement && fn.body.body.some((statement) => statement.type === T.ReturnStatement && isFunction(statement.argument))))) return { is: 'fresh', why: 'call' };
  return open;
}

/** A library's own bind may give the same function twice, or be known by an id that it keeps. It takes a function or an object first, never null. */
const isLibraryBind = (file: FileFacts, object: TSESTree.Node, { arguments: [first, ...others] }: TSESTree.CallExpression): boolean =>
  !(first && isNullish(first)) && (originOf(file, object).from === 'import' || (unwrap(object).type === T.Identifier && others.length > 0));

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** A class and its base in the file share one `this`. */
function sameRoot(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const [own, other] = [bodiesOf(a), bodiesOf(b)];
  return own[0] !== undefined && other[0] !== undefined && (own.includes(other[0]) || other.includes(own[0]));
}

const bodiesOf = (root: unknown): readonly unknown[] => (typeof root === 'object' && root !== null && 'bodies' in root ? (root.bodies as readonly unknown[]) : []);

/** Whether two expressions mean the same value. */
export function same(a: Identity, b: Identity): Answer {
  if (a.is === 'open' || b.is === 'open') return 'unknown';
  if (a.is === 'fresh' || b.is === 'fresh') return 'no';
  if (a.is === 'value' && b.is === 'value') return a.value === b.value ? 'yes' : 'no';
  if (isLonger(a, b) || isLonger(b, a)) return 'no';
  if (a.is === 'path' && b.is === 'path') return sameRoot(a.root, b.root) ? (a.path === b.path ? 'yes' : 'no') : a.firm && b.firm && !mayHold(a, b) && !mayHold(b, a) ? 'no' : 'unknown';
  return 'unknown';
}

/** `${name}-done` is not `name`. */
const isLonger = (template: Identity, part: Identity): boolean => template.is === 'path' && template.around?.some((other) => same(other, part) === 'yes') === true;

/** `this.document`, `this._window`: a field that is called as a global may hold it, and `element.ownerDocument` mostly is the document. */
const mayHold = (place: Extract<Identity, { is: 'path' }>, held: Extract<Identity, { is: 'path' }>): boolean => held.root === 'global' && place.root !== 'global' && /^(?:document|window)$/.test(held.path) && (place.path.replace(/^[_$#]+/, '') === held.path || /(?:^|\.)(?:ownerDocument|defaultView)$/.test(place.path));

export const describeIdentity = (file: FileFacts, node: TSESTree.Node): string => {
  const text = file.textOf(node).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
};
