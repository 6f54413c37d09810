import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isKind } from '../../facts/kinds.ts';
import { originOf } from '../../facts/origin.ts';
import type { Slot } from '../../facts/slots.ts';
import { stateSetBy } from '../../facts/state.ts';
import { enclosingFunction, isFunction, keyName, memberName, methodCall, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { isOnlyShown } from '../released/releases.ts';

/** Why a value that is copied out of sight, such as an object URL, is lost there; undefined when somebody may release the copy. */
export function lostCopy(file: FileFacts, { row, node }: Acquisition, moved: TSESTree.Node): string | undefined {
  if (!row.copied) return undefined;
  if (isGivenByGetter(file, node)) return 'a getter makes a new one at each access, and who reads it cannot know';
  if (shownState(file, row, moved)) return 'a state keeps a copy of it for elements to show, and nothing in this component takes that copy back';
  if (mayRelease(file, row, file.sourceCode.ast, node)) return undefined;
  if (moved.parent?.type === T.JSXExpressionContainer && moved.parent.parent.type === T.JSXAttribute) return 'each render makes a new one for the element, and nothing in this file takes one back';
  return isShown(file, node, moved) ? 'an element shows a copy of it, and nothing in this file takes that copy back' : undefined;
}

/** Whether code under a node names a release of the row, which is not of another one that it has made itself. */
function mayRelease(file: FileFacts, row: Row, scope: TSESTree.Node, own?: TSESTree.Node): boolean {
  const names = new Set(row.release.flatMap((release) => ('names' in release ? release.names : [])));
  return file.index.members.some((member) => names.has(memberName(member) ?? '') && within(member, scope) && !(own && isOfAnother(file, row, member, own)));
}

/** `const url = URL.createObjectURL(blob); … URL.revokeObjectURL(url)`, `URL.revokeObjectURL(link.href)` of a link that the same function makes. */
function isOfAnother(file: FileFacts, row: Row, release: TSESTree.MemberExpression, own: TSESTree.Node): boolean {
  const { parent } = wrapped(release);
  const [argument] = parent?.type === T.CallExpression && unwrap(parent.callee) === release ? parent.arguments : [];
  const released = argument && unwrap(argument);
  const holder = released?.type === T.MemberExpression ? unwrap(released.object) : released;
  const variable = holder && file.scopes.variable(holder);
  if (!released || !variable || within(own, variable.scope.block)) return false;
  const given = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [unwrap(writeExpr)] : []));
  const isMade = (value: TSESTree.Node): boolean => (released === holder ? acquisitionsOf(file).some((other) => other.row === row && other.node === value) : value.type === T.NewExpression || methodCall(value)?.name === 'createElement');
  return variable.defs[0]?.type === 'Variable' && given.length > 0 && given.every(isMade);
}

/** The state that a value becomes, where the component's elements show it and nobody else gets it; undefined for all else. */
export function shownState(file: FileFacts, row: Row, moved: TSESTree.Node): readonly Slot[] | undefined {
  const { parent } = wrapped(moved);
  const state = parent && stateSetBy(file, parent);
  if (state === undefined || state === 'ignored') return state && [];
  const [name] = state.identifiers;
  return name && !mayRelease(file, row, state.scope.block) && state.references.every(({ identifier, init }) => init === true || isLookedAt(file, identifier)) ? [{ kind: 'variable', variable: state, name: state.name, node: name }] : undefined;
}

/** `src={url}`, `{url && <img src={url} />}`, `{url ? … : …}`: an attribute of an element, a test, a dependency of an effect. */
function isLookedAt(file: FileFacts, use: TSESTree.Node): boolean {
  const node = wrapped(use);
  const { parent } = node;
  if (parent?.type === T.JSXExpressionContainer) return parent.parent.type !== T.JSXAttribute || isOfElement(parent.parent);
  if (parent?.type === T.LogicalExpression) return parent.left === node ? parent.operator === '&&' || isLookedAt(file, parent) : isLookedAt(file, parent);
  if (parent?.type === T.ConditionalExpression) return parent.test === node || isLookedAt(file, parent);
  if (parent?.type === T.ArrayExpression) return isOnlyShown(file, parent);
  return parent?.type === T.IfStatement || parent?.type === T.UnaryExpression;
}

/** `<img …>`, not `<Preview …>`. */
const isOfElement = ({ parent }: TSESTree.JSXAttribute): boolean => parent.name.type === T.JSXIdentifier && /^[a-z]/.test(parent.name.name);

/** `image.src = URL.createObjectURL(blob)`; a media source can be shown by nothing but an element. */
function isShown(file: FileFacts, node: Acquisition['node'], moved: TSESTree.Node): boolean {
  if (moved.parent?.type !== T.AssignmentExpression || moved.parent.right !== moved) return false;
  const target = unwrap(moved.parent.left);
  return target.type === T.MemberExpression && (isKind(file, target.object, 'event-target') === 'yes' || (memberName(target) === 'src' && isMediaSource(file, node.arguments[0])));
}

function isMediaSource(file: FileFacts, argument: TSESTree.Node | undefined): boolean {
  const origin = argument && originOf(file, argument);
  return origin?.from === 'new' && origin.of.from === 'global' && /^(?:Managed)?MediaSource$/.test(origin.of.path);
}

/** Whether the value that a getter returns is made in the `return`: of a class, an object, or `Object.defineProperty`. */
function isGivenByGetter(file: FileFacts, node: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  if (!fn || fn.params.length > 0) return false;
  const isReturned = isFunction(fn) && (fn.body.type !== T.BlockStatement || file.index.returns.some((statement) => within(node, statement) && enclosingFunction(statement) === fn));
  const { parent } = fn;
  if (!isReturned || (parent.type !== T.MethodDefinition && parent.type !== T.Property)) return false;
  if (parent.kind === 'get') return true;
  const call = parent.type === T.Property && keyName(parent.key, parent.computed) === 'get' ? parent.parent.parent : undefined;
  return call !== undefined && methodCall(call)?.name === 'defineProperty';
}
