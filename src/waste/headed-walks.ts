import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { inLoop, methodOn, unwrap, wrapped } from '../facts/syntax.ts';
import { readsOf, usesOfValue } from '../facts/value-uses.ts';
import type { FoundWalk } from './line-walks.ts';

/** Walks whose first elements are taken apart: `const [header, ...rows] = lines`, `lines.shift()`; or that take nothing else. */
export function headedWalk(file: FileFacts, uses: readonly TSESTree.Node[], walkOf: (file: FileFacts, uses: readonly TSESTree.Node[]) => FoundWalk | undefined): FoundWalk | undefined {
  const [only, ...more] = uses;
  const parts = only && more.length === 0 ? partsOf(file, only) : undefined;
  if (parts) {
    const rest = walkOf(file, parts.rest);
    return rest && headed(parts.head, rest);
  }
  const heads = uses.filter((use) => headOf(use) !== undefined);
  const others = uses.filter((use) => !heads.includes(use));
  const [head] = heads.map((use) => headOf(use)).filter((node) => node !== undefined);
  if (!head) return undefined;
  if (others.length === 0) return heads.length === 1 ? { form: { by: 'headed', head }, at: head } : undefined;
  const rest = walkOf(file, others);
  return rest && headed(head, rest);
}

const headed = (head: TSESTree.Node, { form, at }: FoundWalk): FoundWalk => ({ form: { by: 'headed', head, rest: form }, at });

/** `const [header, ...rows] = lines` */
function partsOf(file: FileFacts, use: TSESTree.Node): { head: TSESTree.Node; rest: readonly TSESTree.Node[] } | undefined {
  const { parent } = use;
  if (parent?.type !== T.VariableDeclarator || parent.init !== use || parent.id.type !== T.ArrayPattern) return undefined;
  const last = parent.id.elements.at(-1);
  const variable = last?.type === T.RestElement && last.argument.type === T.Identifier ? file.scopes.variable(last.argument) : undefined;
  const isKept = variable?.references.every((reference) => !reference.isWrite() || reference.init);
  return variable && isKept && parent.id.elements.length > 1 ? { head: parent.id, rest: readsOf(variable).flatMap((read) => usesOfValue(file, read)) } : undefined;
}

const isPlace = (node: TSESTree.Node | undefined): boolean => node?.type === T.Literal && typeof node.value === 'number' && node.value >= 0;

/** `lines[0]`, `lines.at(0)`, `lines.shift()`, `lines.slice(0, 10)` */
function headOf(use: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = use;
  if (parent?.type === T.MemberExpression && parent.object === use && parent.computed) return isPlace(parent.property) && !isWritten(parent) ? parent : undefined;
  const method = methodOn(use);
  const [first, second] = method?.call.arguments ?? [];
  if (method?.name === 'shift') return inLoop(method.call) ? undefined : method.call;
  if (method?.name === 'at') return isPlace(first) ? method.call : undefined;
  return method?.name === 'slice' && isPlace(first) && isPlace(second) ? method.call : undefined;
}

const isWritten = (member: TSESTree.MemberExpression): boolean => {
  const { parent } = wrapped(member);
  return parent?.type === T.UpdateExpression || (parent?.type === T.AssignmentExpression && unwrap(parent.left) === member);
};
