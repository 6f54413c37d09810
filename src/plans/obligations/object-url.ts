import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, enclosingStatement, memberName, methodCall, wrapped } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import type { ReleasePlan } from './plan.ts';
import { isVisible } from './reachable.ts';

/** A URL that a link takes up at once, or of which only the text is read: it is revoked behind the last use. Undefined when something may load it later. */
export function planObjectUrl(file: FileFacts, { acquisition: { row, node }, slots }: Leak): { plan: ReleasePlan; title: string } | undefined {
  const home = enclosingStatement(node);
  if (row.rule !== 'no-leaked-object-url' || home?.parent?.type !== T.BlockStatement) return undefined;
  const block = home.parent;
  const [slot] = slots;
  const uses = slot?.kind === 'variable' ? slot.variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as TSESTree.Node) : [];
  const link = slot ? uses.map((use) => linkOf(use)).find((found) => found !== undefined) : linkOf(node);
  if (!(link ?? slot) || (slot && slot.kind !== 'variable') || !uses.every((use) => linkOf(use) ?? isRead(use)) || uses.some((use) => enclosingFunction(use) !== enclosingFunction(node))) return undefined;
  const clicks = !link ? [] : file.index.calls.filter((call) => methodCall(call)?.name === 'click' && call.range[0] > node.range[0] && enclosingFunction(call) === enclosingFunction(node));
  const ends = [...uses, ...clicks].map((use) => enclosingStatement(use));
  const last = ends.filter((statement) => statement !== undefined).sort((a, b) => b.range[0] - a.range[0])[0];
  if ((link && (clicks.length === 0 || !isVisible(file, link, last ?? link))) || !last || ends.some((statement) => statement?.parent !== block)) return undefined;
  return {
    plan: { acquisition: node.range, undo: { by: 'call', name: 'URL.revokeObjectURL', handle: slot ? slot.name : file.textOf(link ?? node) }, end: { at: 'after', statement: last.range } },
    title: link ? 'Revoke the object URL after the link is clicked' : 'Revoke the object URL after its text is read',
  };
}

/** `a.href` of `a.href = url`. */
function linkOf(use: TSESTree.Node): TSESTree.Node | undefined {
  const outer = wrapped(use);
  const assignment = outer.parent;
  if (assignment?.type !== T.AssignmentExpression || assignment.right !== outer || assignment.left.type !== T.MemberExpression) return undefined;
  return memberName(assignment.left) === 'href' ? assignment.left : undefined;
}

/** `url.split('/')`: a look at its text. */
const isRead = (use: TSESTree.Node): boolean => use.parent?.type === T.MemberExpression && use.parent.object === use;
