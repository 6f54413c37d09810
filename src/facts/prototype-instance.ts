import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { InstanceModel } from './instance.ts';
import { isFunction, keyName, memberName, unwrap, type FunctionNode } from './syntax.ts';

interface PrototypeGroup {
  readonly name: string;
  readonly methods: Map<string, FunctionNode>;
  readonly bodies: TSESTree.Node[];
  node: TSESTree.Node;
}

/** The constructor function that a function is, or is a prototype's method of. */
export function prototypeModel(file: FileFacts, fn: FunctionNode): InstanceModel | undefined {
  const group = file.once(prototypes).get(fn);
  if (!group) return undefined;
  const models = file.once(prototypeModels);
  let model = models.get(group);
  if (!model) {
    models.set(group, (model = { node: group.node, title: `\`${group.name}\``, form: 'prototype', methods: group.methods, bodies: group.bodies, lifecycle: [], promised: new Set(), processLong: false }));
  }
  return model;
}

const prototypeModels = (): Map<PrototypeGroup, InstanceModel> => new Map();

const named = /prototype/;

function prototypes(file: FileFacts): Map<FunctionNode, PrototypeGroup> {
  const groups = new Map<string, PrototypeGroup>();
  const owners = new Map<FunctionNode, PrototypeGroup>();
  if (!file.mentions(named)) return owners;
  const groupOf = (name: string, node: TSESTree.Node): PrototypeGroup => {
    let group = groups.get(name);
    if (!group) groups.set(name, (group = { name, methods: new Map(), bodies: [], node }));
    return group;
  };
  const add = (owner: string, name: string, fn: FunctionNode): void => {
    const group = groupOf(owner, fn);
    group.methods.set(name, fn);
    group.bodies.push(fn);
    owners.set(fn, group);
  };
  const addAll = (owner: string, object: TSESTree.Node | undefined): void => {
    if (object?.type !== T.ObjectExpression) return;
    for (const property of object.properties) {
      const name = property.type === T.Property ? keyName(property.key, property.computed) : undefined;
      if (name !== undefined && property.type === T.Property && isFunction(property.value)) add(owner, name, property.value);
    }
  };
  for (const assignment of file.index.assignments) {
    const target = assignment.left;
    if (target.type !== T.MemberExpression) continue;
    const name = memberName(target);
    const owner = prototypeOwner(file, target.object);
    if (owner !== undefined && name !== undefined && isFunction(assignment.right)) add(owner, name, assignment.right);
    else if (name === 'prototype') addAll(file.textOf(target.object), unwrap(assignment.right));
  }
  for (const call of file.index.calls) {
    const [first, second] = call.arguments;
    const owner = first && prototypeOwner(file, first);
    if (owner !== undefined) addAll(owner, second);
  }
  // The constructor function itself.
  for (const fn of file.index.functions) {
    const name = fn.id ? fn.id.name : fn.parent.type === T.AssignmentExpression && fn.parent.right === fn && !groups.has(nameGiven(fn.parent) ?? '') ? file.textOf(fn.parent.left) : nameGiven(fn.parent);
    const group = name === undefined || fn.type === T.ArrowFunctionExpression ? undefined : groups.get(name);
    if (!group || owners.has(fn)) continue;
    owners.set(fn, group);
    group.bodies.push(fn);
    group.methods.set('constructor', fn);
    group.node = fn;
  }
  return owners;
}

/** `X` of `var X = function () { … }`, and of `var X = module.exports = function () { … }`. */
function nameGiven(parent: TSESTree.Node): string | undefined {
  if (parent.type === T.VariableDeclarator) return parent.id.type === T.Identifier ? parent.id.name : undefined;
  return parent.type === T.AssignmentExpression ? nameGiven(parent.parent) : undefined;
}

/** `X` of `X.prototype`, of an alias of it, or of `this` in `(function () { … }).call(X.prototype)`. */
function prototypeOwner(file: FileFacts, node: TSESTree.Node): string | undefined {
  const expression = unwrap(node);
  if (expression.type === T.MemberExpression) return memberName(expression) === 'prototype' ? file.textOf(expression.object) : undefined;
  if (expression.type === T.Identifier) {
    const value = file.scopes.constant(expression);
    return value && value.type === T.MemberExpression ? prototypeOwner(file, value) : undefined;
  }
  if (expression.type !== T.ThisExpression) return undefined;
  let current: TSESTree.Node = expression;
  while (current.parent && !(isFunction(current) && current.type !== T.ArrowFunctionExpression)) current = current.parent;
  const call = current.parent?.parent;
  if (current.parent?.type !== T.MemberExpression || memberName(current.parent) !== 'call' || call?.type !== T.CallExpression || !call.arguments[0]) return undefined;
  return prototypeOwner(file, call.arguments[0]);
}
