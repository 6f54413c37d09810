import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import type { InstanceModel } from '../../../facts/instance.ts';
import { isClass, isFunction, keyName, type ClassNode } from '../../../facts/syntax.ts';
import { isTypeScript } from '../../../facts/language.ts';
import { vueMajor } from '../../../facts/project.ts';
import type { NewMethod } from '../plan.ts';

/** A teardown that something is sure to call: a framework, a base class, whoever holds the implemented interface. */
export function newMethod(file: FileFacts, instance: InstanceModel): NewMethod | undefined {
  const name = calledName(file, instance);
  if (name === undefined || instance.methods.has(name)) return undefined;
  if (instance.node.type === T.ObjectExpression) return method(instance.node, instance.node.properties, { name, returns: '' });
  if (!isClass(instance.node)) return undefined;
  const { body } = instance.node;
  const callsSuper = inherits(file, instance, instance.node, name);
  return {
    ...method(body, body.body, { name, returns: writesTypes(file, body) ? ': void' : '' }),
    modifiers: modifiersOf(body, callsSuper),
    callsSuper,
    ...(name === 'ngOnDestroy' ? promiseOf(file, instance.node) : {}),
  };
}

function calledName(file: FileFacts, { framework, methods, promised, node }: InstanceModel): string | undefined {
  switch (framework) {
    case 'vue':
      return isVue2(file, methods) ? 'beforeDestroy' : 'beforeUnmount';
    case 'lit':
      return methods.has('hostConnected') ? 'hostDisconnected' : 'disconnectedCallback';
    case 'web-component':
      return 'disconnectedCallback';
    case 'angular':
      return 'ngOnDestroy';
    case 'react':
      return 'componentWillUnmount';
    default:
      return isClass(node) ? [...promised].find((name) => /^\w+$/.test(name)) : undefined;
  }
}

/** Vue 2 has other names for the end; mixing them up would call nothing. */
const isVue2 = (file: FileFacts, methods: ReadonlyMap<string, unknown>): boolean =>
  methods.has('destroyed') || methods.has('beforeDestroy') || vueMajor(file.filename) === 2 || /\bVue\.(?:extend|component)\b|from ['"]vue-(?:property-decorator|class-component)['"]/.test(file.text);

function method(owner: TSESTree.Node, members: readonly TSESTree.Node[], { name, returns }: { name: string; returns: string }): NewMethod {
  const after = lastHook(members) ?? members.at(-1);
  return { at: 'method', owner: owner.range, ...(after ? { after: after.range } : {}), name, modifiers: '', returns, callsSuper: false };
}

const hook = /^(?:componentDid\w+|ng(?:On|After|Do)\w+|connectedCallback|hostConnected|firstUpdated|beforeCreate|created|beforeMount|mounted|beforeUpdate|updated|activated|deactivated)$/;

/** The last life-cycle hook, so that the new one stands with its kin. */
const lastHook = (members: readonly TSESTree.Node[]): TSESTree.Node | undefined => members.filter((member) => isMethod(member) && hook.test(keyName(member.key, member.computed) ?? '')).at(-1);

const isMethod = (member: TSESTree.Node): member is TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.Property =>
  (member.type === T.MethodDefinition || member.type === T.PropertyDefinition || member.type === T.Property) && isFunction(member.value);

/** Whether a base has the method: what stands there must still run. */
function inherits(file: FileFacts, { framework, promised, lifecycle }: InstanceModel, node: ClassNode, name: string): boolean {
  if (!node.superClass) return false;
  const works = file.types.inheritedWork(node, name);
  if (works !== 'unknown') return works === 'yes';
  if (framework === 'lit') return name === 'disconnectedCallback';
  if (framework === 'web-component') return !/^HTML\w*Element$/.test(file.textOf(node.superClass));
  return !lifecycle.includes(name) && promised.has(name);
}

/** Whether the methods around have their result's type written. */
function writesTypes(file: FileFacts, { body }: TSESTree.ClassBody): boolean {
  const methods = body.filter((member): member is TSESTree.MethodDefinition => member.type === T.MethodDefinition && member.kind === 'method');
  return isTypeScript(file) && methods.some(({ value }) => value.returnType !== undefined);
}

/** `public`, `override`, as the other methods have it. */
function modifiersOf(body: TSESTree.ClassBody, overrides: boolean): string {
  const methods = body.body.filter((member) => member.type === T.MethodDefinition && member.kind !== 'constructor') as TSESTree.MethodDefinition[];
  const isPublic = methods.some(({ accessibility }) => accessibility === 'public') ? 'public ' : '';
  return `${isPublic}${overrides && methods.some((member) => member.override) ? 'override ' : ''}`;
}

/** `implements OnDestroy`, where the file imports from Angular's core. */
function promiseOf(file: FileFacts, node: ClassNode): Pick<NewMethod, 'promise'> {
  const imports = file.sourceCode.ast.body.filter((statement): statement is TSESTree.ImportDeclaration => statement.type === T.ImportDeclaration && statement.source.value === '@angular/core');
  const imported = imports.flatMap(({ specifiers }) => specifiers).find((specifier) => specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier && specifier.imported.name === 'OnDestroy');
  const name = imported?.local.name ?? 'OnDestroy';
  if (!isTypeScript(file) || node.implements.some(({ expression }) => expression.type === T.Identifier && expression.name === name)) return {};
  if (imported) return { promise: { owner: node.range, name } };
  const core = imports.find(({ importKind, specifiers }) => importKind !== 'type' && specifiers.some(({ type }) => type === T.ImportSpecifier));
  return core && !file.text.includes('OnDestroy') ? { promise: { owner: node.range, name, add: { declaration: core.range, name } } } : {};
}
