import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { callsOf } from '../facts/known-calls.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, isFunction, memberName, unwrap, wrapped } from '../facts/syntax.ts';
import type { Collection, CollectionKind } from './collection.ts';
import { methodsOf } from './methods.ts';
import { replacement } from './replacement.ts';

/** One place where a collection may get larger. */
export interface Addition {
  /** `cache.set(key, value)`, `cache[key] = value`. */
  readonly node: TSESTree.Node;
  readonly by: 'set' | 'add' | 'push' | 'index' | 'spread';
  readonly key?: TSESTree.Expression | undefined;
  readonly value?: TSESTree.Expression | undefined;
}

/** Everything that is done with a collection, through its aliases and this file's helpers. */
export interface Uses {
  readonly additions: Addition[];
  /** Deletes, clears, drains, replaces. */
  readonly shrinks: TSESTree.Node[];
  /** `get`, `has`, an element: asked for one key. */
  readonly lookups: TSESTree.Node[];
  /** Walked over, serialised or copied. */
  readonly walks: TSESTree.Node[];
  /** `size`, `length`. */
  readonly counts: TSESTree.Node[];
  /** Out of sight: passed on, returned, stored. */
  readonly escapes: TSESTree.Node[];
  /** Variables and functions on its way whose type is written. */
  readonly annotated: TSESTree.Node[];
}

export function usesOf(file: FileFacts, collection: Collection): Uses {
  const uses: Uses = { additions: [], shrinks: [], lookups: [], walks: [], counts: [], escapes: [], annotated: [] };
  const follower = new Follower(file, collection, uses);
  for (const place of collection.places) follower.place(place, collection);
  return uses;
}

class Follower {
  readonly #file: FileFacts;
  readonly #kind: CollectionKind;
  readonly #keptBy: readonly TSESTree.Node[];
  readonly #uses: Uses;
  readonly #seen = new Set<TSESTree.Node>();

  constructor(file: FileFacts, { kind, keptBy = [] }: Collection, uses: Uses) {
    this.#file = file;
    this.#kind = kind;
    this.#keptBy = keptBy;
    this.#uses = uses;
  }

  /** A use of the place itself: a write replaces what it holds. */
  place(node: TSESTree.Node, collection: Collection): void {
    const { parent } = node;
    if ((parent?.type === T.VariableDeclarator && parent.id === node) || parent?.type === T.PropertyDefinition) return;
    if (parent?.type === T.AssignmentExpression && parent.left === node) {
      const { is, value } = replacement(this.#file, parent, collection);
      if (is === 'shrink') this.#uses.shrinks.push(parent);
      if (is === 'addition') this.#uses.additions.push({ node: parent, by: 'spread', value });
      if (is === 'unknown') this.#uses.escapes.push(parent);
      return this.follow(parent);
    }
    if (parent?.type === T.ForOfStatement && parent.left === node) return void this.#uses.shrinks.push(parent);
    this.follow(node);
  }

  /** What is done with an expression whose value is the collection. */
  follow(expression: TSESTree.Node): void {
    const node = wrapped(expression);
    const { parent } = node;
    if (this.#seen.has(node) || !parent) return;
    this.#seen.add(node);
    switch (parent.type) {
      case T.MemberExpression:
        return parent.object === node ? this.#member(parent) : this.#escape(node);
      case T.CallExpression:
      case T.NewExpression:
        return this.#argument(node, parent);
      case T.VariableDeclarator:
        return parent.init === node ? this.#declared(parent) : undefined;
      case T.AssignmentExpression:
        return this.#assigned(node, parent);
      case T.AwaitExpression:
      case T.ConditionalExpression:
        return parent.type === T.ConditionalExpression && parent.test === node ? undefined : this.follow(parent);
      case T.LogicalExpression:
        return parent.left === node && parent.operator === '&&' ? undefined : this.follow(parent);
      case T.SequenceExpression:
        return parent.expressions.at(-1) === node ? this.follow(parent) : undefined;
      case T.BinaryExpression:
        return void (parent.operator === 'in' && parent.right === node && this.#uses.lookups.push(parent));
      case T.ForOfStatement:
      case T.ForInStatement:
      case T.SpreadElement:
      case T.YieldExpression:
      case T.TemplateLiteral:
        return void this.#uses.walks.push(parent);
      case T.ReturnStatement:
        return this.#returned(node, enclosingFunction(parent));
      case T.ArrowFunctionExpression:
        return this.#returned(node, parent);
      case T.ExpressionStatement:
      case T.UnaryExpression:
      case T.IfStatement:
      case T.WhileStatement:
      case T.TSTypeQuery:
        return;
      default:
        this.#escape(node);
    }
  }

  #escape(node: TSESTree.Node): void {
    this.#uses.escapes.push(node);
  }

  #member(member: TSESTree.MemberExpression): void {
    const name = memberName(member);
    const outer = wrapped(member);
    const parent = outer.parent as TSESTree.Node;
    if (parent.type === T.CallExpression && parent.callee === outer) return this.#method(name, parent, member);
    if ((name === 'size' && this.#kind !== 'dictionary') || (name === 'length' && this.#kind === 'array')) {
      return void (parent.type === T.AssignmentExpression && parent.left === outer ? this.#uses.shrinks.push(parent) : this.#uses.counts.push(outer));
    }
    // A method that is taken off, or read from what has none.
    if (this.#kind !== 'dictionary' && name !== undefined && !(this.#kind === 'array' && /^\d+$/.test(name))) return this.#escape(member);
    this.#element(member, outer, parent);
  }

  /** `entries[key]`, in whatever is done with it. */
  #element(member: TSESTree.MemberExpression, outer: TSESTree.Node, parent: TSESTree.Node): void {
    if (parent.type === T.UnaryExpression && parent.operator === 'delete') return void this.#uses.shrinks.push(parent);
    const value = parent.type === T.AssignmentExpression && parent.left === outer ? parent.right : undefined;
    const isWritten = value !== undefined || parent.type === T.UpdateExpression;
    if (!isWritten || memberName(member) !== undefined) return void this.#uses.lookups.push(member);
    if (this.#kind === 'array' && !isAppended(this.#file, member)) return;
    const key = member.property as TSESTree.Expression;
    // A key that is blanked stays, but its value goes: what was meant is a removal.
    if (value && isBlank(value)) return void this.#uses.shrinks.push(parent);
    this.#uses.additions.push({ node: parent, by: this.#kind === 'array' ? 'push' : 'index', key: this.#kind === 'array' ? undefined : key, value });
  }

  #method(name: string | undefined, call: TSESTree.CallExpression, member: TSESTree.MemberExpression): void {
    const role = methodsOf(this.#kind, name, call);
    if (role === 'lookup') this.#uses.lookups.push(call);
    else if (role === 'walk') this.#uses.walks.push(call);
    else if (role === 'shrink') this.#uses.shrinks.push(call);
    else if (role === 'self') this.follow(call);
    else if (role === 'addition') this.#added(call, name as string);
    else if (this.#kind === 'dictionary') this.#uses.lookups.push(member);
    else this.#escape(member);
  }

  #added(call: TSESTree.CallExpression, name: string): void {
    const [first, second] = call.arguments as readonly (TSESTree.Expression | undefined)[];
    if (this.#kind === 'array') this.#uses.additions.push({ node: call, by: 'push', value: first });
    else this.#uses.additions.push({ node: call, by: name === 'add' ? 'add' : 'set', key: first, value: name === 'add' ? undefined : second });
    // set and add answer with the collection.
    if (this.#kind === 'map' || this.#kind === 'set') this.follow(call);
  }

  #argument(node: TSESTree.Node, call: TSESTree.CallExpression | TSESTree.NewExpression): void {
    if (this.#keptBy.includes(call)) return;
    if (call.callee === node) return this.#escape(node);
    const position = call.arguments.indexOf(node as TSESTree.Expression);
    const origin = originOf(this.#file, call.callee);
    const path = origin.from === 'global' ? origin.path : '';
    if (/^(?:Object\.(?:keys|values|entries|getOwnPropertyNames)|Array\.from|JSON\.stringify|Promise\.(?:all|allSettled|any|race)|Map|Set|console\.\w+|structuredClone)$/.test(path) || (path === 'Object.assign' && position > 0)) return void this.#uses.walks.push(call);
    if (/^(?:Object\.hasOwn|Reflect\.(?:has|get)|Object\.prototype\.hasOwnProperty\.call)$/.test(path) || /hasOwnProperty\.call$/.test(this.#file.textOf(call.callee))) return void this.#uses.lookups.push(call);
    if (/^(?:Array\.isArray|Boolean|Object\.(?:freeze|isFrozen))$/.test(path)) return;
    const fn = this.#file.scopes.functionOf(call.callee);
    const parameter = fn?.params[position];
    if (fn && parameter?.type === T.Identifier && call.arguments.every(({ type }) => type !== T.SpreadElement)) return this.#variable(parameter);
    this.#escape(node);
  }

  #declared({ id }: TSESTree.VariableDeclarator): void {
    if (id.type === T.Identifier) this.#variable(id);
    else if (id.type === T.ObjectPattern && this.#kind === 'dictionary') this.#uses.lookups.push(id);
    else if (id.type === T.ArrayPattern) this.#uses.lookups.push(id);
    else this.#escape(id);
  }

  #variable(identifier: TSESTree.Identifier): void {
    if (identifier.typeAnnotation) this.#uses.annotated.push(identifier);
    for (const reference of this.#file.scopes.variable(identifier)?.references ?? []) if (reference.isRead()) this.follow(reference.identifier);
  }

  #assigned(node: TSESTree.Node, assignment: TSESTree.AssignmentExpression): void {
    if (assignment.left === node) return;
    if (this.#keptBy.includes(assignment)) return this.follow(assignment);
    const target = unwrap(assignment.left);
    if (target.type === T.Identifier) this.#variable(target);
    else this.#escape(node);
    this.follow(assignment);
  }

  /** A local function that gives the collection out: its calls stand for it. */
  #returned(node: TSESTree.Node, fn: TSESTree.Node | undefined): void {
    const calls = isFunction(fn) ? callsOf(this.#file, fn) : undefined;
    if (!calls) return this.#escape(node);
    if (isFunction(fn) && fn.returnType) this.#uses.annotated.push(fn);
    for (const call of calls) this.follow(call);
  }
}

const isBlank = (value: TSESTree.Node): boolean => (value.type === T.Literal && value.value === null) || (value.type === T.Identifier && value.name === 'undefined') || (value.type === T.UnaryExpression && value.operator === 'void');

/** `list[list.length] = value` */
const isAppended = (file: FileFacts, { object, property }: TSESTree.MemberExpression): boolean => property.type === T.MemberExpression && memberName(property) === 'length' && file.textOf(property.object) === file.textOf(object);
