import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { isExecutor } from '../../facts/promises.ts';
import { enclosingFunction, unwrap, within } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';

/** Why a subscription whose undo is dropped is sure to outlive what made it; undefined where that stays open. */
export function outlivesMaker(file: FileFacts, acquisition: Acquisition, life: Life): string | undefined {
  // A cancellation token goes with its request.
  if (acquisition.row.acquire.kind !== 'result' || acquisition.byShape || calledName(acquisition.node) === 'onCancellationRequested') return undefined;
  if (staysAfterSettling(file, acquisition, life)) return 'the promise may settle without it, and the source goes on';
  return isHandedToFactory(file, acquisition, life) ? 'the source was handed in, and what is returned ends everything else' : undefined;
}

/** A handler in an executor that settles the promise, as something else beside it does. */
function staysAfterSettling(file: FileFacts, { node, receiver }: Acquisition, life: Life): boolean {
  const executor = enclosingFunction(node);
  const handler = node.arguments.map((argument) => file.scopes.functionOf(argument)).find((fn) => fn !== undefined);
  if (!isExecutor(file, executor) || !handler || !receiver || !['outer', 'process'].includes(lifetimeOf(file, receiver, life))) return false;
  const settlers = executor.params.flatMap((parameter) => file.scopes.variable(parameter)?.references ?? []).map(({ identifier }) => identifier);
  return settlers.some((use) => within(use, handler)) && settlers.some((use) => !within(use, handler));
}

/** `function record(source) { source.subscribe(f); …; return { stop } }`: who stops it has the source still. */
function isHandedToFactory(file: FileFacts, { node, receiver }: Acquisition, life: Life): boolean {
  if (life.kind !== 'closure' || !receiver || enclosingFunction(node) !== life.fn) return false;
  const source = unwrap(receiver);
  const definition = source.type === T.Identifier ? file.scopes.variable(source)?.defs[0] : undefined;
  return definition?.type === 'Parameter' && definition.node === life.fn;
}
