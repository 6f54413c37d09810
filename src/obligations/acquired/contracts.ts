import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName, callsByName } from '../../facts/called.ts';
import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { hasMembers } from '../../facts/kinds.ts';
import { originOf } from '../../facts/origin.ts';
import { isWrite, usesOf } from '../../facts/slots.ts';
import { enclosingFunction, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';

type Given = Extract<Row['acquire'], { kind: 'given' }>;

/** Verbs of functions that give something to be ended; which of them do, their declared result tells. A type costs more than a name. */
const verbs = /^(?:acquire|attach|begin|bind|block|borrow|capture|claim|connect|enter|grab|hold|hook|install|intercept|join|lease|link|lock|mount|mute|obtain|occupy|open|override|park|patch|pause|pin|provide|register|rent|reserve|retain|schedule|spy|start|suspend|take|tap|track)(?:[A-Z_]\w*)?$/;

/** The row of what is dropped, or used up in a variable of its function, and promises by its class or its declared type to be disposed of. */
export function givenRow(file: FileFacts, rows: readonly Row[], node: CallNode): Row | undefined {
  if (node.type === T.CallExpression && (!file.types.typed || !verbs.test(calledName(node) ?? ''))) return undefined;
  const fate = isDropped(node) ? 'dropped' : isUsedUp(file, node) ? 'used' : undefined;
  return fate && rows.find(({ acquire }) => acquire.kind === 'given' && (fate === 'dropped') === (acquire.dropped === true) && promises(file, node, acquire));
}

function promises(file: FileFacts, node: CallNode, { member, bySibling }: Given): boolean {
  if (node.type === T.NewExpression) return !bySibling && isOfProject(file, node) && hasMembers(file, node, [[member]]) === 'yes';
  return file.types.declaredMembers(node, [member]).length > 0 && (!bySibling || hasKeptSibling(file, node));
}

/** What the platform and Node make has rows of its own. */
function isOfProject(file: FileFacts, node: TSESTree.NewExpression): boolean {
  const origin = originOf(file, node.callee);
  return origin.from === 'class' || (origin.from === 'import' && !/^(?:node:|(?:child_process|events|fs|http2?|https|net|readline|stream|tls|worker_threads|zlib)(?:$|\/))/.test(origin.module));
}

/** `open();`, `await open();`, `void open();` */
function isDropped(node: CallNode): boolean {
  let current = wrapped(node);
  while (current.parent?.type === T.AwaitExpression || (current.parent?.type === T.UnaryExpression && current.parent.operator === 'void')) current = wrapped(current.parent);
  return current.parent?.type === T.ExpressionStatement;
}

/** Whether a constant of a function has the value, and only that function looks at it, member by member. */
function isUsedUp(file: FileFacts, node: CallNode): boolean {
  const { parent } = wrapped(node);
  const declarator = parent?.type === T.AwaitExpression ? wrapped(parent).parent : parent;
  const home = declarator?.type === T.VariableDeclarator && declarator.parent.kind === 'const' ? enclosingFunction(node) : undefined;
  if (!home || declarator?.type !== T.VariableDeclarator || declarator.id.type !== T.Identifier) return false;
  const uses = (file.scopes.variable(declarator.id)?.references ?? []).filter(({ init }) => !init).map(({ identifier }) => identifier);
  return uses.length > 0 && uses.every((use) => enclosingFunction(use) === home && wrapped(use).parent?.type === T.MemberExpression);
}

/** Whether the file keeps what another call of the very same function gives. */
function hasKeptSibling(file: FileFacts, node: CallNode): boolean {
  const ours = identityOf(file, node.callee);
  return (file.once(callsByName).get(calledName(node) ?? '') ?? []).some((other) => {
    if (other === node || isDropped(other) || same(identityOf(file, other.callee), ours) !== 'yes') return false;
    const destination = destinationOf(file, other);
    return destination.to === 'moved' || (destination.to === 'slots' && destination.slots.some((slot) => usesOf(file, slot).some((use) => !isWrite(use))));
  });
}
