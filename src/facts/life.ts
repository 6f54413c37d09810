import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole, type EffectRole } from './callbacks.ts';
import type { FileFacts } from './file.ts';
import { classModel, type InstanceModel } from './instance.ts';
import { objectModel } from './object-instance.ts';
import { isMain } from './program-starts.ts';
import { prototypeModel } from './prototype-instance.ts';
import { isClass, isFunction, unwrap, within, type FunctionNode } from './syntax.ts';
import { isOfModuleScript, isSvelte } from './svelte.ts';
import { closureTeardowns, endsAnother, registeredCleanups, releasesSomething, returnedFunctions, undoesOne, type Teardown } from './teardowns.ts';
import { isRequestMethod } from './requests.ts';
import { teardownStrength } from './teardown-names.ts';

/**
 * The life of what runs the code at a node: who acquires, when it ends, and who is told.
 * module: as long as the process. instance: of a class, constructor function or object with methods.
 * effect: one run of a framework's effect. render: one call of a component or hook. setup: a component's set-up.
 * closure: what a factory returns. request: one call of a handler that runs again and again. function: unknown.
 */
export interface Life {
  readonly kind: 'module' | 'instance' | 'effect' | 'render' | 'setup' | 'closure' | 'request' | 'function';
  readonly node: TSESTree.Node;
  /** For messages: `` `Clock` ``, `this effect`. */
  readonly title: string;
  readonly teardowns: readonly Teardown[];
  /**
   * called: a framework or an implemented interface sees to the end. convention: a teardown is there, its users
   * are to call it. open: nothing tells the end. process: it never ends.
   */
  readonly end: 'called' | 'convention' | 'open' | 'process';
  readonly instance?: InstanceModel;
  readonly effect?: EffectRole;
  /** The function of effects, renders, set-ups, closures and handlers. */
  readonly fn?: FunctionNode;
}

const lives = (): Map<TSESTree.Node, Life> => new Map();

/** The life of the code at this node: that of the nearest function with a role. */
export function lifeOf(file: FileFacts, node: TSESTree.Node): Life {
  let outermost: FunctionNode | undefined;
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (isFunction(current)) {
      const life = cached(file, current, () => roleOf(file, current));
      if (life) return life;
      if (!isInvokedAtOnce(current) && !isModuleWrapper(file, current)) outermost = current;
    } else if (current.parent && current.type === T.PropertyDefinition && isClass(current.parent.parent)) {
      if (!current.static) return cached(file, current.parent.parent, () => instanceLife(file, classModel(file, (current as TSESTree.Node).parent!.parent as never)))!;
      break;
    }
  }
  if (outermost && !isMain(file, outermost)) {
    const fn = outermost;
    return cached(file, fn, () => undefined) ?? { kind: 'function', node: fn, fn, title: 'this function', teardowns: [], end: 'open' };
  }
  return isSvelte(file) && !isOfModuleScript(node) ? file.once(svelteLife) : file.once(moduleLife);
}

function cached(file: FileFacts, key: TSESTree.Node, compute: () => Life | undefined): Life | undefined {
  const known = file.once(lives) as Map<TSESTree.Node, Life | undefined>;
  if (!known.has(key)) known.set(key, compute());
  return known.get(key);
}

function moduleLife(file: FileFacts): Life {
  if (isVueSetupScript(file)) return { kind: 'setup', node: file.sourceCode.ast, title: 'this component', teardowns: registeredCleanups(file, file.sourceCode.ast), end: 'called', effect: { framework: 'vue', cleanup: 'register', hook: 'setup', repeats: true } };
  return { kind: 'module', node: file.sourceCode.ast, title: 'this module', teardowns: [], end: 'process' };
}

/** The script of a component of Svelte: `onDestroy` registers its clean-ups. */
const svelteLife = (file: FileFacts): Life => ({ kind: 'setup', node: file.sourceCode.ast, title: 'this component', teardowns: registeredCleanups(file, file.sourceCode.ast), end: 'called', effect: { framework: 'svelte', cleanup: 'register', hook: 'setup', repeats: true } });

const isVueSetupScript = (file: FileFacts): boolean => file.filename.endsWith('.vue') && /<script\b[^>]*\bsetup\b/.test(file.text);

function roleOf(file: FileFacts, fn: FunctionNode): Life | undefined {
  const method = instanceOf(file, fn);
  const isSetup = method?.framework === 'vue' && method.methods.get('setup') === fn;
  if (method && !isSetup && isRequestMethod(file, fn) && instanceLife(file, method).teardowns.length === 0) return { kind: 'request', node: fn, fn, title: 'this request handler', teardowns: [], end: 'open' };
  if (method && !isSetup) return cached(file, method.node, () => instanceLife(file, method));
  const role = callbackRole(file, fn);
  if (role?.kind === 'effect') return effectLife(file, fn, role.effect);
  if (role?.kind === 'setup') return { kind: 'setup', node: fn, fn, title: 'this component', teardowns: [...registeredCleanups(file, fn), ...(method ? instanceLife(file, method).teardowns : [])], end: 'called', effect: role.effect };
  if (role?.kind === 'render') return { kind: 'render', node: fn, fn, title: role.title, teardowns: renderTeardowns(file, fn), end: 'called', effect: { framework: 'react', cleanup: 'return', hook: 'render', repeats: true } };
  const closure = closureTeardowns(file, fn);
  if (closure.length > 0) return { kind: 'closure', node: fn, fn, title: 'what this function returns', teardowns: closure, end: 'convention' };
  if (role?.kind === 'request') return { kind: 'request', node: fn, fn, title: role.title, teardowns: [], end: 'open' };
  return undefined;
}

/** The class, object or constructor function that a function is a method of. */
function instanceOf(file: FileFacts, fn: FunctionNode): InstanceModel | undefined {
  const { parent } = fn;
  if ((parent.type === T.MethodDefinition || parent.type === T.PropertyDefinition) && parent.value === fn && isClass(parent.parent.parent)) {
    return parent.static ? undefined : classModel(file, parent.parent.parent);
  }
  // foo = debounce(() => …): a wrapped method
  if (parent.type === T.CallExpression && parent.parent.type === T.PropertyDefinition && !parent.parent.static && isClass(parent.parent.parent.parent)) return classModel(file, parent.parent.parent.parent);
  return prototypeModel(file, fn) ?? objectModel(file, fn);
}

function instanceLife(file: FileFacts, instance: InstanceModel): Life {
  const teardowns = [...instance.methods]
    .map(([name, fn]) => ({ name, fn, strength: teardownStrength(name, file.settings.teardown) }))
    .filter(({ name, fn }) => !endsAnother(file, fn) && !undoesOne(name, fn))
    .filter(({ name, fn, strength }) => strength === 'strong' || (strength === 'weak' && !isPrivate(fn) && instance.framework === undefined && releasesSomething(file, fn)) || instance.lifecycle.includes(name))
    .map(({ name, fn }) => ({ name, fn }));
  const called = instance.framework !== undefined || teardowns.some(({ name }) => instance.promised.has(name) || name.startsWith('[Symbol.'));
  const end = instance.processLong ? 'process' : called ? 'called' : teardowns.length > 0 || instance.promised.size > 0 ? 'convention' : 'open';
  return { kind: 'instance', node: instance.node, title: instance.title, teardowns, end, instance };
}

/** Nobody else can call it: `private reset()` is a step of the class itself, which its own ends reach by their calls. */
const isPrivate = ({ parent }: FunctionNode): boolean => (parent.type === T.MethodDefinition || parent.type === T.PropertyDefinition) && (parent.accessibility === 'private' || parent.key.type === T.PrivateIdentifier);

/** Whether a teardown's name alone says that the life ends. */
export const hasStrongTeardown = (file: FileFacts, life: Life): boolean => life.teardowns.some(({ name }) => teardownStrength(name, file.settings.teardown) === 'strong');

/**
 * Whether a custom element may be the page's one root: it has no teardown at all, and acquires elsewhere than where it
 * is connected.
 */
export function mayBeRoot({ instance, teardowns }: Life, node: TSESTree.Node): boolean {
  if (instance?.framework !== 'lit' && instance?.framework !== 'web-component') return false;
  const connected = instance.methods.get('connectedCallback');
  return teardowns.length === 0 && !(connected && within(node, connected));
}

function effectLife(file: FileFacts, fn: FunctionNode, effect: EffectRole): Life {
  const teardowns = effect.cleanup === 'return' ? returnedFunctions(file, fn) : registeredCleanups(file, fn);
  return { kind: 'effect', node: fn, fn, title: `this ${effect.hook === 'useEffect' || effect.hook.includes('ffect') ? 'effect' : `\`${effect.hook}\``}`, teardowns: [...teardowns, ...(effect.cleanup === 'register' ? registeredCleanups(file, setupAround(file, fn)) : [])], end: 'called', effect };
}

function setupAround(file: FileFacts, fn: FunctionNode): TSESTree.Node {
  for (let current: TSESTree.Node | undefined = fn.parent; current; current = current.parent) if (isFunction(current)) return current;
  return file.sourceCode.ast;
}

/** What the effects of a component return: all of it runs at its end. */
export function renderTeardowns(file: FileFacts, component: FunctionNode): Teardown[] {
  return file.index.functions.flatMap((fn) => {
    if (!within(fn, component) || fn === component) return [];
    const role = callbackRole(file, fn);
    return role?.kind === 'effect' && role.effect.cleanup === 'return' ? returnedFunctions(file, fn) : [];
  });
}

/** `(function () { … })()`, `(() => { … })()`. */
export function isInvokedAtOnce(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type === T.CallExpression && parent.callee === fn) return true;
  return parent.type === T.MemberExpression && parent.object === fn && parent.parent.type === T.CallExpression && parent.parent.callee === parent;
}

/** `define([…], function () { … })`, `(function (factory) { … })(function () { … })`: the module's own function. */
function isModuleWrapper(file: FileFacts, fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type !== T.CallExpression || parent.callee === fn) return false;
  const callee = unwrap(parent.callee);
  const wraps = isFunction(callee) || (callee.type === T.Identifier && file.scopes.isGlobal(callee) && callee.name === 'define');
  return wraps && parent.parent.type === T.ExpressionStatement && parent.parent.parent.type === T.Program;
}
