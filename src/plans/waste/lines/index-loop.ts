import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { enclosingFunction, within } from '../../../facts/syntax.ts';
import { readsOf } from '../../../facts/value-uses.ts';
import type { WalkForm } from '../../../waste/line-walks.ts';
import { refuse } from '../../refusal.ts';
import { freeVariableAround } from '../names.ts';
import type { Walked } from './loop.ts';
import type { IndexPlan } from './plan.ts';

/** An index loop over the pieces, as a loop over what the generator gives. */
export function planIndex(file: FileFacts, { loop, index, from, reads }: WalkForm & { by: 'index' }, { pieces, awaits, element }: Walked): IndexPlan {
  const alias = aliasOf(loop, reads);
  const body = readsOf(index).filter((node) => within(node, loop.body) && !reads.some(({ property }) => property === node));
  const captured = body.find((node) => enclosingFunction(node) !== enclosingFunction(loop));
  if (captured) refuse('A function in the loop keeps the index', captured);
  const isCounted = body.length > 0 || from > 0;
  if (from < 0) refuse('It begins before the first line', loop);
  if (isCounted && !/^(?:BlockStatement|Program|SwitchCase|StaticBlock)$/.test(loop.parent.type)) refuse('The loop stands in no block', loop);
  if (isCounted && isDeclaredBeside(file, loop, index.name)) refuse('The index has the name of a variable beside the loop', loop);
  if (loop.body.type !== T.BlockStatement && (isCounted || alias)) refuse('The loop has no block', loop.body);
  return {
    by: 'index',
    loop: loop.range,
    awaits,
    element: alias ? alias.name : freeVariableAround(file, loop, element),
    pieces: pieces.range,
    reads: reads.filter((read) => !alias || !within(read, alias.statement)).map(({ range }) => range),
    ...(alias ? { alias: alias.statement.range } : {}),
    ...(isCounted ? { count: { name: index.name, skips: from } } : {}),
  };
}

/** The entries of the pieces, as a loop that counts what the generator gives. */
export function planEntries(file: FileFacts, { loop, index, element }: WalkForm & { by: 'entries' }, { pieces, awaits }: Walked): IndexPlan {
  const variable = index ? file.scopes.variable(index) : undefined;
  const uses = variable ? readsOf(variable) : [];
  const captured = uses.find((node) => enclosingFunction(node) !== enclosingFunction(loop));
  if (captured) refuse('A function in the loop keeps the index', captured);
  if (variable?.references.some((reference) => reference.isWrite() && !reference.init)) refuse('The loop changes the index', loop);
  if (loop.body.type !== T.BlockStatement) refuse('The loop has no block', loop.body);
  if (!/^(?:BlockStatement|Program|SwitchCase|StaticBlock)$/.test(loop.parent.type)) refuse('The loop stands in no block', loop);
  if (index && isDeclaredBeside(file, loop, index.name)) refuse('The index has the name of a variable beside the loop', loop);
  return { by: 'index', loop: loop.range, awaits, element: file.textOf(element), pieces: pieces.range, reads: [], ...(index && uses.length > 0 ? { count: { name: index.name, skips: 0 } } : {}) };
}

/** `const line = lines[i];` as the first statement. */
function aliasOf({ body }: TSESTree.ForStatement, reads: readonly TSESTree.MemberExpression[]): { statement: TSESTree.Statement; name: string } | undefined {
  const [first] = body.type === T.BlockStatement ? body.body : [];
  const [declarator] = first?.type === T.VariableDeclaration && first.kind === 'const' && first.declarations.length === 1 ? first.declarations : [];
  const init = declarator?.init?.type === T.TSNonNullExpression ? declarator.init.expression : declarator?.init;
  return first && declarator?.id.type === T.Identifier && reads.some((read) => read === init) ? { statement: first, name: declarator.id.name } : undefined;
}

/** Whether the block around the loop has a variable of that name, which a declaration beside the loop would clash with. */
function isDeclaredBeside(file: FileFacts, loop: TSESTree.ForOfStatement | TSESTree.ForStatement, name: string): boolean {
  const scope = file.sourceCode.getScope(loop.parent);
  return scope.set.has(name) || scope.childScopes.some((child) => child.block !== loop && (child.block.type === T.ForStatement || child.block.type === T.ForOfStatement) && child.set.has(name));
}
