import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { hasStrongTeardown, lifeOf, type Life } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { instanceOfThis } from '../facts/slots.ts';
import { enclosingFunction, memberName, methodCall, unwrap, within, wrapped } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';

/** An element that an instance makes and puts on the page, and that nothing takes off the page again. */
export interface LeftElement {
  /** `document.body.appendChild(el)` */
  readonly call: TSESTree.CallExpression;
  readonly life: Life;
  readonly element: TSESTree.Expression;
  /** The field that holds it: `this.el`, as it is written. */
  readonly field?: string;
  readonly certainty: Certainty;
}

/** Every element of the file that stays on the page when the instance that made it has gone. */
export function leftElements(file: FileFacts): readonly LeftElement[] {
  return callsNamed(file, making).length > 0 ? callsNamed(file, putting).flatMap((call) => leftBy(file, call) ?? []) : [];
}

const making = ['createElement'];
const putting = ['append', 'appendChild', 'prepend', 'insertBefore'];

function leftBy(file: FileFacts, call: TSESTree.Node): LeftElement | undefined {
  const method = methodCall(call);
  const [element] = method?.call.arguments ?? [];
  if (!method || !element || element.type === T.SpreadElement || !isPage(file, method.receiver)) return undefined;
  const life = lifeOf(file, call);
  if (life.kind !== 'instance' || life.instance === undefined || life.instance.processLong || life.instance.framework !== undefined || !isMadeHere(file, element)) return undefined;
  const names = namesOf(file, element);
  const field = fieldOf(file, names);
  if (isTakenOff(file, life, names) || names.some((name) => isHandedOn(file, name))) return undefined;
  return { call: method.call, life, element, ...(field ? { field: file.textOf(field) } : {}), certainty: hasStrongTeardown(file, life) && !(field && isPublic(field)) ? 'certain' : 'likely' };
}

/** `document.body`, `document.documentElement`: it stays as long as the program. */
function isPage(file: FileFacts, receiver: TSESTree.Node): boolean {
  const origin = originOf(file, receiver);
  return origin.from === 'global' && /^document\.(?:body|documentElement)$/.test(origin.path);
}

/** `document.createElement('div')`; what loads code or style is meant to stay. */
function isMadeHere(file: FileFacts, element: TSESTree.Node): boolean {
  const origin = originOf(file, element);
  if (origin.from !== 'call' || origin.of.from !== 'global' || origin.of.path !== 'document.createElement') return false;
  const [tag] = origin.node.arguments;
  return tag?.type === T.Literal && !/^(?:script|style|link|meta|base|template)$/i.test(String(tag.value));
}

/** The expression, the variable that it names, and the field that holds the same. */
function namesOf(file: FileFacts, element: TSESTree.Node): readonly TSESTree.Node[] {
  const variable = file.scopes.variable(unwrap(element));
  const uses: readonly TSESTree.Node[] = variable ? variable.references.map(({ identifier }) => identifier) : [unwrap(element)];
  const fields = uses.flatMap((use) => {
    const outer = wrapped(use);
    return outer.parent?.type === T.AssignmentExpression && outer.parent.right === outer ? [unwrap(outer.parent.left)] : [];
  });
  const members = [...uses, ...fields].filter((node) => node.type === T.MemberExpression);
  return [...uses, ...file.index.members.filter((member) => members.some((other) => memberName(other) === memberName(member)))];
}

const fieldOf = (file: FileFacts, names: readonly TSESTree.Node[]): TSESTree.MemberExpression | undefined =>
  names.find((node): node is TSESTree.MemberExpression => node.type === T.MemberExpression && instanceOfThis(file, node.object) !== undefined);

/** Nothing says that it is the instance's own. */
function isPublic(field: TSESTree.MemberExpression): boolean {
  const name = memberName(field) ?? '';
  return !/^[#_]|_$/.test(name);
}

const removing = /^(?:remove|removeChild|removeNode|replaceChild|replaceChildren|replaceWith|detach|destroy|unmount|empty)$/;

/** Anything within the instance takes elements off the page: this one, or all that it has. */
function isTakenOff(file: FileFacts, { instance }: Life, names: readonly TSESTree.Node[]): boolean {
  return file.index.calls.some((call) => {
    const name = methodCall(call)?.name ?? (call.callee.type === T.Identifier ? call.callee.name : '');
    const isRemoval = removing.test(name) || /^(?:remove|destroy|dispose|detach)(?:[A-Z]|$)/.test(name);
    return isRemoval && (instance?.bodies.some((body) => within(call, body)) === true || names.some((use) => within(use, call)));
  });
}

const harmless = /^(?:append|appendChild|prepend|insertBefore|setAttribute|addEventListener|add|contains|observe)$/;

/** Given to a function, returned or put somewhere: others may take it off the page. */
function isHandedOn(file: FileFacts, name: TSESTree.Node): boolean {
  const use = wrapped(name);
  const { parent } = use;
  if (parent?.type === T.CallExpression || parent?.type === T.NewExpression) return parent.callee !== use && !harmless.test(methodCall(parent)?.name ?? '');
  if (parent?.type === T.ArrowFunctionExpression) return parent.body === use;
  if (parent?.type === T.AssignmentExpression && parent.right === use) return instanceOfThis(file, parent.left.type === T.MemberExpression ? parent.left.object : parent.left) === undefined || enclosingFunction(parent) === undefined;
  return parent !== undefined && /^(?:ReturnStatement|Property|ArrayExpression|SpreadElement|ConditionalExpression|LogicalExpression|YieldExpression)$/.test(parent.type);
}
