import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { fieldUses } from '../../facts/slots.ts';
import { enclosingFunction, enclosingFunctions, inLoop, methodCall, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';

/** Hooks that a framework calls once in an instance's life, or in turn with the hook that ends it. */
const once =
  /^(?:constructor|componentDidMount|componentWillMount|UNSAFE_componentWillMount|ngOnInit|ngAfterViewInit|ngAfterContentInit|connectedCallback|hostConnected|firstUpdated|beforeCreate|created|beforeMount|mounted|activated|onModuleInit|onApplicationBootstrap|setup)$/;

/** Whether a life runs this node at most once. A loop, a handler, a public method may run it again. */
export function runsOnce(file: FileFacts, node: TSESTree.Node, life: Life, depth = 0): boolean {
  if (inLoop(node)) return false;
  const home = life.fn ?? life.node;
  const members = [...(life.instance?.methods.values() ?? [])];
  for (const fn of enclosingFunctions(node)) {
    if (members.includes(fn)) return memberRunsOnce(file, fn, life, depth);
    if (fn === home || !within(fn, home)) return true;
    if (!isCalledOnce(file, fn, life, depth) || inLoop(fn)) return false;
  }
  return true;
}

/** Whether a life runs the function around a node at most once, in whose loops the node may stand. */
export function isOfOneCall(file: FileFacts, node: TSESTree.Node, life: Life): boolean {
  const fn = enclosingFunction(node);
  const statement = fn?.body.type === T.BlockStatement ? fn.body.body.find((part) => within(node, part)) : undefined;
  return statement !== undefined && runsOnce(file, statement, life);
}

const nameOf = (fn: FunctionNode, life: Life): string => [...(life.instance?.methods ?? [])].find(([, method]) => method === fn)?.[0] ?? '';

/** A hook of the framework, the constructor, or a method that nothing but one of these calls, in one place. */
function memberRunsOnce(file: FileFacts, fn: FunctionNode, life: Life, depth: number): boolean {
  const name = nameOf(fn, life);
  if (once.test(name)) return true;
  if (!life.instance || depth > 3 || !isHidden(fn, name)) return false;
  const uses = fieldUses(file, life.instance, name);
  const [use] = uses;
  return uses.length === 1 && use !== undefined && use.parent?.type === T.CallExpression && use.parent.callee === use && runsOnce(file, use, life, depth + 1);
}

const isHidden = ({ parent }: FunctionNode, name: string): boolean =>
  /^[#_]/.test(name) || ((parent.type === T.MethodDefinition || parent.type === T.PropertyDefinition) && (parent.accessibility === 'private' || parent.accessibility === 'protected'));

/** `(() => …)()`, `promise.then(() => …)`, `onMounted(() => …)`, a local function that is called in one place. */
function isCalledOnce(file: FileFacts, fn: FunctionNode, life: Life, depth: number): boolean {
  const { parent } = fn;
  if (parent.type === T.CallExpression) {
    if (parent.callee === fn) return true;
    const name = methodCall(parent)?.name ?? (parent.callee.type === T.Identifier ? parent.callee.name : '');
    return /^(?:then|catch|finally|onMounted|onBeforeMount|onMount|nextTick|\$nextTick|runOutsideAngular|run|untracked|batch|unstable_batchedUpdates)$/.test(name);
  }
  if (depth > 3) return false;
  const calls = (file.scopes.variableOf(fn)?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
  const [call] = calls;
  return calls.length === 1 && call !== undefined && call.parent?.type === T.CallExpression && call.parent.callee === call && runsOnce(file, call, life, depth + 1);
}

/** Whether each run of a node may give something that the others do not: in a loop, or of what only one call has. */
export const mayDiffer = (file: FileFacts, node: TSESTree.Node, life: Life): boolean => inLoop(node) || readsLocals(file, node, life);

/** Whether an expression's functions read anything that is new at each run: a parameter or variable between life and node. */
export function readsLocals(file: FileFacts, node: TSESTree.Node, { fn, node: owner, instance }: Pick<Life, 'fn' | 'node' | 'instance'>): boolean {
  const homes = instance ? [instance.node, ...instance.bodies] : [fn ?? owner];
  return (file.sourceCode.scopeManager?.scopes ?? []).some((scope) =>
    scope.references.some(({ identifier, resolved }) => {
      const block = resolved?.scope.block;
      if (!block || resolved.defs.length === 0 || !within(identifier, node) || within(block, node)) return false;
      const value = file.scopes.constant(identifier);
      if (value && unwrap(value).type === T.ThisExpression) return false;
      return homes.some((home) => within(block, home)) && (instance !== undefined || block !== fn);
    }),
  );
}
