import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { usesOf } from '../../facts/slots.ts';
import { memberName, methodCall, methodOn, unwrap } from '../../facts/syntax.ts';
import type { Leak } from '../leak.ts';

/** What leads out of an element to one that holds it. */
const outwards = /^(?:parentElement|parentNode|ownerDocument|offsetParent|host|closest|getRootNode)$/;

/**
 * Whether an observer watches what surely outlives its maker: the page, or an element around the own one. An observer of
 * an element that the maker shows is collected with that element (DOM, "mutation observers": a node holds its observers).
 */
export const watchesOthers = (file: FileFacts, { acquisition: { node }, slots, life }: Leak): boolean =>
  [node, ...slots.flatMap((slot) => usesOf(file, slot))].some((use) => {
    const method = methodOn(use);
    const [target] = method?.name === 'observe' ? method.call.arguments : [];
    return target !== undefined && (lifetimeOf(file, target, life) === 'process' || leadsOut(target));
  });

function leadsOut(target: TSESTree.Node): boolean {
  const expression = unwrap(target);
  const call = methodCall(expression);
  if (call) return outwards.test(call.name) || leadsOut(call.receiver);
  return expression.type === T.MemberExpression && (outwards.test(memberName(expression) ?? '') || leadsOut(expression.object));
}
