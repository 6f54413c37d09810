import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { capturesLife } from '../../facts/captures.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isFoundElsewhere } from '../../facts/found-elements.ts';
import { isKind } from '../../facts/kinds.ts';
import { hasStrongTeardown, mayBeRoot, type Life } from '../../facts/life.ts';
import type { Lifetime } from '../../facts/lifetimes.ts';
import { originOf } from '../../facts/origin.ts';
import { isFunction, unwrap, within, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { isOneOfMany } from '../again/many.ts';
import type { Breach } from '../leak.ts';
import { fluentRoot, type PairCall } from '../released/pairs.ts';
import { isOfProgram } from './events.ts';
import { isOfGesture } from './gestures.ts';
import { takenBackBy } from './given-back.ts';
import { isKeptBySource } from './kept-by-source.ts';
import { listensById } from './own-events.ts';
import { isOfNoElement, keepsIt, listensToPage } from './page.ts';
import { endTogether } from './shared-ends.ts';

/** What only siblings would show, and what nothing shows, is worth a look where the source keeps an instance that has ended. */
export function judgedBySource(file: FileFacts, acquisition: Acquisition, life: Life, lifetime: Exclude<Lifetime, 'own'>, breach: Breach, addition: PairCall, removals: readonly PairCall[]): Certainty | 'beside' | undefined {
  const certainty = certaintyOf(file, acquisition, life, lifetime, breach);
  return (certainty === undefined || certainty === 'beside') && (isKeptBySource(file, acquisition, life, lifetime, addition, removals) || (breach === 'neverReleased' && listensById(file, acquisition, life, lifetime, addition))) ? 'likely' : certainty;
}

/** `beside`: a breach only where siblings are released. */
function certaintyOf(file: FileFacts, acquisition: Acquisition, life: Life, lifetime: Exclude<Lifetime, 'own'>, breach: Breach): Certainty | 'beside' | undefined {
  const onPage = lifetime === 'process' && listensToPage(file, acquisition);
  if (breach === 'unreached') return ((life.end === 'called' && lifetime === 'process') || (onPage && hasStrongTeardown(file, life) && keepsIt(file, acquisition, life))) && !isOfGesture(file, acquisition) ? 'likely' : undefined;
  if (breach === 'neverReleased' && takenBackBy(file, acquisition, life) !== undefined && keepsIt(file, acquisition, life)) return 'likely';
  // A helper may be of objects that only look like targets.
  if (acquisition.row.id === 'dom.forwarded' && lifetime !== 'process' && lifetime !== 'outer') return undefined;
  const isEnded = (life.kind === 'instance' || life.kind === 'closure') && life.end !== 'open';
  if (lifetime === 'unknown' && life.end === 'called' && acquisition.receiver && isFoundElsewhere(file, acquisition.receiver) && !mayBeRoot(life, acquisition.node) && keepsIt(file, acquisition, life)) return 'likely';
  if (lifetime === 'unknown') return isEnded ? 'beside' : undefined;
  // An element that belongs to another is mostly a part of what goes with this one.
  if (lifetime === 'foreign' || (lifetime === 'outer' && acquisition.byShape)) return isOfNoElement(file, acquisition) && hasStrongTeardown(file, life) && keepsIt(file, acquisition, life) ? 'likely' : 'beside';
  if (life.kind === 'request') return 'certain';
  if (isOfProgram(acquisition.node) || isProgramsOwn(file, acquisition)) return 'beside';
  // A function may be the program's own start, an instance without a teardown the only one.
  if (life.kind === 'function' || life.end === 'open') return onPage && isOneOfMany(file, life) && keepsIt(file, acquisition, life) ? 'likely' : 'beside';
  if (lifetime === 'process') return mayLiveOn(file, acquisition, life) || holdsNothing(file, acquisition, life) ? 'likely' : 'certain';
  return life.kind === 'instance' || life.kind === 'closure' ? 'likely' : undefined;
}

/** The input and output of the program: who reads them is the program itself. */
function isProgramsOwn(file: FileFacts, { receiver }: Acquisition): boolean {
  const origin = receiver && originOf(file, receiver);
  return origin?.from === 'global' && /^process\.std(?:in|out|err)$/.test(origin.path);
}

/**
 * Whether the instance may live as long as the program: an element may be the one root; a service of a container is made once; what only stops may start again.
 */
function mayLiveOn(file: FileFacts, { node, receiver }: Acquisition, life: Life): boolean {
  const { instance, end } = life;
  if (receiver && isOfMainProcess(file, receiver)) return true;
  if (!instance) return false;
  if (mayBeRoot(life, node) || instance.shared) return true;
  return end === 'convention' && !hasStrongTeardown(file, life);
}

/** Electron's `app` and `ipcMain`: one handler answers a channel, so who listens there is made once. */
function isOfMainProcess(file: FileFacts, receiver: TSESTree.Node): boolean {
  const origin = originOf(file, receiver);
  if (origin.from !== 'import') return false;
  // A typed wrapper of the project's own: `import * as ipcMain from '../ipc-main'`.
  return /(?:^|\/)ipc-?main$/i.test(origin.module) || (/^electron(?:\/main)?$/.test(origin.module) && /^(?:app|ipcMain)$/.test(origin.path || origin.name));
}

/** A handler that is written there and reaches nothing of the life keeps nothing of it alive. */
export function holdsNothing(file: FileFacts, { node }: Acquisition, life: Life): boolean {
  const handler = node.arguments.map((argument) => unwrap(argument)).find((argument) => isFunction(argument));
  return isFunction(handler) && !capturesLife(file, handler, life);
}

/**
 * Whether an instance that is to be disposed listens, with a handler that reaches it, to what its constructor was given:
 * such a thing is there before it and is meant to outlive it. Streams and sockets are mostly given away for good.
 */
export function outlivesByDesign(file: FileFacts, acquisition: Acquisition, life: Life): boolean {
  const { node, receiver, byShape } = acquisition;
  const isToBeDisposed = hasStrongTeardown(file, life) || (life.instance?.promised.size ?? 0) > 0;
  if (life.kind !== 'instance' || !receiver || byShape || !isToBeDisposed || isErrorEvent(node)) return false;
  const constructor = life.instance?.methods.get('constructor') ?? constructorOf(life.node);
  if (!constructor || !isKept(file, fluentRoot(receiver), constructor) || isKind(file, receiver, 'stream') === 'yes') return false;
  const handler = node.arguments.at(-1);
  return handler !== undefined && !endTogether(file, acquisition, life) && file.index.members.some((member) => member.object.type === T.ThisExpression && (within(member, handler) || within(member, node)));
}

const constructorOf = (owner: TSESTree.Node): FunctionNode | undefined => {
  const member = owner.type === T.ClassDeclaration || owner.type === T.ClassExpression ? owner.body.body.find((part) => part.type === T.MethodDefinition && part.kind === 'constructor') : undefined;
  return member?.type === T.MethodDefinition && isFunction(member.value) ? member.value : undefined;
};

/** A field that the constructor's parameter, or a part of it, is put in. */
function isKept(file: FileFacts, receiver: TSESTree.Node, constructor: FunctionNode): boolean {
  if (receiver.type !== T.MemberExpression || unwrap(receiver.object).type !== T.ThisExpression) return false;
  const origin = originOf(file, receiver);
  const root = origin.from === 'member' ? origin.object : origin;
  return root.from === 'parameter' && root.of === constructor;
}

const isErrorEvent = (node: CallNode): boolean => node.arguments[0]?.type === T.Literal && node.arguments[0].value === 'error';
