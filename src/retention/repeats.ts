import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { enclosingFunction, inLoop, isConstructor, isFunction, within, type FunctionNode } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { isReached, reachedAtEnd } from '../facts/reach.ts';
import type { Place } from './places.ts';
import { isForOneCall } from './single-use.ts';

/**
 * How sure it is that code runs again and again: in a loop, a request handler, a generator, or in a function that does
 * its work for what it is given. Undefined for what runs once by all that is seen.
 */
export function repeatsAs(file: FileFacts, node: TSESTree.Node): Certainty | undefined {
  if (inLoop(node) || lifeOf(file, node).kind === 'request') return 'certain';
  const fn = enclosingFunction(node);
  if (!fn || isConstructor(fn) || isReached(node, reachedAtEnd(file, lifeOf(file, node)))) return undefined;
  if (fn.generator || usesParameters(file, fn, node)) return 'certain';
  return lifeOf(file, node).kind === 'module' ? undefined : 'likely';
}

/** The same of what is left at a place: a field goes with its instance, which may be made for one call. */
export function repeatsFor(file: FileFacts, node: TSESTree.Node, { life, instance }: Place): Certainty | undefined {
  const repeated = repeatsAs(file, node);
  const isWithinCall = inLoop(node) || enclosingFunction(node)?.generator === true;
  if (repeated === undefined || isWithinCall || life !== 'instance' || !instance) return repeated;
  const once = isForOneCall(file, instance.node);
  return once === 'yes' ? undefined : once === 'unknown' ? 'likely' : repeated;
}

/** Whether what happens here depends on what the function is called with. */
function usesParameters(file: FileFacts, fn: FunctionNode, node: TSESTree.Node): boolean {
  const given = new Set(file.sourceCode.scopeManager?.getDeclaredVariables(fn) ?? []);
  const names = [...given].filter(({ defs: [definition] }) => definition?.type === 'Parameter' && isFunction(definition.node));
  return names.some(({ references }) => references.some(({ identifier }) => within(identifier, node)));
}

/** The innermost loop that nothing in sight ends, around a node that each of its turns comes to: `while (…)`, `for (;;)`, `for await`. */
export function openLoop(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current: TSESTree.Node | undefined = node; current.parent && !isFunction(current); current = current.parent) {
    const loop: TSESTree.Node = current.parent;
    if (loop.type === T.WhileStatement || loop.type === T.DoWhileStatement || (loop.type === T.ForStatement && !loop.update && loop.init !== current) || (loop.type === T.ForOfStatement && loop.await && loop.body === current)) return loop;
  }
  return undefined;
}
