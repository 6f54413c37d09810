import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { memberName, methodCall, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import { comesFrom } from '../acquired/acquisitions.ts';

/** `createReadStream(path).pipe(response)`: when the destination fails or is closed, nothing closes the file. */
export interface Piped {
  /** The calls of `pipe`, first to last. */
  readonly calls: readonly TSESTree.CallExpression[];
  /** The source, and what it is piped to, first to last. */
  readonly streams: readonly TSESTree.Node[];
  readonly life: Life;
  readonly certainty: Certainty;
  /** Handlers of the source's errors. */
  readonly onError: readonly TSESTree.Node[];
}

const fs = { modules: ['fs', 'node:fs', 'fs-extra', 'graceful-fs'] };

export function pipedOf(file: FileFacts): readonly Piped[] {
  return file.index.calls.flatMap((call) => (methodCall(call)?.name === 'pipe' && !isPipedOn(call) ? (read(file, call) ?? []) : []));
}

const isPipedOn = (call: TSESTree.Node): boolean => {
  const { parent } = wrapped(call);
  return parent?.type === T.MemberExpression && parent.object === wrapped(call) && memberName(parent) === 'pipe';
};

function read(file: FileFacts, last: TSESTree.Node): Piped | undefined {
  const calls: TSESTree.CallExpression[] = [];
  let source = last;
  for (let method = methodCall(last); method?.name === 'pipe'; method = methodCall(source)) {
    calls.unshift(method.call);
    source = unwrap(method.receiver);
  }
  const origin = originOf(file, source);
  const targets = calls.map((call) => call.arguments[0]).filter((target) => target !== undefined);
  const end = targets.at(-1);
  if (origin.from !== 'call' || !comesFrom(origin.of, ['createReadStream'], fs) || !end || targets.length < calls.length) return undefined;
  const life = lifeOf(file, last);
  // Its own output ends with the program.
  if (life.end === 'process' || originOf(file, end).from === 'global') return undefined;
  const onError = source.type === T.Identifier ? handlersOf(file, source) : [];
  if (!onError || (source.type === T.Identifier && isClosedWith(file, source, end))) return undefined;
  const answers = life.kind === 'request' && originOf(file, end).from === 'parameter';
  return { calls, streams: [source, ...targets], life, certainty: answers ? 'certain' : 'likely', onError };
}

/** Handlers of a source's errors; undefined when anything but reading and listening is done with it. */
function handlersOf(file: FileFacts, source: TSESTree.Identifier): readonly TSESTree.Node[] | undefined {
  const handlers: TSESTree.Node[] = [];
  for (const reference of file.scopes.variable(source)?.references ?? []) {
    if (!reference.isRead()) continue;
    const member = wrapped(reference.identifier).parent;
    const call = member?.type === T.MemberExpression ? methodCall(member.parent) : undefined;
    if (!call || !/^(?:pipe|on|once|addListener|setEncoding)$/.test(call.name)) return undefined;
    const [event, handler] = call.call.arguments;
    if (call.name !== 'pipe' && event?.type === T.Literal && event.value === 'error' && handler) handlers.push(handler);
  }
  return handlers;
}

/** `response.on('close', () => file.destroy())`: what listens to the destination knows the source. */
function isClosedWith(file: FileFacts, source: TSESTree.Identifier, end: TSESTree.Node): boolean {
  const uses = file.scopes.variable(source)?.references ?? [];
  const target = file.scopes.variable(unwrap(end));
  return (target?.references ?? []).some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    const listener = parent?.type === T.MemberExpression ? methodCall(parent.parent) : undefined;
    return listener !== undefined && uses.some((use) => listener.call.arguments.some((argument) => within(use.identifier, argument)));
  });
}
