import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isNamed } from '../../facts/kinds.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { originOf } from '../../facts/origin.ts';
import { requestTitle, responseOf } from '../../facts/requests.ts';
import { enclosingFunction, isFunction, memberName, methodCall, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { NamedType } from '../../resources/row.ts';
import { comesFrom } from '../acquired/acquisitions.ts';

/**
 * `createReadStream(path).pipe(response)`: when the destination fails or is closed, nothing closes the file.
 * `answer.pipe(createWriteStream(path))`: when a message of HTTP breaks off, nothing closes what it is written to.
 */
export interface Piped {
  /** The calls of `pipe`, first to last. */
  readonly calls: readonly TSESTree.CallExpression[];
  /** The source, and what it is piped to, first to last. */
  readonly streams: readonly TSESTree.Node[];
  readonly life: Life;
  readonly certainty: Certainty;
  /** Handlers of the source's errors. */
  readonly onError: readonly TSESTree.Node[];
  /** What it is, for people. */
  readonly what: string;
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
  if (!end || targets.length < calls.length) return undefined;
  const isFile = origin.from === 'call' && comesFrom(origin.of, ['createReadStream'], fs);
  if (!isFile && !isBrokenOff(file, source, end)) return undefined;
  const life = lifeOf(file, last);
  // Its own output ends with the program.
  if (life.end === 'process' || originOf(file, end).from === 'global') return undefined;
  const onError = source.type === T.Identifier ? handlersOf(file, source, isFile) : [];
  if (!onError || (source.type === T.Identifier && isClosedWith(file, source, end))) return undefined;
  if (!isFile) return { calls, streams: [source, ...targets], life, certainty: 'likely', onError, what: 'a message that another machine sends' };
  const answers = life.kind === 'request' && originOf(file, end).from === 'parameter';
  return { calls, streams: [source, ...targets], life, certainty: answers ? 'certain' : 'likely', onError, what: 'a file, to be read as a stream' };
}

/** A message of HTTP that is written to a file of this call or to the answer of this request, and nothing else sees to the end of that. */
function isBrokenOff(file: FileFacts, source: TSESTree.Node, end: TSESTree.Node): boolean {
  if (source.type !== T.Identifier || !isMessage(file, source)) return false;
  const target = unwrap(end);
  const origin = originOf(file, target);
  const isFile = origin.from === 'call' && comesFrom(origin.of, ['createWriteStream'], fs);
  const isAnswer = origin.from === 'parameter' && origin.of !== undefined && target.type === T.Identifier && requestTitle(file, origin.of) !== undefined && responseOf(file, origin.of) === target.name;
  if (!isFile && !isAnswer) return false;
  const uses = target.type === T.Identifier ? (file.scopes.variable(target)?.references ?? []).filter((use) => use.isRead()) : [];
  return !uses.some(({ identifier }) => isEnded(file, identifier, source));
}

/** What ends a destination in another place, or is handed it: `file.close()`, `finished(file, …)`. With a handler of its own it only ends when all is well. */
function isEnded(file: FileFacts, use: TSESTree.Node, source: TSESTree.Identifier): boolean {
  const { parent } = wrapped(use);
  if (parent?.type === T.CallExpression) return methodCall(parent)?.name !== 'pipe';
  const call = parent?.type === T.MemberExpression ? methodCall(parent.parent) : undefined;
  if (!call || !/^(?:close|destroy|destroySoon|end)$/.test(call.name)) return false;
  const listener = enclosingFunction(call.call)?.parent;
  const added = listener?.type === T.CallExpression ? listenerCall(listener) : undefined;
  return !(added && /^(?:finish|close)$/.test(added.event ?? '') && unwrap(added.source).type === T.Identifier && file.scopes.variable(unwrap(added.source)) === file.scopes.variable(use)) && enclosingFunction(call.call) !== enclosingFunction(source);
}

const message: NamedType = { from: 'package', package: ['http', 'node:http', 'https', 'node:https', '@types/node'], name: 'IncomingMessage' };

/** `http.get(url, (answer) => …)`, the request of a handler, what is typed so. */
function isMessage(file: FileFacts, source: TSESTree.Identifier): boolean {
  const typed = isNamed(file, source, message);
  if (typed !== 'unknown') return typed === 'yes';
  const origin = originOf(file, source);
  if (origin.from !== 'parameter' || !origin.of || origin.of.params[0] !== origin.node) return false;
  if (requestTitle(file, origin.of) !== undefined && responseOf(file, origin.of) !== undefined) return true;
  const call = origin.of.parent;
  const asked = call.type === T.CallExpression ? originOf(file, call.callee) : undefined;
  return asked?.from === 'import' && /^(?:node:)?https?$/.test(asked.module) && /^(?:get|request)$/.test(asked.path || asked.name);
}

/** Handlers of a source's errors; undefined when anything but reading and listening is done with it. */
function handlersOf(file: FileFacts, source: TSESTree.Identifier, isFile: boolean): readonly TSESTree.Node[] | undefined {
  const handlers: TSESTree.Node[] = [];
  for (const reference of file.scopes.variable(source)?.references ?? []) {
    if (!reference.isRead()) continue;
    const member = wrapped(reference.identifier).parent;
    const call = member?.type === T.MemberExpression ? methodCall(member.parent) : undefined;
    if (!isFile && member?.type === T.MemberExpression && /^(?:statusCode|statusMessage|headers|method|url|complete|httpVersion)$/.test(memberName(member) ?? '')) continue;
    if (!call || !(isFile ? /^(?:pipe|on|once|addListener|setEncoding)$/ : /^(?:pipe|on|once|addListener|setEncoding|resume|setTimeout)$/).test(call.name)) return undefined;
    const [event, handler] = call.call.arguments;
    if (call.name !== 'pipe' && event?.type === T.Literal && event.value === 'error' && handler) handlers.push(handler);
  }
  return handlers;
}

/** `response.on('close', () => file.destroy())`: what listens to the destination knows the source. The other way round, for what may break off. */
function isClosedWith(file: FileFacts, source: TSESTree.Identifier, end: TSESTree.Node): boolean {
  const uses = file.scopes.variable(source)?.references ?? [];
  const target = file.scopes.variable(unwrap(end))?.references ?? [];
  const knows = (listened: typeof uses, others: typeof uses): boolean =>
    listened.some(({ identifier }) => {
      const { parent } = wrapped(identifier);
      const listener = parent?.type === T.MemberExpression ? methodCall(parent.parent) : undefined;
      return listener !== undefined && others.some((use) => listener.call.arguments.some((argument) => isFunction(unwrap(argument)) && within(use.identifier, argument)));
    });
  return knows(target, uses) || (isMessage(file, source) && knows(uses, target));
}
