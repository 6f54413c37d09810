import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, meansInstance } from '../../facts/slots.ts';
import { isFunction, memberName, methodCall, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import type { Row } from '../../resources/row.ts';

/** `this.disposables.push` of a class that puts other things in there, and at its end releases each of them as the row would. */
export function emptiedCollector(file: FileFacts, { acquisition: { row }, life }: Leak): TSESTree.MemberExpression | undefined {
  const { instance } = life;
  if (!instance) return undefined;
  const reached = reachedAtEnd(file, life);
  for (const { callee } of file.index.calls) {
    if (callee.type !== T.MemberExpression || !/^(?:push|add)$/.test(memberName(callee) ?? '')) continue;
    const field = unwrap(callee.object);
    const name = field.type === T.MemberExpression && meansInstance(file, field.object, instance) ? memberName(field) : undefined;
    if (name !== undefined && fieldUses(file, instance, name).some((use) => isReached(use, reached) && isReleasedAll(file, row, use))) return callee;
  }
  return undefined;
}

/** `all.forEach((each) => each.dispose())`, `for (const each of all) each.dispose()`, `all.dispose()`. */
function isReleasedAll(file: FileFacts, row: Row, use: TSESTree.Node): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === T.ForOfStatement && parent.right === outer) return releasesIn(file, row, parent.body);
  if (parent?.type !== T.MemberExpression || parent.object !== outer) return false;
  const call = wrapped(parent).parent;
  if (call?.type !== T.CallExpression || call.callee !== wrapped(parent)) return false;
  const name = memberName(parent) ?? '';
  if (row.release.some((release) => release.by === 'method' && release.names.includes(name))) return true;
  if (name === 'filter' || name === 'splice' || name === 'slice') return isReleasedAll(file, row, call);
  const [callback] = call.arguments;
  return name === 'forEach' && callback !== undefined && isFunction(callback) && releasesIn(file, row, callback.body);
}

const releasesIn = (file: FileFacts, { release }: Row, place: TSESTree.Node): boolean =>
  file.index.calls.some((call) => {
    const method = methodCall(call)?.name;
    return within(call, place) && release.some((way) => (way.by === 'method' ? method !== undefined && way.names.includes(method) : way.by === 'invoke' && method === undefined && call.arguments.length === 0));
  });
