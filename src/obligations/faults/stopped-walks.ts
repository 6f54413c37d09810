import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isArray } from '../../facts/arrays.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { returnedValues, releaseName } from '../../facts/teardowns.ts';
import { enclosingFunction, inside, isFunction, memberName, methodCall, unwrap, wrapped, type CallNode, type FunctionNode } from '../../facts/syntax.ts';

/** A walk over what is to be released that ends after the first one. */
export interface StoppedWalk {
  readonly call: CallNode;
  /** `every` */
  readonly name: TSESTree.Node;
  readonly life: Life;
  /** Whether the callback can give nothing but `undefined`. */
  readonly isSure: boolean;
}

const walks = ['every'];

/**
 * `undos.every((undo) => undo());` where nobody asks for the answer: `every` goes on only as long as it is told `true`,
 * and a release mostly gives nothing.
 */
export function stoppedWalksOf(file: FileFacts): readonly StoppedWalk[] {
  return callsNamed(file, walks).flatMap((call): StoppedWalk[] => {
    const method = methodCall(call);
    const visit = call.arguments[0] && unwrap(call.arguments[0]);
    const callee = unwrap(call.callee);
    if (!method || callee.type !== T.MemberExpression || !isFunction(visit) || visit.async || call.arguments.length > 1 || !isUnasked(file, call) || isArray(file, method.receiver) === 'no') return [];
    const given = returnedValues(file, visit);
    const isSure = given.length === 0;
    if (!isSure && !given.every((value) => isReleaseOf(file, unwrap(value), visit))) return [];
    return isSure && !inside(file.index.calls, visit).some((inner) => enclosingFunction(inner) === visit && isReleaseOf(file, inner, visit)) ? [] : [{ call, name: callee.property, life: lifeOf(file, call), isSure }];
  });
}

/** A statement of its own, or all that a clean-up gives back, which its caller ignores. */
function isUnasked(file: FileFacts, call: CallNode): boolean {
  const { parent } = wrapped(call);
  return parent?.type === T.ExpressionStatement || (parent?.type === T.ArrowFunctionExpression && parent.body === wrapped(call) && lifeOf(file, parent).teardowns.some(({ fn }) => fn === parent));
}

/** `undo()`, `handle.dispose()`, `this.release(handle)` of the element that the walk has come to. */
function isReleaseOf(file: FileFacts, node: TSESTree.Node, visit: FunctionNode): boolean {
  const element = visit.params[0]?.type === T.Identifier ? file.scopes.variable(visit.params[0]) : undefined;
  if (node.type !== T.CallExpression || !element) return false;
  const callee = unwrap(node.callee);
  const isElement = (value: TSESTree.Node): boolean => unwrap(value).type === T.Identifier && file.scopes.variable(unwrap(value)) === element;
  if (callee.type === T.Identifier && isElement(callee)) return node.arguments.length === 0;
  const name = callee.type === T.MemberExpression ? memberName(callee) : callee.type === T.Identifier ? callee.name : undefined;
  if (name === undefined) return false;
  return callee.type === T.MemberExpression && isElement(callee.object) ? releaseName.test(name) : gives.test(name) && node.arguments.some(isElement);
}

/** What is called so takes its argument away. */
const gives = /^_?(?:remove|release|dispose|destroy|close|clear|cancel|stop|delete|revoke|free|off|abort|terminate|un(?:subscribe|listen|register|bind|observe|watch|mount))(?![a-z])/;
