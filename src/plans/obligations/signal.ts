import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, isClass, isFunction, unwrap } from '../../facts/syntax.ts';
import { obligationsOf } from '../../obligations/index.ts';
import type { Leak } from '../../obligations/leak.ts';
import type { PairCall } from '../../obligations/released/pairs.ts';
import { freeField, freeVariable } from '../names.ts';
import { mayBeginAgain } from './again.ts';
import { fieldNames } from './declarations.ts';
import { statementIn } from './ends/effect.ts';
import type { Ending } from './ends/index.ts';
import { typesOfParameters } from './events.ts';
import { isBind } from './handler.ts';
import { initialField } from './initial-field.ts';
import { readsLocals, runsOnce } from './often.ts';
import { lateBy } from './late.ts';
import type { Declaration, ReleasePlan, SignalSite } from './plan.ts';
import { isThisOf, whereVisible } from './reachable.ts';
import { refOf } from './ref.ts';
import { refuse } from '../refusal.ts';

/**
 * One AbortController for several listeners whose handlers have no name, or for one whose handler or target cannot be
 * named again. DOM only: emitters take no signal.
 */
export function signalPlan(file: FileFacts, leak: Leak, addition: PairCall, ending: Ending): ReleasePlan | undefined {
  const isRender = leak.life.kind === 'render';
  const isUnseen = ({ acquisition: { receiver, node } }: Leak): boolean => [receiver, node.arguments[1]].some((part) => part !== undefined && !whereVisible(file, part, ending.place));
  const siblings = obligationsOf(file).leaks.filter((other) => other.life === leak.life && other.rule === leak.rule && takesSignal(other) && (isRender || isUnnamed(other) || isUnseen(other)));
  const named = [addition.receiver, addition.eventNode, ...(isUnnamed(leak) ? [] : [addition.handlerNode])];
  const isHidden = named.some((part) => part !== undefined && !whereVisible(file, part, ending.place));
  const begins = mayBeginAgain(file, leak.life);
  // An aborted signal adds nothing: no flag is asked for.
  const isLate = !begins && lateBy(file, leak, leak.acquisition.node) !== undefined;
  const isNeeded = isHidden || isLate || (isUnnamed(leak) && (siblings.length > 1 || typesAreLost(file, addition) || isOfCall(file, leak)));
  if (!takesSignal(leak) || !(isNeeded || isRender)) return undefined;
  const sites = [...new Set([...siblings, leak])].map(({ acquisition }) => acquisition.node).filter((node) => !isRender || enclosingFunction(node) !== leak.life.fn);
  const made = isRender ? refOf(file, leak, sites, ['listeners', 'controller'], `(${controller})`) : leak.life.kind === 'instance' ? field(file, leak, sites, begins) : variable(file, sites, ending, begins);
  if (!made) return undefined;
  if (begins && lateBy(file, leak, leak.acquisition.node)) return refuse('the end may come before it is added, and the controller that is made anew then would take it', leak.acquisition.node);
  return {
    acquisition: leak.acquisition.node.range,
    handler: { form: 'signal', signal: `${made.name}.signal`, sites: sites.map(siteOf), declare: made.declare },
    undo: { by: 'method', name: 'abort', handle: made.name, ...(begins ? { reset: controller } : {}) },
    end: ending.end,
  };
}

const controller = 'new AbortController()';

/** Whether a handler belongs to one call of the method that adds it: it reads that call's variables, or the method runs again. */
const isOfCall = (file: FileFacts, { acquisition: { node }, life }: Leak): boolean => life.kind === 'instance' && (!runsOnce(file, node, life) || (node.arguments[1] !== undefined && readsLocals(file, node.arguments[1], life)));

export const takesSignal = ({ acquisition: { row, node } }: Leak): boolean => row.finite?.includes('signal') === true && (node.arguments[2] === undefined || node.arguments[2].type === T.ObjectExpression || node.arguments[2].type === T.Literal);

const isUnnamed = ({ acquisition: { node } }: Leak): boolean => {
  const handler = node.arguments[1] && unwrap(node.arguments[1]);
  return handler !== undefined && (isFunction(handler) || isBind(handler));
};

/** Whether the handler gets types from where it stands that cannot be written down elsewhere. */
const typesAreLost = (file: FileFacts, addition: PairCall): boolean => addition.handlerNode === undefined || typesOfParameters(file, addition, unwrap(addition.handlerNode)) === undefined;

/** A call that takes a signal among its options. */
export const siteOf = (node: TSESTree.CallExpression | TSESTree.NewExpression): SignalSite => ({ call: node.range, ...(node.arguments[2] ? { options: node.arguments[2].range } : {}) });

function variable(file: FileFacts, sites: readonly TSESTree.Node[], { scope }: Ending, begins: boolean): { name: string; declare: Declaration } | undefined {
  const statements = scope ? sites.map((site) => statementIn(scope, site)).filter((statement) => statement !== undefined) : [];
  const [first] = statements.sort((a, b) => a.range[0] - b.range[0]);
  if (!first || statements.length !== sites.length) return undefined;
  const name = freeVariable(file, ['controller', 'listeners', 'abortController']);
  return { name, declare: { of: 'variable', text: `${begins ? 'let' : 'const'} ${name} = ${controller};`, before: first.range } };
}

function field(file: FileFacts, { life: { instance } }: Leak, sites: readonly TSESTree.Node[], begins: boolean): { name: string; declare: Declaration } | undefined {
  if (!instance || !isClass(instance.node) || !sites.every((site) => isThisOf(site, instance))) return undefined;
  const name = freeField(file, instance.node, fieldNames(instance.node, ['listeners', 'controller', 'abortController']));
  const declare = initialField(file, instance.node, name, controller, !begins);
  return declare && { name: `this.${name}`, declare };
}

