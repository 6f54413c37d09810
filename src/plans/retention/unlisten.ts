import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, enclosingStatement, inside, isFunction, memberName, methodCall, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { Race } from '../../retention/races.ts';
import { freeVariable } from '../names.ts';
import { hasOwnLines } from '../own-lines.ts';
import type { Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { isStable } from '../stable.ts';
import type { UnlistenPlan } from './plan.ts';

/** The listener on a signal out of several goes where the call ends that is waited for: an abort after that is none of its. */
export function planUnlisten(file: FileFacts, { call, title }: Race): Planned<UnlistenPlan> {
  const declaration = enclosingStatement(call);
  const fn = enclosingFunction(call);
  const variable = file.scopes.variableOf(call);
  const block = declaration?.parent;
  if (!variable || !fn?.async || fn.generator || fn.body !== block || block.type !== T.BlockStatement || declaration?.type !== T.VariableDeclaration) return refuse('the listener has to be removed where the work of the call ends, and the function does not wait for that', call);
  const uses = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
  const [added, ...others] = uses.flatMap((use) => addedBy(use) ?? []);
  if (!added || others.length > 0 || added.parent.parent !== block) return refuse('the listener is not added by a statement of its own', others[0] ?? call);
  const started = uses.filter((use) => !within(use, added));
  for (const use of started) if (!isLookedAt(use) && !awaitedCall(use, fn)) refuse('what is given the signal may go on after the call', use);
  const region = block.body.slice(block.body.indexOf(added.parent as TSESTree.Statement) + 1);
  const returns = inside(file.index.returns, fn).filter((statement) => enclosingFunction(statement) === fn && statement.range[0] > added.range[1]);
  for (const use of started) checkResult(file, awaitedCall(use, fn));
  const [first, last] = [region[0], region.at(-1)];
  if (!first || !last) return refuse('nothing stands behind the listener', added);
  for (const statement of [added.parent as TSESTree.Statement, ...region]) if (!hasOwnLines(file, statement)) refuse('it shares its line with other code', statement);
  const [event, handler] = added.arguments;
  const isNamed = handler !== undefined && isStable(file, handler);
  if (!event || !handler || (!isNamed && !isFunction(handler))) return refuse('the handler is made anew there', added);
  const caught = returns.find((statement) => statement.argument && mayGoOn(statement.argument) && isTried(statement, fn));
  if (caught) refuse('a failure of what is returned would be caught', caught);
  const waits = returns.flatMap(({ argument }) => (argument && mayGoOn(argument) ? [argument.range] : []));
  return {
    plan: { by: 'unlisten', signal: variable.name, added: added.parent.range, event: event.range, handler: handler.range, ...(isNamed ? {} : { name: freeVariable(file, ['onAbort', 'whenAborted']) }), first: first.range, last: last.range, isTry: first === last && first.type === T.TryStatement && !first.finalizer, waits },
    verdict: { level: 'review', scope: 'file', reason: `Take the listener off when the call is over, so that ${title} lets go of the signal: an abort after that no longer runs it` },
  };
}

/** `signal.addEventListener('abort', …);` */
function addedBy(use: TSESTree.Node): TSESTree.CallExpression | undefined {
  const member = use.parent;
  const call = member?.type === T.MemberExpression && memberName(member) === 'addEventListener' ? member.parent : undefined;
  return call?.type === T.CallExpression && call.parent.type === T.ExpressionStatement ? call : undefined;
}

/** `signal.aborted`, `signal.throwIfAborted()` */
const isLookedAt = ({ parent }: TSESTree.Node): boolean => parent?.type === T.MemberExpression && /^(?:aborted|reason|throwIfAborted)$/.test(memberName(parent) ?? '');

/** `await fetch(url, { signal })` of the function itself, or what it returns of that. */
function awaitedCall(use: TSESTree.Node, fn: TSESTree.Node): TSESTree.CallExpression | undefined {
  if (enclosingFunction(use) !== fn) return undefined;
  const holder = use.parent?.type === T.Property && use.parent.value === use ? use.parent.parent : use;
  const call = holder?.parent;
  const isGiven = call?.type === T.CallExpression && call.arguments.includes(holder as TSESTree.Expression);
  return isGiven && wrapped(call).parent?.type === T.AwaitExpression ? call : undefined;
}

/** What a call gives may go on with the signal: `return response`, `keep(response)`, `response.body`. */
function checkResult(file: FileFacts, call: TSESTree.CallExpression | undefined): void {
  const awaited = call && wrapped(wrapped(call).parent as TSESTree.Node);
  if (awaited?.parent?.type === T.ReturnStatement) refuse('what is returned may go on with the signal', awaited);
  const reads = (awaited && file.scopes.variableOf(awaited)?.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier)) ?? [];
  const given = [awaited, ...reads].find((read) => read && !isLeftAlone(read.parent) && !(read.parent?.type === T.MemberExpression && read.parent.object === read && memberName(read.parent) !== 'body'));
  if (given) refuse('what the call gives may go on with the signal', given);
}

const isLeftAlone = (parent: TSESTree.Node | undefined): boolean => parent?.type === T.ExpressionStatement || (parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier);

/** A promise, as far as is seen: the function waits for it before it takes the listener off. */
function mayGoOn(node: TSESTree.Expression): boolean {
  const value = unwrap(node);
  return value.type !== T.AwaitExpression && (value.type === T.CallExpression || value.type === T.ConditionalExpression || value.type === T.LogicalExpression || methodCall(value) !== undefined);
}

function isTried(node: TSESTree.Node, fn: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== fn; current = current.parent) if (current.type === T.TryStatement) return true;
  return false;
}
