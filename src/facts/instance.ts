import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from './called.ts';
import { baseCollector } from './collector-names.ts';
import type { FileFacts } from './file.ts';
import { originOf, type ValueOrigin } from './origin.ts';
import { inside, isFunction, keyName, memberName, methodCall, unwrap, type ClassNode, type FunctionNode } from './syntax.ts';
import { lifecycleTeardowns } from './teardown-names.ts';

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
  /** It may be the one of the whole application: a container makes it, or the root component mixes it in. */
  readonly shared?: true;
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
    ...(decoratorsOf(file, node).some(({ module }) => containers.test(module)) || (framework !== undefined && isRootService(file, node, methods)) ? { shared: true } : {}),
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

/** Libraries whose decorators hand a class to a container. */
const containers = /(?:^|\/)(?:inversify|tsyringe|typedi|injection-js)$/;

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
  if (isReactBase(base)) return 'react';
  if (/^HTML\w*Element$/.test(baseName)) return 'web-component';
  if (/^(?:lit|lit-element|@lit\/\S+)#\w*Element$/.test(baseName)) return 'lit';
  if (methods.has('connectedCallback') || methods.has('disconnectedCallback')) return 'web-component';
  if (methods.has('render') && (methods.has('componentDidMount') || methods.has('componentWillUnmount') || methods.has('componentDidUpdate'))) return 'react';
  const local = localBase(file, node);
  return local && depth < 5 ? frameworkOf(file, local, methods, depth + 1) : undefined;
}

/** `Component` of React, of what stands in for it, or of a package that hands it on: `@scope/core/react`. */
export function isReactBase(base: ValueOrigin): boolean {
  if (base.from === 'global') return /^React\.(?:Pure)?Component$/.test(base.path);
  return base.from === 'import' && /^(?:Pure)?Component$/.test(base.path || base.name) && /^(?:preact(?:\/compat)?|@wordpress\/element|(?:[^.].*\/)?react)$/.test(base.module);
}

/** `@Injectable({ providedIn: 'root' })`, a Nest provider: one for the whole application. */
function isRootService(file: FileFacts, node: ClassNode, methods: ReadonlyMap<string, FunctionNode>): boolean {
  const decorators = decoratorsOf(file, node);
  if (decorators.some(({ module, argument }) => module === '@nestjs/common' && !(argument && /REQUEST|TRANSIENT/.test(file.textOf(argument))))) return !methods.has('onModuleDestroy');
  return decorators.some(({ name, module, argument }) => module === '@angular/core' && name === 'Injectable' && argument !== undefined && /providedIn:\s*['"](?:root|platform|any)['"]/.test(file.textOf(argument)));
}

const interfaces: ReadonlyMap<string, string> = new Map(Object.entries({
  OnDestroy: 'ngOnDestroy',
  OnModuleDestroy: 'onModuleDestroy',
  OnApplicationShutdown: 'onApplicationShutdown',
  AsyncDisposable: '[Symbol.asyncDispose]',
}));

function promisedTeardowns(file: FileFacts, node: ClassNode): Set<string> {
  const promised = new Set<string>();
  for (const { expression } of (node.implements as typeof node.implements | undefined) ?? []) {
    const name = expression.type === T.Identifier ? expression.name : expression.type === T.MemberExpression ? memberName(expression) : undefined;
    if (name === undefined) continue;
    const method = interfaces.get(name);
    if (method !== undefined) promised.add(method);
    else if (/(?:^I?|I)Disposable$/.test(name)) promised.add('dispose');
    else if (/^I?Destroyable$/.test(name)) promised.add('destroy');
  }
  if (!node.superClass) return promised;
  for (const name of ['dispose', 'destroy', 'disposeInternal', 'ngOnDestroy', 'disconnectedCallback', 'componentWillUnmount', '[Symbol.dispose]']) {
    if (file.types.inherits(node, name)) promised.add(name);
  }
  const base = unwrap(node.superClass);
  const baseName = base.type === T.Identifier ? base.name : base.type === T.MemberExpression ? memberName(base) : undefined;
  if (!file.types.typed && baseName !== undefined && /^(?:\w*Disposable|Disposable\w*)$/.test(baseName)) promised.add('dispose');
  if (!file.types.typed && collectsByBase(file, node)) promised.add('dispose');
  return promised;
}

/** `this.addDisposables(…)` of a class that has no such method: its base collects what it is to dispose of. */
function collectsByBase(file: FileFacts, node: ClassNode): boolean {
  return inside(callsNamed(file, baseCollector), node.body).some((call) => {
    const method = methodCall(call);
    return method !== undefined && unwrap(method.receiver).type === T.ThisExpression && !node.body.body.some((member) => 'key' in member && keyName(member.key, member.computed) === method.name);
  });
}
