import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName, callsNamed } from './called.ts';
import type { FileFacts } from './file.ts';
import { originOf } from './origin.ts';
import { requestTitle } from './requests.ts';
import { hasRunes } from './svelte.ts';
import { keyName, within, type FunctionNode } from './syntax.ts';

/** How a framework runs an effect, and how it learns of its clean-up. */
export interface EffectRole {
  readonly framework: 'react' | 'vue' | 'svelte' | 'solid' | 'lit';
  /** return: what the function returns is called. register: a call such as `onUnmounted` takes it. */
  readonly cleanup: 'return' | 'register';
  /** The hook's own name. */
  readonly hook: string;
  /** Whether it runs again within one life of the component. */
  readonly repeats: boolean;
}

export type CallbackRole =
  | { readonly kind: 'effect' | 'setup'; readonly effect: EffectRole }
  | { readonly kind: 'render'; readonly title: string }
  | { readonly kind: 'request'; readonly title: string };

const hooks: readonly { modules: RegExp; names: RegExp; framework: EffectRole['framework']; cleanup: EffectRole['cleanup'] }[] = [
  { modules: /^(?:react|preact(?:\/(?:hooks|compat))?|@wordpress\/element)$/, names: /^use(?:Layout|Insertion)?Effect$/, framework: 'react', cleanup: 'return' },
  { modules: /^svelte$/, names: /^(?:onMount|\$effect(?:\.pre)?)$/, framework: 'svelte', cleanup: 'return' },
  { modules: /^solid-js$/, names: /^(?:createEffect|onMount|createComputed|createRenderEffect)$/, framework: 'solid', cleanup: 'register' },
  { modules: /^(?:vue|@vue\/composition-api|vue-demi|@vue\/runtime-(?:core|dom)|@nuxtjs\/composition-api|#imports)$/, names: /^(?:on(?:Before)?Mount(?:ed)?|onActivated|watch(?:Post|Sync)?(?:Effect)?)$/, framework: 'vue', cleanup: 'register' },
  { modules: /^@vueuse\/core$/, names: /^tryOnMounted$/, framework: 'vue', cleanup: 'register' },
];

const roles = (): Map<FunctionNode, CallbackRole | undefined> => new Map();

/** What runs a function that is passed on or named by convention, when it is known. */
export function callbackRole(file: FileFacts, fn: FunctionNode): CallbackRole | undefined {
  const known = file.once(roles);
  if (!known.has(fn)) known.set(fn, effectRole(file, fn) ?? componentRole(file, fn) ?? requestRole(file, fn));
  return known.get(fn);
}

function effectRole(file: FileFacts, fn: FunctionNode): CallbackRole | undefined {
  const call = fn.parent;
  if (call.type !== T.CallExpression || call.callee === fn) return undefined;
  const position = call.arguments.indexOf(fn as TSESTree.ArrowFunctionExpression);
  const origin = originOf(file, call.callee);
  // Nuxt and `unplugin-auto-import` give Vue's functions without an import, in .vue files.
  const [module, name] = origin.from === 'import' ? [origin.module, origin.path || origin.name] : origin.from !== 'global' ? ['', ''] : file.filename.endsWith('.vue') ? ['vue', origin.path] : hasRunes(file) ? ['svelte', origin.path] : ['', ''];
  const hook = hooks.find(({ modules, names }) => modules.test(module) && names.test(name));
  if (!hook) return undefined;
  const isWatch = /^watch$/.test(name);
  if (position !== (isWatch ? 1 : 0)) return undefined;
  const dependencies = call.arguments[1];
  const repeats = hook.framework === 'react' ? !(dependencies?.type === T.ArrayExpression && dependencies.elements.length === 0) : hook.framework !== 'svelte' && !/^on/.test(name);
  return { kind: 'effect', effect: { framework: hook.framework, cleanup: hook.cleanup, hook: name, repeats } };
}

const hookName = /^use[A-Z]/;

/** A hook of React or a composable of Vue: both go by the name. */
export const isHook = (fn: FunctionNode): boolean => hookName.test(functionName(fn) ?? '');

const functionName = (fn: FunctionNode): string | undefined => {
  if (fn.id) return fn.id.name;
  let { parent }: TSESTree.Node = fn;
  // const X = memo(forwardRef(function (props) { … }))
  while (parent.type === T.CallExpression && /(?:memo|forwardRef|observer)$/.test(calledName(parent) ?? '')) parent = parent.parent;
  return parent.type === T.VariableDeclarator && parent.id.type === T.Identifier ? parent.id.name : undefined;
};

/** A React component or hook: its name says so by React's own rule, and it calls hooks of React. */
function componentRole(file: FileFacts, fn: FunctionNode): CallbackRole | undefined {
  const parent = fn.parent;
  if (parent.type === T.Property && keyName(parent.key, parent.computed) === 'setup' && file.once(importsVue)) {
    return { kind: 'setup', effect: { framework: 'vue', cleanup: 'register', hook: 'setup', repeats: true } };
  }
  const name = functionName(fn);
  if (name === undefined) return undefined;
  if (hookName.test(name) && file.once(importsVue)) return { kind: 'setup', effect: { framework: 'vue', cleanup: 'register', hook: name, repeats: true } };
  if (!/^(?:use[A-Z]|[A-Z])/.test(name) || !file.once(reactHookCalls).some((call) => within(call, fn))) return undefined;
  return { kind: 'render', title: `\`${name}\`` };
}

const importsVue = (file: FileFacts): boolean =>
  file.filename.endsWith('.vue') || file.sourceCode.ast.body.some((statement) => statement.type === T.ImportDeclaration && /^(?:vue|vue-demi|@vue\/composition-api|@vue\/runtime-core|@vueuse\/\w+)$/.test(statement.source.value) && statement.importKind !== 'type');

function reactHookCalls(file: FileFacts): readonly TSESTree.Node[] {
  return callsNamed(file, hookName).filter((call) => {
    const origin = originOf(file, call.callee);
    return origin.from === 'import' && /^(?:react|preact(?:\/(?:hooks|compat))?)$/.test(origin.module);
  });
}

function requestRole(file: FileFacts, fn: FunctionNode): CallbackRole | undefined {
  const title = requestTitle(file, fn);
  return title === undefined ? undefined : { kind: 'request', title };
}
