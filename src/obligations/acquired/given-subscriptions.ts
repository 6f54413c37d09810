import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { hasStrongTeardown, lifeOf, type Life } from '../../facts/life.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import { isFunction, methodCall, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { isEvent, takesListener } from './event-shape.ts';

/**
 * `source.subscribe(listener)` and `source.subscribe('change', listener)` whose result nobody takes, by what was handed
 * in and has an end to outlive: an instance with a teardown, what a function returns to stop it. Subscribing by that
 * name gives what undoes it, unless the file does so by naming the listener again.
 */
export function isSubscribedForGood(file: FileFacts, row: Row, node: CallNode): boolean {
  const method = methodCall(node);
  if (method?.name !== 'subscribe' || row.yields !== 'disposer' || wrapped(node).parent?.type !== T.ExpressionStatement) return false;
  if (!(takesListener(file, node) || namesEvent(file, node)) || mayBeCompletion(file, node)) return false;
  const life = lifeOf(file, node);
  return hasEnd(file, life) && isHandedIn(file, method.receiver, life) && !isUndoneByName(file, method.receiver);
}

const hasEnd = (file: FileFacts, life: Life): boolean => life.kind === 'closure' || (life.kind === 'instance' && life.end !== 'process' && hasStrongTeardown(file, life));

/** What a constructor, a setter or the function itself was given, or a part of that. */
function isHandedIn(file: FileFacts, receiver: TSESTree.Node, life: Life): boolean {
  const root = rootOf(originOf(file, receiver));
  return root.from === 'parameter' && ['outer', 'foreign'].includes(lifetimeOf(file, receiver, life)) && (life.kind === 'closure' ? root.of === life.fn : root.of === life.instance?.methods.get('constructor'));
}

const rootOf = (origin: ValueOrigin): ValueOrigin => (origin.from === 'member' ? rootOf(origin.object) : origin);

/** `subscribe(Events.CHANGED, listener)` */
const namesEvent = (file: FileFacts, { arguments: [event, listener] }: CallNode): boolean =>
  event !== undefined && listener !== undefined && isEvent(file, unwrap(event)) && (isFunction(listener) || listener.type === T.Identifier || listener.type === T.MemberExpression);

/** `client.subscribe('topic', (error) => …)`: it may be Node's callback, which tells that it is done. */
function mayBeCompletion(file: FileFacts, node: CallNode): boolean {
  const last = node.arguments.length > 1 ? node.arguments.at(-1) : undefined;
  return (last && (isFunction(last) ? last : file.scopes.functionOf(last)))?.params.length === 1;
}

/** `source.unsubscribe(listener)` */
const isUndoneByName = (file: FileFacts, receiver: TSESTree.Node): boolean =>
  callsNamed(file, undoes).some((call) => {
    const method = methodCall(call);
    return method !== undefined && same(identityOf(file, unwrap(method.receiver)), identityOf(file, receiver)) === 'yes';
  });

const undoes = /^unsubscribe/;
