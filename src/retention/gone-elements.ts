import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, enclosingStatement, memberName, methodCall, unwrap, within, wrapped, type FunctionNode } from '../facts/syntax.ts';
import { isElement, removing, takenOut } from './removed-elements.ts';

/** Whether a variable holds an element that the function around surely takes out of the document, for good and for nobody else. */
export function isGoneElement(file: FileFacts, variable: Variable, declarator: TSESTree.VariableDeclarator): boolean {
  if (!declarator.init || !(isElement(file, declarator.init) || isFound(file, declarator.init))) return false;
  const uses = variable.references.flatMap(({ identifier, init }) => (init ? [] : [wrapped(identifier as TSESTree.Node)]));
  const removal = callsNamed(file, removing).find((call) => {
    const gone = takenOut(call);
    const statement = enclosingStatement(call);
    return gone && uses.some((use) => unwrap(use) === gone) && statement?.type === T.ExpressionStatement && unwrap(statement.expression) === call && statement.parent === declarator.parent.parent;
  });
  return removal !== undefined && uses.every((use) => within(use, removal) || isItsOwn(use) || (use.range[0] < removal.range[0] && isPutOnPage(use, enclosingFunction(declarator)))) && !isLeftBefore(file, removal, declarator, uses);
}

/** `document.querySelector('#hint')` */
function isFound(file: FileFacts, value: TSESTree.Node): boolean {
  const origin = originOf(file, value);
  return origin.from === 'call' && origin.of.from === 'global' && /^document\.(?:querySelector|getElementById)$/.test(origin.of.path);
}

/** `element.id`, `element.addEventListener(…)`, `!element`: nobody else gets it. */
const isItsOwn = (use: TSESTree.Node): boolean => (use.parent?.type === T.MemberExpression && use.parent.object === use && !/^(?:valueOf|cloneNode)$/.test(memberName(use.parent) ?? '')) || use.parent?.type === T.UnaryExpression || use.parent?.type === T.BinaryExpression || (use.parent?.type === T.IfStatement && use.parent.test === use);

/** `host.append(element)` */
const isPutOnPage = (use: TSESTree.Node, fn: FunctionNode | undefined): boolean => {
  const method = use.parent && methodCall(use.parent);
  return method !== undefined && /^(?:append|appendChild|prepend|insertBefore|before|after|replaceChildren)$/.test(method.name) && method.call.callee !== use && enclosingFunction(use) === fn;
};

/** A closure that is made first may be left behind where the function ends before the removal. */
function isLeftBefore(file: FileFacts, removal: TSESTree.Node, declarator: TSESTree.Node, uses: readonly TSESTree.Node[]): boolean {
  const fn = enclosingFunction(declarator);
  const [captured] = uses.filter((use) => enclosingFunction(use) !== fn && use.range[1] < removal.range[0]);
  if (!captured) return false;
  const between = (node: TSESTree.Node): boolean => node.range[0] > captured.range[0] && node.range[1] < removal.range[0] && enclosingFunction(node) === fn;
  return fn === undefined || [...file.nodes(T.ReturnStatement), ...file.nodes(T.ThrowStatement), ...file.nodes(T.AwaitExpression), ...file.nodes(T.BreakStatement), ...file.nodes(T.ContinueStatement)].some((node) => within(node, fn) && between(node));
}

/** What an element tells of itself and keeps when it is out of the document: `element.id`, `element.dataset.name`. */
export function lastingPart(variable: Variable, use: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const member = memberOf(use);
  const part = member && memberName(member) === 'dataset' ? memberOf(member) : member && /^(?:id|className|localName|nodeName|tagName|title|name|href|src|alt|lang)$/.test(memberName(member) ?? '') ? member : undefined;
  if (!part || part.computed || isChanged(part)) return undefined;
  const others = variable.references.map(({ identifier }) => identifier as TSESTree.Node);
  return others.some((other) => other.range[0] > (enclosingFunction(use) ?? use).range[0] && changes(other)) ? undefined : part;
}

const memberOf = (use: TSESTree.Node): TSESTree.MemberExpression | undefined => {
  const { parent } = wrapped(use);
  return parent?.type === T.MemberExpression && parent.object === wrapped(use) && !parent.optional ? parent : undefined;
};

/** `element.id = …`, `element.dataset.name = …`, `delete element.dataset.name`, `element.setAttribute(…)`, `element.classList.add(…)` */
function changes(use: TSESTree.Node): boolean {
  for (let member = memberOf(use); member; member = memberOf(member)) if (isChanged(member) || /^(?:classList|(?:set|remove|toggle)Attribute\w*)$/.test(memberName(member) ?? '')) return true;
  return false;
}

function isChanged(member: TSESTree.Node): boolean {
  const { parent } = wrapped(member);
  return (parent?.type === T.AssignmentExpression && parent.left === wrapped(member)) || parent?.type === T.UpdateExpression || (parent?.type === T.UnaryExpression && parent.operator === 'delete');
}
