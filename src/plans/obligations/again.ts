import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import { hasStrongTeardown, type Life } from '../../facts/life.ts';
import { closureOf, isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, isWrite } from '../../facts/slots.ts';
import { isNullish, memberName, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';

/**
 * Whether what has ended may begin again: an element that is connected anew, a component that React's strict mode mounts
 * once more, what is stopped and started. An aborted controller or a raised flag would stay so.
 */
export function mayBeginAgain(file: FileFacts, life: Life): boolean {
  if (life.kind === 'closure') return !hasStrongTeardown(file, life) && life.teardowns[0]?.name !== 'the returned function';
  // React's strict mode runs the clean-up of a component's effects once more, and goes on with its refs.
  if (life.kind === 'render') return true;
  const { instance } = life;
  if (!instance || instance.framework === 'angular') return false;
  return instance.framework !== undefined || !hasStrongTeardown(file, life);
}

/**
 * Whether what acquires is begun by others than the constructor, and makes anew what the end has ended: `connect()` opens the
 * socket that `destroy()` closes, and may be called once more after that.
 */
export function isBegunByOthers(file: FileFacts, { acquisition: { node }, life, slots }: Leak, instance: InstanceModel): boolean {
  const constructor = instance.methods.get('constructor');
  const atFirst = closureOf(file, constructor ? [constructor] : []);
  const ended = reachedAtEnd(file, life);
  const others = fieldsOf(file, ended).filter((name) => slots.every((slot) => slot.name !== name));
  return [...instance.methods].some(([name, method]) => {
    if (/^[_#]|^constructor$/.test(name) || instance.lifecycle.includes(name) || atFirst.has(method) || ended.has(method)) return false;
    const begun = closureOf(file, [method]);
    const isMadeAnew = (use: TSESTree.Node): boolean => isWrite(use) && isReached(use, begun) && !isReached(use, ended) && !(use.parent?.type === T.AssignmentExpression && isNullish(use.parent.right));
    return (within(node, method) || isReached(node, begun)) && others.some((name) => fieldUses(file, instance, name).some(isMadeAnew));
  });
}

/** The fields that some functions name. */
const fieldsOf = (file: FileFacts, functions: ReadonlySet<FunctionNode>): readonly string[] =>
  file.index.members.flatMap((member) => (unwrap(member.object).type === T.ThisExpression && isReached(member, functions) ? (memberName(member) ?? []) : []));
