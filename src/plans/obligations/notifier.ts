import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { targetSlot, usesOf } from '../../facts/slots.ts';
import { enclosingFunction, isFunction, memberName, within, wrapped } from '../../facts/syntax.ts';
import { fateOf } from '../../obligations/kept/observables.ts';
import type { Leak } from '../../obligations/leak.ts';
import type { Piece } from '../piece.ts';
import { refuse } from '../refusal.ts';
import { endingOf } from './ends/index.ts';
import type { Ending } from './ends/index.ts';
import type { End, ReleasePlan } from './plan.ts';
import { isVisible } from './reachable.ts';

/** `takeUntil(this.gone)` that nobody fires: the end of the life fires it. */
export function notifierPlan(file: FileFacts, leak: Leak): { plan: ReleasePlan; title: string } {
  const { acquisition, life } = leak;
  const fate = acquisition.receiver && fateOf(file, acquisition.receiver, life);
  if (fate?.is !== 'deadNotifier') return refuse('its notifier is not seen', acquisition.node);
  const { notifier } = fate;
  const ending = endingOf(file, { ...leak, slots: [] });
  if (!isVisible(file, notifier, ending.place)) refuse(`\`${file.textOf(notifier)}\` is not seen where it would be fired`, notifier);
  const completion = completionOf(file, notifier, ending);
  const undo = { by: 'method' as const, name: 'next', handle: file.textOf(notifier), arguments: toldBy(file, notifier), ...(completion ? {} : { also: 'complete' }) };
  return { plan: { acquisition: acquisition.node.range, undo, end: completion ? beforeIn(ending, completion) : ending.end }, title: `Fire \`${file.textOf(notifier)}\` ${ending.when}` };
}

/** What a notifier is fired with, by the type that is written where it is made. */
function toldBy(file: FileFacts, notifier: TSESTree.Node): readonly Piece[] {
  const origin = originOf(file, notifier);
  const [type] = origin.from === 'new' ? (origin.node.typeArguments?.params ?? []) : [];
  const text = type ? file.textOf(type) : 'void';
  if (/^(?:void|any|undefined)$/.test(text)) return text === 'undefined' ? [{ text }] : [];
  if (/^(?:boolean|null|unknown)$/.test(text)) return [{ text: text === 'boolean' ? 'true' : 'null' }];
  return refuse(`what \`${file.textOf(notifier)}\` should tell is not known`, notifier);
}

/** `this.gone.complete()` at the end: after it, firing does nothing. */
function completionOf(file: FileFacts, notifier: TSESTree.Node, { place }: Ending): TSESTree.Node | undefined {
  const slot = targetSlot(file, notifier);
  return (slot ? usesOf(file, slot) : []).find((use) => {
    const member = wrapped(use).parent;
    return member?.type === T.MemberExpression && memberName(member) === 'complete' && within(use, place);
  });
}

/** In front of the statement of the teardown that holds a node. */
function beforeIn({ place, end }: Ending, node: TSESTree.Node): End {
  const statement = isFunction(place) && place.body.type === T.BlockStatement && enclosingFunction(node) === place ? place.body.body.find((part) => within(node, part)) : undefined;
  return statement && end.at === 'block' ? { at: 'block', body: end.body, before: statement.range } : refuse('its notifier is completed elsewhere, before it could be fired', node);
}
