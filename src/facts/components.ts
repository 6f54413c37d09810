import path from 'node:path';

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from './called.ts';
import type { FileFacts } from './file.ts';
import { exportedName, originOf, type ValueOrigin } from './origin.ts';
import { isReactHook } from './results.ts';
import { standsInRoot } from './root-template.ts';
import { variablesOfClass } from './singletons.ts';
import { decoratorsOn, isClass, isFunction, keyName, memberName, unwrap, within, type CallNode, type ClassNode, type FunctionNode } from './syntax.ts';

/**
 * Whether a component of React is given something of its own: any prop but `children`. What an application renders once
 * at its root mostly has none, and wraps the rest.
 */
export const isGivenProps = (file: FileFacts, component: ClassNode | FunctionNode): boolean =>
  isFunction(component) ? readsProps(file, component.params[0]) : file.index.members.some((member) => within(member, component) && memberName(member) === 'props' && unwrap(member.object).type === T.ThisExpression && takesProp(file, member));

const readsProps = (file: FileFacts, parameter: TSESTree.Node | undefined): boolean => {
  if (parameter?.type === T.ObjectPattern) return takesOf(parameter);
  return parameter?.type === T.Identifier && (file.scopes.variable(parameter)?.references.some(({ identifier }) => takesProp(file, identifier)) ?? false);
};

/** `props.name`, `const { name } = props` */
function takesProp(file: FileFacts, props: TSESTree.Node): boolean {
  const { parent } = props;
  if (parent?.type === T.MemberExpression && parent.object === props) return memberName(parent) !== 'children';
  return parent?.type === T.VariableDeclarator && parent.init === props && parent.id.type === T.ObjectPattern && takesOf(parent.id);
}

const takesOf = ({ properties }: TSESTree.ObjectPattern): boolean => properties.some((property) => property.type === T.RestElement || keyName(property.key, property.computed) !== 'children');

/**
 * Whether a hook or composable is given something that belongs to its caller: a function that it calls, a ref or a
 * reactive value that it reads. Such a one is there to be used by many.
 */
export const takesRefs = (file: FileFacts, hook: FunctionNode): boolean =>
  (file.sourceCode.scopeManager?.getDeclaredVariables(hook) ?? []).some(({ defs: [definition], references }) => definition?.type === 'Parameter' && references.some(({ identifier }) => isReadAsRef(file, identifier)));

/** `target.current`, `target.value`, `toValue(target)`, `handler()` */
function isReadAsRef(file: FileFacts, use: TSESTree.Node): boolean {
  const { parent } = use;
  if (parent?.type === T.MemberExpression) return parent.object === use && /^(?:current|value)$/.test(memberName(parent) ?? '');
  if (parent?.type !== T.CallExpression) return false;
  const origin = originOf(file, parent.callee);
  return parent.callee === use || (origin.from === 'import' && /^(?:toValue|unref|toRef|unrefElement|resolveUnref)$/.test(origin.path || origin.name));
}

/** Whether what an effect depends on changes within the life of its component: a prop, a state, an argument of its hook. */
function changes(file: FileFacts, dependency: TSESTree.Node): boolean {
  const expression = unwrap(dependency);
  if (expression.type === T.MemberExpression) return memberName(expression) !== 'current' && changes(file, expression.object);
  const definition = expression.type === T.Identifier ? file.scopes.variable(expression)?.defs[0] : undefined;
  if (definition?.type === 'Parameter') return true;
  const declarator = definition?.type === 'Variable' ? definition.node : undefined;
  return declarator?.id.type === T.ArrayPattern && declarator.id.elements[0] === definition?.name && declarator.init?.type === T.CallExpression && isReactHook(file, declarator.init, /^use(?:State|Reducer)$/);
}

/** Whether an effect of React runs again within the life of its component: it names nothing that it depends on, or something that changes. */
export function runsAnew(file: FileFacts, { arguments: [, dependencies] }: CallNode): boolean {
  if (!dependencies) return true;
  return dependencies.type === T.ArrayExpression && dependencies.elements.some((element) => element !== null && element.type !== T.SpreadElement && changes(file, element));
}

/** `createRoot(page).render(<Panel />)` */
export function isRenderedIntoPage(file: FileFacts, component: ClassNode | FunctionNode): boolean {
  const variable = isClass(component) ? variablesOfClass(file, component)[0] : file.scopes.variableOf(component);
  const uses = (variable?.references ?? []).filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);
  return uses.some((use) => file.index.calls.some((call) => within(use, call) && isRender(file, call)));
}

/** `render(…)` of React's or Preact's package, or of the root that it makes. */
function isRender(file: FileFacts, call: CallNode): boolean {
  const origin = originOf(file, call.callee);
  if (origin.from === 'member') return origin.name === 'render' && origin.object.from === 'call' && isOfRenderer(origin.object.of, /^createRoot$/);
  return isOfRenderer(origin, /^(?:render|hydrate|hydrateRoot)$/);
}

const isOfRenderer = (origin: ValueOrigin, names: RegExp): boolean => origin.from === 'import' && /^(?:react-dom(?:\/client)?|preact(?:\/compat)?)$/.test(origin.module) && names.test(origin.path || origin.name);

/**
 * Whether a component of Vue is given something of its own: a prop, or what its route says. One that is not may be there
 * once, as a part of the page's frame.
 */
export const isGivenInVue = (file: FileFacts): boolean => file.once(findsGiven);

const givenNames = /^(?:defineProps|useRoute)$/;

const findsGiven = (file: FileFacts): boolean =>
  callsNamed(file, givenNames).some(({ callee }) => file.scopes.functionOf(unwrap(callee)) === undefined) ||
  file.index.members.some((member) => /^\$(?:route|props)$/.test(memberName(member) ?? '') && unwrap(member.object).type === T.ThisExpression) ||
  file.nodes(T.Property).some(({ key, computed, value, parent }) => keyName(key, computed) === 'props' && /^(?:Array|Object)Expression$/.test(value.type) && isOptions(parent));

/** `export default { … }`, `defineComponent({ … })`, not `h(Row, { … })`. */
const isOptions = (node: TSESTree.Node): boolean => node.parent?.type === T.ExportDefaultDeclaration || (node.parent?.type === T.CallExpression && node.parent.arguments[0] === node);

/** `App.vue`, `crash-app.tsx`: the component that the application starts with. */
export const isRootFile = (file: FileFacts): boolean => /(?:^|[\\/])(?:[\w-]+-)?app\.(?:vue|svelte|[cm]?[jt]sx?)$/i.test(file.filename);

/** A component of React that an application's root component renders: a part of its frame. */
export function isInFrame(file: FileFacts, component: ClassNode | FunctionNode): boolean {
  const name = isClass(component) ? component.id?.name : (file.scopes.variableOf(component)?.name ?? nameOfWrapped(component));
  return name !== undefined && standsInRoot(file.filename, [name]);
}

/** `Panel` of `const Panel = memo(forwardRef((props) => …))` */
function nameOfWrapped({ parent }: TSESTree.Node): string | undefined {
  if (parent?.type === T.CallExpression) return nameOfWrapped(parent);
  return parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier ? parent.id.name : undefined;
}

/** The same of a component of Vue, which its file or folder names: `TopBar.vue` and `topBar/index.vue` are `<TopBar>` and `<top-bar>`. */
export function isVueInFrame({ filename }: FileFacts): boolean {
  const own = path.basename(filename, path.extname(filename));
  const name = own === 'index' ? path.basename(path.dirname(filename)) : own;
  return standsInRoot(filename, [name, name.replace(/^[a-z]/, (first) => first.toUpperCase()), name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()]);
}

/** `@property() name`, `static properties`, `static observedAttributes`: whoever writes the element gives it something. */
export const takesAttributes = (file: FileFacts, { body }: ClassNode): boolean =>
  body.body.some((member) => {
    if (member.type !== T.PropertyDefinition && member.type !== T.MethodDefinition && member.type !== T.AccessorProperty) return false;
    return member.static ? /^(?:properties|observedAttributes)$/.test(keyName(member.key, member.computed) ?? '') : decoratorsOn(member).some(({ expression }) => exportedName(file, expression.type === T.CallExpression ? expression.callee : expression) === 'property');
  });
