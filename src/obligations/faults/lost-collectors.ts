import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import type { Variable } from '../../facts/scopes.ts';
import { variableSlot } from '../../facts/slots.ts';
import { enclosingFunction, enclosingFunctions, memberName, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import type { Leak } from '../leak.ts';
import { collectorOf, isEventName } from '../released/collectors.ts';

/** What a collector of a call is to be ended by. */
const row: Row = {
  id: 'any.collector',
  rule: 'no-leaked-subscription',
  what: 'collector of subscriptions',
  acquire: { kind: 'made', members: [['dispose', 'unsubscribe']] },
  yields: 'handle',
  release: [{ by: 'method', names: ['dispose', 'unsubscribe'] }],
  heldBy: 'receiver',
};

/**
 * `const store = new DisposableStore(); store.add(source.onDidChange(…));` in a function that does nothing else with
 * `store`: what it takes over stays, and with the call the last way to it is lost.
 */
export function lostCollectorsOf(file: FileFacts): Leak[] {
  const taken = new Map<Variable, Acquisition[]>();
  for (const acquisition of acquisitionsOf(file)) {
    // watch(…) of a framework ends with its component.
    if (acquisition.row.rule !== 'no-leaked-subscription' || !acquisition.receiver) continue;
    const place = placeOf(acquisition.node);
    const variable = place?.type === T.Identifier ? file.scopes.variable(place) : undefined;
    if (variable) taken.set(variable, [...(taken.get(variable) ?? []), acquisition]);
  }
  return [...taken].flatMap(([variable, acquisitions]): Leak[] => {
    const made = madeIn(variable);
    // A token goes with its request.
    const [first] = acquisitions.filter(({ node }) => !isOfToken(node));
    if (!made || !first || lifeOf(file, made).end === 'process' || !variable.references.every(({ identifier, init }) => init || isTaking(identifier as TSESTree.Identifier) || isForToken(identifier, acquisitions))) return [];
    const slot = variableSlot(file, variable.identifiers[0] as TSESTree.Identifier);
    return [{ acquisition: { row, node: made.type === T.NewExpression ? made : first.node }, life: lifeOf(file, made), breach: 'neverReleased', rule: row.rule, certainty: 'likely', slots: slot ? [slot] : [], because: [`\`${variable.name}\` takes over what is subscribed, and nothing ends \`${variable.name}\``] }];
  });
}

/** `store` of `store.add(made)`, `list` of `list.push(made)` and of `onDidChange(listener, this, list)`. */
function placeOf(made: CallNode): TSESTree.Node | undefined {
  const collector = collectorOf(made);
  if (collector) return unwrap(collector.object);
  const [, , list] = made.arguments;
  return list && isEventName.test(calledName(made) ?? '') ? unwrap(list) : undefined;
}

/** `new Store()` or `[]`, of a constant of a function. */
function madeIn({ defs: [definition], scope }: Variable): TSESTree.Node | undefined {
  if (definition?.type !== 'Variable' || definition.parent.kind !== 'const' || definition.node.id.type !== T.Identifier || !definition.node.init || !enclosingFunction(scope.block.type === T.Program ? scope.block : definition.node)) return undefined;
  const init = unwrap(definition.node.init);
  return (init.type === T.NewExpression && init.arguments.length === 0) || (init.type === T.ArrayExpression && init.elements.length === 0) ? init : undefined;
}

/** `store.add(…)` as a statement, or the collector argument of an event. */
function isTaking(use: TSESTree.Identifier): boolean {
  const { parent } = wrapped(use);
  if (parent?.type === T.CallExpression) return parent.arguments[2] === wrapped(use) && isEventName.test(calledName(parent) ?? '');
  const call = parent?.type === T.MemberExpression && /^(?:add|push|use|register)$/.test(memberName(parent) ?? '') ? wrapped(parent).parent : undefined;
  return call?.type === T.CallExpression && unwrap(call.callee) === parent && wrapped(call).parent?.type === T.ExpressionStatement;
}

const isOfToken = (node: CallNode): boolean => calledName(node) === 'onCancellationRequested';

/** Ended when a token is cancelled, which mostly never comes. */
const isForToken = (use: TSESTree.Node, acquisitions: readonly Acquisition[]): boolean => [...enclosingFunctions(use)].some((fn) => acquisitions.some(({ node }) => isOfToken(node) && node.arguments[0] === fn));
