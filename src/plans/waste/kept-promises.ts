import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, wrapped } from '../../facts/syntax.ts';
import { readsOf, soleVariableOf } from '../../facts/value-uses.ts';
import { descendants } from '../../facts/walk.ts';
import type { WalkForm } from '../../waste/line-walks.ts';
import { fileSystemFunction } from '../../waste/whole-reads.ts';
import { refuse } from '../refusal.ts';

/** Refuses where a walk starts promises and keeps them: a walk that begins to wait between two values lets one fail before anybody waits for it, which ends the process. */
export function checkKeptPromises(file: FileFacts, form: WalkForm): void {
  const started = codeOf(form).flatMap((code) => startedIn(file, code));
  const kept = started.find((promise) => isKept(file, promise));
  if (kept) refuse('A promise that is kept may fail before anything waits for it', kept);
}

/** The code that runs for each value: the body of the loop, or the callbacks of the chain. */
function codeOf(form: WalkForm): readonly TSESTree.Node[] {
  if (form.by === 'of' || form.by === 'index' || form.by === 'entries') return [form.loop.body];
  return form.by === 'chain' ? [...form.stages.map(({ node }) => node), form.last].flatMap((call) => (call.type === T.CallExpression ? call.arguments.slice(0, 1) : [])) : [];
}

/** Promises that the code makes when it runs, and not a function within it. A callback that is async gives one itself. */
function startedIn(file: FileFacts, code: TSESTree.Node): TSESTree.Node[] {
  const own = isFunction(unwrap(code)) ? unwrap(code) : undefined;
  if (own && isFunction(own) && own.async) return [own];
  return [...descendants(file, code, (node) => isFunction(node) && node !== own)].filter((node) => node.type === T.CallExpression && isPromise(file, node));
}

function isPromise(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const fn = isFunction(callee) ? callee : file.scopes.functionOf(callee);
  if (fn) return fn.async && !fn.generator;
  const known = file.types.hasMembers(call, [['then']]);
  if (known !== 'unknown') return known === 'yes';
  const origin = originOf(file, callee);
  return (origin.from === 'global' && origin.path === 'fetch') || (/^(?:Identifier|MemberExpression)$/.test(callee.type) && fileSystemFunction(file, callee)?.isPromise === true);
}

/** Whether a promise outlives its turn with nothing that waits for it: dropped ones and those with a `catch` do as before. */
function isKept(file: FileFacts, promise: TSESTree.Node): boolean {
  if (isFunction(promise)) return methodCall(promise.parent)?.name === 'map';
  const last = lastLink(promise);
  if (methodCall(last)?.name === 'catch' || isAwaited(last)) return false;
  const { parent } = wrapped(last);
  if (parent?.type === T.ExpressionStatement || (parent?.type === T.UnaryExpression && parent.operator === 'void')) return false;
  const variable = soleVariableOf(file, last);
  return variable ? readsOf(variable).some((use) => !isAwaited(use)) : true;
}

/** `send(line).then(…).finally(…)` is one promise. */
function lastLink(promise: TSESTree.Node): TSESTree.Node {
  const member = wrapped(promise).parent;
  const isLink = member?.type === T.MemberExpression && unwrap(member.object) === unwrap(promise) && member.parent.type === T.CallExpression && member.parent.callee === member;
  return isLink ? lastLink(member.parent) : promise;
}

/** Whether the turn waits for it, by itself or together with others: `await Promise.all([send(line), log(line)])`. */
function isAwaited(node: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  for (let { parent } = node; parent && parent !== home && !/Statement$|^VariableDeclaration$/.test(parent.type); { parent } = parent) {
    if (parent.type === T.AwaitExpression) return true;
  }
  return false;
}
