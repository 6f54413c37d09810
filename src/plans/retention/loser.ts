import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, enclosingStatement, isFunction, memberName, methodCall, unwrap, within } from '../../facts/syntax.ts';
import type { Loser } from '../../retention/losers.ts';
import { freeVariable } from '../names.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { isStable } from '../stable.ts';
import type { LoserPlan } from './plan.ts';

/** A listener that loses goes when the race is over: a controller that only the race has tells it. */
export function planLoser(file: FileFacts, loser: Loser): Planned<LoserPlan> {
  return attempt(() => {
    const { race, call, promise, title } = loser;
    const [first, statement] = [enclosingStatement(promise), enclosingStatement(race)];
    const block = statement?.parent;
    if (!first || first.parent !== block || (block.type !== T.BlockStatement && block.type !== T.Program) || enclosingFunction(first) !== enclosingFunction(race)) return refuse('the race stands in no statement of its own', race);
    const before = first.range[0] < (statement as TSESTree.Statement).range[0] ? first : (statement as TSESTree.Statement);
    const ended = endedBy(file, race, before);
    const over = ended ?? freeVariable(file, ['over', 'raceOver']);
    const off = offOf(file, loser);
    return {
      plan: { by: 'loser', race: race.range, ...(ended === undefined ? { before: before.range } : {}), over, listener: call.range, off },
      verdict: { level: 'review', scope: 'file', reason: `Take the listener off ${title} once the race is over${call === promise ? ', also that for `error`, which no longer keeps one from being thrown' : ''}` },
    };
  });
}

/** The controller that the end of the race aborts already: `.finally(() => over.abort())`. */
function endedBy(file: FileFacts, race: TSESTree.CallExpression, before: TSESTree.Node): string | undefined {
  const [callback] = race.parent.type === T.MemberExpression && race.parent.object === race && memberName(race.parent) === 'finally' && race.parent.parent.type === T.CallExpression ? race.parent.parent.arguments : [];
  const method = callback?.type === T.ArrowFunctionExpression ? methodCall(callback.body) : undefined;
  const controller = method?.name === 'abort' && method.receiver.type === T.Identifier ? method.receiver : undefined;
  const made = controller && file.scopes.constant(controller);
  const origin = made && originOf(file, made);
  return made && origin?.from === 'new' && origin.of.from === 'global' && origin.of.path === 'AbortController' && made.range[1] <= before.range[0] ? controller?.name : undefined;
}

/** How the listener goes: by a signal among its options, else by name. */
function offOf(file: FileFacts, { call, promise }: Loser): LoserPlan['off'] {
  const added = call === promise ? undefined : listenerCall(call);
  if (!added || added.by === 'addEventListener') {
    const options = call.arguments[2];
    if (call.arguments.length < 2 || call.arguments.some(({ type }) => type === T.SpreadElement)) return refuse('its arguments are not in sight', call);
    if (options && options.type !== T.ObjectExpression) return refuse('its options are not written there', options);
    return { by: 'signal', ...(options ? { options: options.range, isEmpty: options.properties.length === 0 } : {}) };
  }
  const { handler, source } = added;
  const [event] = call.arguments;
  if (!handler || call.arguments.length !== 2 || !event || !isStable(file, event) || !isStable(file, source)) return refuse('a second look at what it is on may find something else', call);
  const isNamed = unwrap(handler).type === T.Identifier && isStable(file, handler);
  if (!isNamed && !isFunction(handler)) return refuse('the handler is made anew there', handler);
  const { parent } = call;
  const body = isFunction(parent) && parent.body === call ? parent : undefined;
  const holder = parent.type === T.ExpressionStatement && parent.parent.type === T.BlockStatement ? parent : undefined;
  if ((!body && !holder) || file.sourceCode.getCommentsInside(call).some((comment) => !within(comment as unknown as TSESTree.Node, handler))) return refuse('the listener is added amid another expression', call);
  return { by: 'name', statement: (holder ?? call).range, source: source.range, event: event.range, handler: handler.range, ...(isNamed ? {} : { name: freeVariable(file, ['onEnd', 'onEvent']) }) };
}
