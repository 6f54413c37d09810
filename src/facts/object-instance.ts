import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { InstanceModel } from './instance.ts';
import { exportedName } from './origin.ts';
import { enclosingFunctions, isFunction, keyName, unwrap, within, type FunctionNode } from './syntax.ts';
import { lifecycleTeardowns, teardownStrength } from './teardown-names.ts';

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
  const model = known.get(object);
  // Vue runs an arrow for the component, too.
  return fn.type === T.ArrowFunctionExpression && model?.framework !== 'vue' ? undefined : model;
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
  const used = file.index.members.some((member) => member.object.type === T.ThisExpression && within(member, object) && isMethodOf(object, ownerOfThis(member)));
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
    ...(vue && isMixin(file, object) ? { shared: true } : {}),
  };
}

/** Options without a template, which a component mixes in: the root one, too. */
const isMixin = (file: FileFacts, object: TSESTree.ObjectExpression): boolean =>
  !file.filename.endsWith('.vue') && object.parent.type === T.ExportDefaultDeclaration && !object.properties.some((property) => property.type === T.Property && /^(?:template|render|setup|el)$/.test(keyName(property.key, property.computed) ?? ''));

/** The function whose `this` is meant: an arrow has none of its own. */
function ownerOfThis(node: TSESTree.Node): FunctionNode | undefined {
  for (const fn of enclosingFunctions(node)) if (fn.type !== T.ArrowFunctionExpression) return fn;
  return undefined;
}

const isMethodOf = (object: TSESTree.ObjectExpression, fn: FunctionNode | undefined): boolean => fn?.parent.type === T.Property && fn.parent.value === fn && within(fn, object);

function isVueOptions(file: FileFacts, object: TSESTree.ObjectExpression): boolean {
  const { parent } = object;
  const component = parent.type === T.ExportDefaultDeclaration || (parent.type === T.CallExpression && (exportedName(file, parent.callee) === 'defineComponent' || /^(?:Vue\.extend|Vue\.component|app\.component)$/.test(file.textOf(parent.callee))));
  if (!component) return false;
  const keys = object.properties.map((property) => (property.type === T.Property ? (keyName(property.key, property.computed) ?? '') : ''));
  return keys.some((key) => /^(?:mounted|created|beforeMount|beforeCreate|activated|beforeDestroy|beforeUnmount|unmounted|destroyed)$/.test(key)) && (file.filename.endsWith('.vue') || keys.some((key) => /^(?:data|props|methods|computed|template|components|emits|render)$/.test(key)));
}
