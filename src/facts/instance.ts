import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { exportedName, originOf } from './origin.ts';
import { isFunction, keyName, memberName, unwrap, within, type ClassNode, type FunctionNode } from './syntax.ts';
import { lifecycleTeardowns, teardownStrength } from './teardown-names.ts';

export type Framework = keyof typeof lifecycleTeardowns;

/** Methods and fields around one `this`: a class with its local bases, an object with methods, a constructor function. */
export interface InstanceModel {
  readonly node: TSESTree.Node;
  /** For messages: `` `Clock` ``. */
  readonly title: string;
  readonly form: 'class' | 'object' | 'prototype';
  /** Own methods and those of local bases, function-valued fields included. */
  readonly methods: ReadonlyMap<string, FunctionNode>;
  /** The nodes whose `this` is this instance: the class, and its local bases. */
  readonly bodies: readonly TSESTree.Node[];
  /** A framework that calls the life cycle's teardowns, whether the class has them or not. */
  readonly framework?: Framework;
  /** The framework's teardown names. */
  readonly lifecycle: readonly string[];
  /** Teardown names that an implemented interface or a base promises to somebody who calls them. */
  readonly promised: ReadonlySet<string>;
  /** A service that lives as long as the application. */
  readonly processLong: boolean;
}

const classModels = (): Map<ClassNode, InstanceModel> => new Map();

export function classModel(file: FileFacts, node: ClassNode): InstanceModel {
  const known = file.once(classModels);
  let model = known.get(node);
  if (!model) known.set(node, (model = buildClass(file, node)));
  return model;
}

function buildClass(file: FileFacts, node: ClassNode): InstanceModel {
  const methods = new Map<string, FunctionNode>();
  const bodies: TSESTree.Node[] = [];
  let current: ClassNode | undefined = node;
  for (let depth = 0; current && depth < 5; depth++) {
    bodies.push(current.body);
    for (const [name, fn] of ownMethods(current)) if (!methods.has(name)) methods.set(name, fn);
    current = localBase(file, current);
  }
  const framework = frameworkOf(file, node, methods);
  return {
    node,
    title: className(node),
    form: 'class',
    methods,
    bodies,
    ...(framework ? { framework } : {}),
    lifecycle: framework ? lifecycleTeardowns[framework] : [],
    promised: promisedTeardowns(file, node),
    processLong: framework === undefined && isRootService(file, node, methods),
  };
}

function className(node: ClassNode): string {
  if (node.id) return `\`${node.id.name}\``;
  return node.parent.type === T.VariableDeclarator && node.parent.id.type === T.Identifier ? `\`${node.parent.id.name}\`` : 'this class';
}

function* ownMethods(node: ClassNode): Generator<[string, FunctionNode]> {
  for (const member of node.body.body) {
    if ((member.type !== T.MethodDefinition && member.type !== T.PropertyDefinition) || member.static || !member.value) continue;
    const name = keyName(member.key, member.computed);
    if (name === undefined) continue;
    const value = unwrap(member.value);
    if (isFunction(value)) yield [name, value];
    else if (value.type === T.CallExpression && value.arguments[0] && isFunction(value.arguments[0])) yield [name, value.arguments[0]];
  }
}

/** The class of the same file that a class extends. */
export function localBase(file: FileFacts, node: ClassNode): ClassNode | undefined {
  if (!node.superClass) return undefined;
  const origin = originOf(file, node.superClass);
  return origin.from === 'class' && (origin.node.type === T.ClassDeclaration || origin.node.type === T.ClassExpression) && origin.node !== node ? origin.node : undefined;
}

interface Decorator {
  readonly name: string;
  readonly module: string;
  readonly argument: TSESTree.Node | undefined;
}

function decoratorsOf(file: FileFacts, node: ClassNode): Decorator[] {
  // ESLint's own parser gives classes neither decorators nor interfaces.
  return ((node.decorators as typeof node.decorators | undefined) ?? []).flatMap(({ expression }) => {
    const call = expression.type === T.CallExpression ? expression : undefined;
    const origin = originOf(file, call ? call.callee : expression);
    return origin.from === 'import' ? [{ name: origin.path || origin.name, module: origin.module, argument: call?.arguments[0] }] : [];
  });
}

function frameworkOf(file: FileFacts, node: ClassNode, methods: ReadonlyMap<string, FunctionNode>, depth = 0): Framework | undefined {
  const decorators = decoratorsOf(file, node);
  if (decorators.some(({ name, module }) => module === '@angular/core' && /^(?:Component|Directive|Pipe)$/.test(name))) return 'angular';
  if (decorators.some(({ name, module }) => module === '@angular/core' && name === 'Injectable') && methods.has('ngOnDestroy')) return 'angular';
  if (decorators.some(({ name, module }) => /^lit/.test(module) && name === 'customElement')) return 'lit';
  if (decorators.some(({ module }) => module === '@nestjs/common') && methods.has('onModuleDestroy')) return 'nest';
  if (!node.superClass) return methods.has('hostConnected') ? 'lit' : undefined;
  const base = originOf(file, node.superClass);
  const baseName = base.from === 'import' ? `${base.module}#${base.path || base.name}` : base.from === 'global' ? base.path : '';
  if (/^(?:react|preact|preact\/compat|@wordpress\/element)#(?:Component|PureComponent)$|^React\.(?:Pure)?Component$/.test(baseName)) return 'react';
  if (/^HTML\w*Element$/.test(baseName)) return 'web-component';
  if (/^(?:lit|lit-element|@lit\/\S+)#\w*Element$/.test(baseName)) return 'lit';
  if (methods.has('connectedCallback') || methods.has('disconnectedCallback')) return 'web-component';
  if (methods.has('render') && (methods.has('componentDidMount') || methods.has('componentWillUnmount') || methods.has('componentDidUpdate'))) return 'react';
  const local = localBase(file, node);
  return local && depth < 5 ? frameworkOf(file, local, methods, depth + 1) : undefined;
}

/** `@Injectable({ providedIn: 'root' })`, a Nest provider: one for the whole application. */
function isRootService(file: FileFacts, node: ClassNode, methods: ReadonlyMap<string, FunctionNode>): boolean {
  const decorators = decoratorsOf(file, node);
  if (decorators.some(({ module, argument }) => module === '@nestjs/common' && !(argument && /REQUEST|TRANSIENT/.test(file.textOf(argument))))) return !methods.has('onModuleDestroy');
  return decorators.some(({ name, module, argument }) => module === '@angular/core' && name === 'Injectable' && argument !== undefined && /providedIn:\s*['"](?:root|platform|any)['"]/.test(file.textOf(argument)));
}

const interfaces: Readonly<Record<string, string>> = {
  OnDestroy: 'ngOnDestroy',
  OnModuleDestroy: 'onModuleDestroy',
  OnApplicationShutdown: 'onApplicationShutdown',
  AsyncDisposable: '[Symbol.asyncDispose]',
};

function promisedTeardowns(file: FileFacts, node: ClassNode): Set<string> {
  const promised = new Set<string>();
  for (const { expression } of (node.implements as typeof node.implements | undefined) ?? []) {
    const name = expression.type === T.Identifier ? expression.name : expression.type === T.MemberExpression ? memberName(expression) : undefined;
    if (name === undefined) continue;
    if (interfaces[name]) promised.add(interfaces[name]);
    else if (/(?:^I?|I)Disposable$/.test(name)) promised.add('dispose');
    else if (/^I?Destroyable$/.test(name)) promised.add('destroy');
  }
  if (!node.superClass) return promised;
  for (const name of ['dispose', 'destroy', 'disposeInternal', 'ngOnDestroy', 'disconnectedCallback', 'componentWillUnmount', '[Symbol.dispose]']) {
    if (file.types.inheritedMember(node, name) === 'yes') promised.add(name);
  }
  const base = unwrap(node.superClass);
  const baseName = base.type === T.Identifier ? base.name : base.type === T.MemberExpression ? memberName(base) : undefined;
  if (!file.types.typed && baseName !== undefined && /^(?:\w*Disposable|Disposable\w*)$/.test(baseName)) promised.add('dispose');
  return promised;
}

// ---- object literals ----------------------------------------------------------------------------------------------

const objectModels = (): Map<TSESTree.ObjectExpression, InstanceModel | undefined> => new Map();

/** The object with methods that a function is a method of: Vue options, `View.extend({ … })`, a mix-in. */
export function objectModel(file: FileFacts, fn: FunctionNode): InstanceModel | undefined {
  const property = fn.parent;
  if (property.type !== T.Property || property.value !== fn || property.parent.type !== T.ObjectExpression) return undefined;
  let object = property.parent;
  // Vue: methods: { … }, watch: { … }, computed: { … }
  if (object.parent.type === T.Property && /^(?:methods|watch|computed)$/.test(keyName(object.parent.key, object.parent.computed) ?? '') && object.parent.parent.type === T.ObjectExpression) object = object.parent.parent;
  const known = file.once(objectModels);
  if (!known.has(object)) known.set(object, buildObject(file, object));
  return known.get(object);
}

function buildObject(file: FileFacts, object: TSESTree.ObjectExpression): InstanceModel | undefined {
  const methods = new Map<string, FunctionNode>();
  for (const property of object.properties) {
    if (property.type !== T.Property) continue;
    const name = keyName(property.key, property.computed);
    const value = unwrap(property.value);
    if (name === undefined) continue;
    if (isFunction(value)) methods.set(name, value);
    else if (name === 'methods' && value.type === T.ObjectExpression) {
      for (const method of value.properties) if (method.type === T.Property && isFunction(method.value)) methods.set(keyName(method.key, method.computed) ?? '', method.value);
    }
  }
  const vue = isVueOptions(file, object);
  const used = file.index.members.some((member) => member.object.type === T.ThisExpression && within(member, object));
  if (!vue && !(used && [...methods.keys()].some((name) => teardownStrength(name, file.settings.teardown) === 'strong'))) return undefined;
  return {
    node: object,
    title: vue ? 'this component' : 'this object',
    form: 'object',
    methods,
    bodies: [object],
    ...(vue ? { framework: 'vue' } : {}),
    lifecycle: vue ? lifecycleTeardowns.vue : [],
    promised: new Set(),
    processLong: false,
  };
}

function isVueOptions(file: FileFacts, object: TSESTree.ObjectExpression): boolean {
  const { parent } = object;
  const component = parent.type === T.ExportDefaultDeclaration || (parent.type === T.CallExpression && (exportedName(file, parent.callee) === 'defineComponent' || /^(?:Vue\.extend|Vue\.component|app\.component)$/.test(file.textOf(parent.callee))));
  if (!component) return false;
  const keys = object.properties.map((property) => (property.type === T.Property ? (keyName(property.key, property.computed) ?? '') : ''));
  return keys.some((key) => /^(?:mounted|created|beforeMount|beforeCreate|activated|beforeDestroy|beforeUnmount|unmounted|destroyed)$/.test(key)) && (file.filename.endsWith('.vue') || keys.some((key) => /^(?:data|props|methods|computed|template|components|emits|render)$/.test(key)));
}

// ---- constructor functions and prototypes -------------------------------------------------------------------------

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

function prototypes(file: FileFacts): Map<FunctionNode, PrototypeGroup> {
  const groups = new Map<string, PrototypeGroup>();
  const owners = new Map<FunctionNode, PrototypeGroup>();
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
    const name = fn.id ? fn.id.name : fn.parent.type === T.AssignmentExpression && fn.parent.right === fn ? file.textOf(fn.parent.left) : fn.parent.type === T.VariableDeclarator && fn.parent.id.type === T.Identifier ? fn.parent.id.name : undefined;
    const group = name === undefined || fn.type === T.ArrowFunctionExpression ? undefined : groups.get(name);
    if (!group || owners.has(fn)) continue;
    owners.set(fn, group);
    group.bodies.push(fn);
    group.methods.set('constructor', fn);
    group.node = fn;
  }
  return owners;
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
