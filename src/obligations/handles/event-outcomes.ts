import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same, type Identity } from '../../facts/identity.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { enclosingFunction, unwrap, within, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { fluentRoot } from '../released/pairs.ts';

/** A handler of one event of a request, a socket, a connection. */
interface Outcome {
  readonly source: Identity;
  /** Where a chain of such calls begins. */
  readonly root: TSESTree.Node;
  readonly event: string;
  readonly fn: FunctionNode;
}

/**
 * The handler for `error` of what is waited for, where another handler of the same source releases and it does not: the
 * timer of a request that is cleared when the response comes, and runs on when the request fails.
 */
export const unreleasedFailure = (file: FileFacts, acquisition: CallNode, releases: readonly TSESTree.Node[]): TSESTree.Node | undefined =>
  // What closes has failed before, or comes to an end: that handler sees to both.
  unreleasedEvent(file, acquisition, releases, /^error$/, /^(?:close|error|end|finish|exit|loadend)$/);

/** The handler for the end of what is waited for, where those for its success and its failure release: it may just close. */
export const unreleasedClose = (file: FileFacts, acquisition: CallNode, releases: readonly TSESTree.Node[]): TSESTree.Node | undefined =>
  unreleasedEvent(file, acquisition, releases, /^(?:close|end|exit)$/, /^(?:close|end|finish|exit|loadend)$/);

function unreleasedEvent(file: FileFacts, acquisition: CallNode, releases: readonly TSESTree.Node[], events: RegExp, others: RegExp): TSESTree.Node | undefined {
  const home = enclosingFunction(acquisition);
  if (!home || releases.length === 0) return undefined;
  const outcomes = file.index.calls.flatMap((call) => (within(call, home) ? outcomeOf(file, call) : []));
  return outcomes.find((outcome) => {
    if (!events.test(outcome.event) || releasesIn(file, outcome.fn, releases)) return false;
    const beside = outcomes.filter((other) => other !== outcome && (other.root === outcome.root || same(other.source, outcome.source) === 'yes') && releasesIn(file, other.fn, releases));
    return beside.length > 0 && !beside.some(({ event }) => others.test(event));
  })?.fn;
}

function outcomeOf(file: FileFacts, call: CallNode): Outcome[] {
  const added = listenerCall(call);
  const [event] = call.arguments;
  if (added?.handler && event) {
    const root = fluentRoot(added.source);
    const fns = file.scopes.functionsOf(valueOf(added.handler));
    return eventsOf(event).flatMap((name) => fns.map((fn) => ({ source: identityOf(file, root), root, event: name, fn })));
  }
  // const request = http.request(options, (response) => …)
  const last = call.arguments.at(-1);
  const [name] = file.scopes.variableOf(call)?.identifiers ?? [];
  return name && last ? file.scopes.functionsOf(last).map((fn) => ({ source: identityOf(file, name), root: name, event: 'response', fn })) : [];
}

/** `'connect'`, `isSecure ? 'secureConnect' : 'connect'` */
function eventsOf(event: TSESTree.Node): string[] {
  const name = unwrap(event);
  if (name.type === T.ConditionalExpression) return [...eventsOf(name.consequent), ...eventsOf(name.alternate)];
  return name.type === T.Literal && typeof name.value === 'string' ? [name.value] : [];
}

/** `on('error', this.onError = function () {…})` */
const valueOf = (node: TSESTree.Node): TSESTree.Node => (node.type === T.AssignmentExpression ? node.right : node);

const releasesIn = (file: FileFacts, fn: FunctionNode, releases: readonly TSESTree.Node[]): boolean => {
  const reached = closureOf(file, [fn]);
  return releases.some((release) => isReached(release, reached));
};
