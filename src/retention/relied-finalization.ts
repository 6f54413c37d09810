import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingClass, inside, methodCall, unwrap, within } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import { isWeakRef, registering, weakClassOf } from '../facts/weak-refs.ts';

const calls = { takingOut: ['unregister'], asking: ['deref'] };

/** Code that counts on the garbage collector: a callback that may come late or never does what has to be done, or a loop waits until a target is gone. */
export const reliedFinalizations = (file: FileFacts): readonly TSESTree.Node[] => [...callsNamed(file, registering).flatMap((call) => reliedCallback(file, call) ?? []), ...callsNamed(file, calls.asking).filter((call) => isPolled(file, call))];

/** The callback of a registry that ends the program, saves or sends; or that releases what nothing else can release. */
function reliedCallback(file: FileFacts, node: TSESTree.Node): TSESTree.Node | undefined {
  const method = methodCall(node);
  const registry = method ? weakClassOf(file, method.receiver) : undefined;
  const [target] = method?.call.arguments ?? [];
  const given = registry?.node.arguments[0];
  const callback = given && registry.name === 'FinalizationRegistry' ? file.scopes.functionOf(given) : undefined;
  // Whoever takes targets out again ends them another way, and the callback is there for what was forgotten.
  if (!method || !callback || !target || isTakenOut(file, method.receiver)) return undefined;
  const inCallback = inside(file.index.calls, callback);
  if (inCallback.some((call) => isLasting(file, call))) return callback;
  return unwrap(target).type === T.ThisExpression && !hasTeardown(file, node) && inCallback.some((call) => isRelease(file, call)) ? callback : undefined;
}

const isTakenOut = (file: FileFacts, registry: TSESTree.Node): boolean => callsNamed(file, calls.takingOut).some((call) => file.textOf(methodCall(call)?.receiver ?? call) === file.textOf(registry));

/** The program ends, a text is saved, a request is sent. */
function isLasting(file: FileFacts, { callee }: { readonly callee: TSESTree.Node }): boolean {
  const origin = originOf(file, callee);
  if (origin.from === 'global') return /^(?:process\.exit|fetch|navigator\.sendBeacon|(?:window\.)?(?:local|session)Storage\.setItem)$/.test(origin.path);
  return origin.from === 'import' && /^(?:node:)?fs(?:\/promises)?$/.test(origin.module) && /^(?:write|append|rm|unlink)/.test(origin.path || origin.name);
}

/** `closeSync(fd)`, `handle.close()` */
function isRelease(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const origin = originOf(file, call.callee);
  if (origin.from === 'import') return /^(?:node:)?fs$/.test(origin.module) && /^close(?:Sync)?$/.test(origin.path || origin.name);
  return teardownStrength(methodCall(call)?.name ?? '', file.settings.teardown) === 'strong';
}

/** Whether the class of the target can be ended by whoever uses it. */
function hasTeardown(file: FileFacts, node: TSESTree.Node): boolean {
  const { instance } = lifeOf(file, node);
  return !enclosingClass(node) || [...(instance?.methods.keys() ?? [])].some((name) => teardownStrength(name, file.settings.teardown) === 'strong' || /^(?:free|release|end|stop)$/.test(name));
}

/** `while (ref.deref()) await sleep(100)` */
function isPolled(file: FileFacts, call: TSESTree.Node): boolean {
  const method = methodCall(call);
  if (!method || !isWeakRef(file, method.receiver)) return false;
  return [...file.nodes(T.WhileStatement), ...file.nodes(T.DoWhileStatement)].some(({ test, body }) => within(call, test) && isWhole(test, call) && file.index.awaits.some((wait) => within(wait, body)));
}

/** The test asks for nothing but the target: what is done with it there is another question. */
const isWhole = (test: TSESTree.Node, call: TSESTree.Node): boolean => unwrap(test) === call || (call.parent?.type === T.BinaryExpression && call.parent === test) || (test.type === T.ChainExpression && test.expression === call);
