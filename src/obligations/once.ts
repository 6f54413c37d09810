import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isRootComponent } from '../facts/angular.ts';
import type { FileFacts } from '../facts/file.ts';
import { isExported } from '../facts/known-calls.ts';
import type { Life } from '../facts/life.ts';
import { closureOf, isReached } from '../facts/reach.ts';
import { enclosingFunction, inLoop, isClass, unwrap, within, wrapped, type ClassNode, type FunctionNode } from '../facts/syntax.ts';
import type { Leak } from './leak.ts';

const begins = /^(?:constructor|componentDidMount|ngOnInit|ngAfter(?:View|Content)Init)$/;
/** What is there once for each acquisition, however often that runs. */
const once: readonly Leak['breach'][] = ['dropped', 'neverReleased', 'notAtEnd', 'unreached', 'forgotten', 'deadNotifier'];

/** Acquired once for what is there once, as long as the application: nothing piles up, and nothing is left behind. */
export const isOnce = (file: FileFacts, leak: Leak): boolean => once.includes(leak.breach) && (isEffectOfRoot(file, leak.life) || (isRoot(file, leak.life) && runsAtBegin(leak.acquisition.node, file, leak.life)) || (isOnlyOne(file, leak.life) && isSameAgain(file, leak)));

/** A second call of the same method adds no second listener, or there is none. */
const isSameAgain = (file: FileFacts, { acquisition, life }: Leak): boolean => acquisition.row.rule === 'no-leaked-listener' || runsAtBegin(acquisition.node, file, life);

/** Whether the module makes just one: `const pad = { … }`, `const part = (() => …)()`, `new Bridge()` of a class that it keeps to itself. */
function isOnlyOne(file: FileFacts, { instance, kind, fn }: Life): boolean {
  if (kind === 'closure') return fn !== undefined && isCalledAtTop(fn);
  if (!instance) return false;
  if (instance.node.type === T.ObjectExpression) return isKeptAtTop(file, instance.node);
  const variables = file.sourceCode.scopeManager?.getDeclaredVariables(instance.node) ?? [];
  if (variables.some((variable) => isExported(file, variable))) return false;
  const values = variables.flatMap(({ references }) => references.filter((reference) => reference.isValueReference));
  return values.length > 0 && values.every(({ identifier }) => identifier.parent.type === T.NewExpression && identifier.parent.callee === identifier && !enclosingFunction(identifier) && !inLoop(identifier));
}

/** `(() => { … })()` */
function isCalledAtTop(fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  return parent?.type === T.CallExpression && unwrap(parent.callee) === fn && !enclosingFunction(parent);
}

/** A constant of the module that nothing is mixed with. */
function isKeptAtTop(file: FileFacts, object: TSESTree.ObjectExpression): boolean {
  const { parent } = wrapped(object);
  if (parent?.type !== T.VariableDeclarator || parent.id.type !== T.Identifier || enclosingFunction(parent)) return false;
  return (file.scopes.variable(parent.id)?.references ?? []).every(({ identifier: { parent: use } }) => use.type !== T.SpreadElement && !(use.type === T.CallExpression && /(?:assign|extend|mixin|merge|create|define|component)\w*$/i.test(file.textOf(use.callee))));
}

const isRoot = (file: FileFacts, { instance }: Life): boolean =>
  instance !== undefined && isClass(instance.node) && (instance.framework === 'angular' ? isRootComponent(file, instance.node) : instance.framework === 'react' && isRootOfReact(file, instance.node));

/** `App` in `App.tsx`, `CrashApp` in `crash-app.tsx`: what React renders into the page is called so. */
const isRootOfReact = (file: FileFacts, { id }: ClassNode): boolean => /^(?:[A-Z]\w*)?App$/.test(id?.name ?? '') && /(?:^|[\\/])(?:[\w-]+-)?(?:\w*A|a)pp\.[cm]?[jt]sx?$/.test(file.filename);

/** An effect that runs once, in the component that the file renders into the page. */
function isEffectOfRoot(file: FileFacts, { fn }: Life): boolean {
  const { parent } = fn ? wrapped(fn) : {};
  const dependencies = parent?.type === T.CallExpression ? parent.arguments[1] : undefined;
  return parent !== undefined && dependencies?.type === T.ArrayExpression && dependencies.elements.length === 0 && isRenderedHere(file, enclosingFunction(parent));
}

/** A function component whose only use is `createRoot(page).render(<Panel />)` in its own file. */
function isRenderedHere(file: FileFacts, fn: FunctionNode | undefined): boolean {
  const { parent } = fn ? wrapped(fn) : {};
  const name = fn?.type === T.FunctionDeclaration ? fn.id : parent?.type === T.VariableDeclarator ? parent.id : undefined;
  const variable = name?.type === T.Identifier ? file.scopes.variable(name) : undefined;
  if (!variable || isExported(file, variable)) return false;
  const uses = variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);
  return uses.length > 0 && uses.every((use) => use.type === T.JSXIdentifier && file.index.calls.some((call) => within(use, call) && /\b(?:render|hydrate|hydrateRoot)$/.test(file.textOf(call.callee))));
}

/** Whether only the set-up comes to a node. */
function runsAtBegin(node: TSESTree.Node, file: FileFacts, { instance }: Life): boolean {
  const methods = [...(instance?.methods ?? [])];
  const first = closureOf(file, methods.flatMap(([name, fn]) => (begins.test(name) ? [fn] : [])));
  const others = closureOf(file, methods.flatMap(([, fn]) => (first.has(fn) ? [] : [fn])));
  return isReached(node, first) && !isReached(node, others);
}
