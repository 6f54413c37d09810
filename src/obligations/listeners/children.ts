import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import type { Variable } from '../../facts/scopes.ts';
import { enclosingFunction, isConstructor, methodCall, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';
import { isEventCall } from '../acquired/event-shape.ts';
import type { Leak } from '../leak.ts';
import { compare, fluentRoot, matches, readAddition, removalsOf } from '../released/pairs.ts';
import { emitterRow } from './alternatives.ts';
import { outlivesCall, runsOnceByName } from './call-listeners.ts';
import { isUnderTest } from './guards.ts';
import { isFilledOnce } from './piles.ts';

/**
 * Listeners that a method adds to its own instance, or to what that keeps, for a thing that it makes and returns: with
 * each call there is one more, and the instance keeps all that it ever made. `once` does not help before its event.
 */
export function childrenOf(file: FileFacts): Leak[] {
  return callsNamed(file, adding).flatMap((call): Leak[] => {
    const method = methodCall(call);
    if (!emitterRow || call.type !== T.CallExpression || !method || call.parent.type !== T.ExpressionStatement) return [];
    const life = lifeOf(file, call);
    const home = enclosingFunction(call);
    const receiver = fluentRoot(method.receiver);
    if (life.kind !== 'instance' || life.end === 'process' || !home || !isMethodOf(home, [...(life.instance?.methods.values() ?? [])]) || !isRootedInThis(receiver) || isUnderTest(file, call, home)) return [];
    if (!isEventOf(file, call) || outlivesCall(file, receiver, home) !== 'yes' || !isFilledOnce(file, receiver)) return [];
    const addition = readAddition(file, { row: emitterRow, node: call, receiver: method.receiver });
    const child = addition.handlerNode && childIn(file, addition.handlerNode, home);
    if (!child || removalsOf(file, emitterRow).some((removal) => matches(compare(addition, removal)))) return [];
    return [{ acquisition: { row: emitterRow, node: call, receiver: method.receiver }, life, breach: 'piled', rule: emitterRow.rule, certainty: 'likely', slots: [], because: [`each call makes \`${child.name}\` and gives it away`, 'the listener keeps it'] }];
  });
}

const adding = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'];

const isMethodOf = (home: FunctionNode, methods: readonly FunctionNode[]): boolean => methods.includes(home) && !isConstructor(home) && !runsOnceByName(home);

function isRootedInThis(node: TSESTree.Node): boolean {
  const root = unwrap(node);
  return root.type === T.ThisExpression || (root.type === T.MemberExpression && isRootedInThis(root.object));
}

/** `on(Events.CLOSE, () => child.close())`, `on('close', listenerFor(child))` */
const isEventOf = (file: FileFacts, call: TSESTree.CallExpression): boolean => isEventCall(file, call) || hasEventName(call);

const hasEventName = ({ arguments: [event, handler] }: TSESTree.CallExpression): boolean => event?.type === T.Literal && typeof event.value === 'string' && handler !== undefined;

/** The variable of a call that it makes, returns, and that a handler names. None that a field keeps: there it is one at a time. */
function childIn(file: FileFacts, handlerNode: TSESTree.Node, home: FunctionNode): Variable | undefined {
  return returnedValues(file, home).flatMap((value) => {
    const variable = file.scopes.variable(unwrap(value));
    return variable && isMadeIn(variable, home) && !isKept(file, variable) && isNamedIn(file, variable, handlerNode) ? [variable] : [];
  })[0];
}

function isMadeIn(variable: Variable, home: FunctionNode): boolean {
  const [definition] = variable.defs;
  const init = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : undefined;
  return init !== undefined && within(init, home) && enclosingFunction(init) === home && init.type === T.NewExpression;
}

const isKept = (file: FileFacts, variable: Variable): boolean =>
  file.index.assignments.some(({ left, right }) => unwrap(left).type === T.MemberExpression && file.scopes.variable(unwrap(right)) === variable);

/** In the handler itself, in the function that it names, or among what makes it. */
function isNamedIn(file: FileFacts, variable: Variable, handlerNode: TSESTree.Node): boolean {
  const places = [handlerNode, file.scopes.functionOf(handlerNode)];
  return variable.references.some(({ identifier }) => places.some((place) => place && within(identifier, place)));
}
