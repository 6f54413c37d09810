import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import type { InstanceModel } from '../../../facts/instance.ts';
import { closureOf } from '../../../facts/reach.ts';
import { methodCall, runsAtConstruction, within } from '../../../facts/syntax.ts';
import { teardownStrength } from '../../../facts/teardown-names.ts';
import type { Teardown } from '../../../facts/teardowns.ts';
import type { Leak } from '../../../obligations/leak.ts';
import type { NewMethod } from '../plan.ts';
import { refuse } from '../../refusal.ts';
import type { Ending } from './ending.ts';
import { newMethod } from './new-method.ts';
import { endIn } from './teardown.ts';

/** What comes to an end, and where it began. */
type Ended = Pick<Leak, 'life' | 'slots'> & { readonly acquisition: { readonly node: TSESTree.Node } };

/** The end of an instance's life: its best teardown, or a new one that something is sure to call. */
export function instanceEnding(file: FileFacts, { life, acquisition, slots }: Ended, instance: InstanceModel): Ending {
  const teardown = bestTeardown(file, instance, life.teardowns, acquisition.node);
  if (teardown && isForOne(file, teardown)) refuse(`\`${teardown.name}(…)\` ends a part, and nothing else is called at the end`, teardown.fn);
  if (teardown && runsAtConstruction(acquisition.node) && isRestarted(file, instance, teardown)) refuse(`after \`${teardown.name}()\` the instance is started again, and needs what it was made with`, teardown.fn);
  if (teardown && within(acquisition.node, teardown.fn)) refuse(`\`${teardown.name}()\` itself begins it`, acquisition.node);
  if (teardown) return { end: endIn(file, teardown.fn, slots), place: teardown.fn, when: `in \`${teardown.name}()\`` };
  const method = newMethod(file, instance) ?? refuse(`nothing calls a teardown of ${instance.title}`, instance.node);
  return { end: method, place: instance.bodies[0] ?? instance.node, when: whenNew(method) };
}

const whenNew = ({ name }: NewMethod): string => `in a new \`${name}()\``;

/** What begins with these hooks ends with those. */
const pairs: readonly (readonly [begins: string, ends: string])[] = [
  ['hostConnected', 'hostDisconnected'],
  ['activated', 'deactivated'],
];

/** The teardown of this very class that is most sure to be called: the framework's, a promised one, one whose name says so. */
function bestTeardown(file: FileFacts, instance: InstanceModel, teardowns: readonly Teardown[], node: TSESTree.Node): Teardown | undefined {
  const begins = memberAround(instance, node);
  const paired = pairs.find(([name]) => name === begins)?.[1];
  const rank = ({ name }: Teardown): number => {
    if (name === paired) return 0;
    if (pairs.some(([, ends]) => ends === name)) return 9;
    if (instance.lifecycle.includes(name)) return 1;
    if (instance.promised.has(name) || name.startsWith('[Symbol.')) return 2;
    return teardownStrength(name, file.settings.teardown) === 'strong' ? 3 : 4;
  };
  const own = teardowns.filter(({ fn }) => instance.form === 'prototype' || within(fn, instance.node)).filter((teardown) => rank(teardown) < 9);
  // Of `hangup(session)` and `disconnect()`, it is the second that ends all.
  const asks = (teardown: Teardown): number => Number(rank(teardown) === 4 && teardown.fn.params.some(isRequired));
  const order = (a: Teardown, b: Teardown): number => rank(a) - rank(b) || asks(a) - asks(b) || releasesIn(file, b) - releasesIn(file, a);
  return own.reduce<Teardown | undefined>((best, teardown) => (best && order(best, teardown) <= 0 ? best : teardown), undefined);
}

/** A parameter that each call has to fill. */
const isRequired = (parameter: TSESTree.Parameter): boolean => (parameter.type === T.Identifier && !parameter.optional && parameter.name !== 'this') || parameter.type === T.ObjectPattern;

/** How much a teardown ends: of `deactivate() {}` and a `dispose()` that disposes of the fields, it is the second that ends the life. */
const releasesIn = (file: FileFacts, { fn }: Teardown): number =>
  file.index.calls.filter((call) => within(call, fn) && teardownStrength(methodCall(call)?.name ?? '', file.settings.teardown) === 'strong').length;

/** Whether a `restart()` of the class calls a teardown. */
const isRestarted = (file: FileFacts, { methods }: InstanceModel, { fn }: Teardown): boolean =>
  [...methods].some(([name, method]) => /^[_#]?re(?:boot|connect|load|open|spawn|start)/.test(name) && closureOf(file, [method]).has(fn));

/** `detach(element)`, `remove(item)`, `onRemove(index, item)`: the end of one of many. */
const isForOne = (file: FileFacts, { name, fn }: Teardown): boolean =>
  fn.params.length > 0 &&
  (teardownStrength(name, file.settings.teardown) === 'weak'
    ? !/close|stop|disconnect|end|hangup|cancel|terminate|quit|exit|abort|kill|leave/i.test(name)
    : /remove/i.test(name) && fn.params.some((parameter) => file.scopes.variable(parameter)?.references.some((reference) => reference.isRead())));

/** The name of the member that holds a node. */
function memberAround(instance: InstanceModel, node: TSESTree.Node): string | undefined {
  return [...instance.methods].find(([, fn]) => within(node, fn))?.[0];
}
