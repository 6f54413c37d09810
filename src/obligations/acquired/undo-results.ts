import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { lifeOf } from '../../facts/life.ts';
import { exportedName, originOf, type ValueOrigin } from '../../facts/origin.ts';
import { usesOf } from '../../facts/slots.ts';
import { memberName, methodCall, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { isCollected, isEventName } from '../released/collectors.ts';
import { vacantField } from '../released/vacant.ts';
import { takesListener } from './event-shape.ts';

/**
 * Whether the result of a call undoes it, by what this file does with the result of another such call: it releases that
 * one in the row's way, or collects it. Such is a call of the very same function; and of any event function in the
 * dialect of VS Code and Atom, `onDid…` and `onWill…`, where the file collects what one of these gives.
 */
export function givesUndoByUse(file: FileFacts, row: Row, node: CallNode): boolean {
  const name = exportedName(file, node.callee);
  if (name === undefined || (isEventName.test(name) && !takesListener(file, node)) || isMadeHere(file, node)) return false;
  if (fillsVacant(file, row, node, name) || isRegistration(file, row, node, name)) return true;
  return file.once(undoneCalls).some(({ call, name: other, release }) => {
    if (release === 'collected' ? row.yields !== 'handle' : !releasesSo(row, release)) return false;
    return (other === name && isSameFunction(file, call, node)) || (release !== 'invoke' && releasesSo(row, 'dispose') && isEventName.test(name) && /^on[A-Z]/.test(other));
  });
}

/**
 * Whether a call is one of an event function that only VS Code, Atom and Monaco name so: with a listener, each gives
 * what undoes it.
 */
export function isEventOfDialect(file: FileFacts, row: Row, node: CallNode): boolean {
  const name = exportedName(file, node.callee) ?? '';
  return (isEventName.test(name) || name === 'onCancellationRequested') && releasesSo(row, 'dispose') && takesListener(file, node) && !isMadeHere(file, node);
}

/** `source.subscribe(listener)` without a use of its result, where the same instance invokes a field at its end that nothing fills. */
const fillsVacant = (file: FileFacts, row: Row, node: CallNode, name: string): boolean =>
  row.yields === 'disposer' && /^(?:subscribe|on|listen|watch|observe)/.test(name) && wrapped(node).parent?.type === T.ExpressionStatement && takesListener(file, node) && vacantField(file, lifeOf(file, node), row) !== undefined;

const importsEditor = /['"]vscode['"]/;

/** `git.registerProvider(…)` of an extension that collects what VS Code's own `register…` give: other extensions' interfaces follow that word. */
const isRegistration = (file: FileFacts, row: Row, node: CallNode, name: string): boolean =>
  /^register[A-Z]\w*(?:Provider|Handler|Factory|Serializer)$/.test(name) && methodCall(node) !== undefined && releasesSo(row, 'dispose') && file.mentions(importsEditor) && file.once(undoneCalls).some((other) => other.release === 'collected' && /^register[A-Z]/.test(other.name));

/** A function of this file, or a method of what one gives: what it gives is read there. */
function isMadeHere(file: FileFacts, node: CallNode): boolean {
  const receiver = methodCall(node)?.receiver;
  const origin = originOf(file, receiver ?? node.callee);
  if (!receiver) return origin.from === 'function';
  return isOfThisFile(origin) || ((origin.from === 'call' || origin.from === 'new') && (origin.of.from === 'function' || origin.of.from === 'class'));
}

/** What stands in this file, or a part of it. */
const isOfThisFile = (origin: ValueOrigin): boolean => (origin.from === 'member' ? isOfThisFile(origin.object) : ['literal', 'function', 'class'].includes(origin.from));

const releasesSo = (row: Row, release: string): boolean => row.release.some((form) => (form.by === 'invoke' ? release === 'invoke' : form.by === 'method' && form.names.includes(release)));

function isSameFunction(file: FileFacts, a: CallNode, b: CallNode): boolean {
  if (a === b) return true;
  const [left, right] = [methodCall(a), methodCall(b)];
  return same(identityOf(file, left?.receiver ?? a.callee), identityOf(file, right?.receiver ?? b.callee)) === 'yes';
}

interface UndoneCall {
  readonly call: CallNode;
  readonly name: string;
  /** The method that releases the result, `invoke` where it is called itself, `collected`. */
  readonly release: string;
}

/** The calls whose result this file undoes or collects. */
function undoneCalls(file: FileFacts): readonly UndoneCall[] {
  return file.index.calls.flatMap((call): UndoneCall[] => {
    const name = call.type === T.CallExpression ? exportedName(file, call.callee) : undefined;
    if (name === undefined || !/^(?:on|subscribe|listen|watch|observe|add|register|effect|autorun|reaction)/.test(name)) return [];
    if (isCollected(call)) return [{ call, name, release: 'collected' }];
    const destination = destinationOf(file, call);
    const uses = destination.to === 'slots' ? destination.slots.flatMap((slot) => usesOf(file, slot)) : [];
    return [...new Set(uses.map(releaseAt))].flatMap((release) => (release === undefined ? [] : [{ call, name, release }]));
  });
}

/** How a use of what is kept may release it: the method that is called without arguments, or `invoke`. */
function releaseAt(use: TSESTree.Node): string | undefined {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === T.CallExpression && parent.callee === outer) return parent.arguments.length === 0 ? 'invoke' : undefined;
  if (parent?.type !== T.MemberExpression || parent.object !== outer) return undefined;
  const call = wrapped(parent).parent;
  return call?.type === T.CallExpression && unwrap(call.callee) === parent && call.arguments.length === 0 ? memberName(parent) : undefined;
}
