import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isExecutor } from '../../facts/promises.ts';
import { isWrite, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, enclosingStatement, unwrap, within } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { usesOfHandle } from '../../obligations/released/releases.ts';
import { hasOwnLines } from '../own-lines.ts';
import { refuse } from '../refusal.ts';
import { isDoneWith, returnedWaits } from './done-with.ts';
import { computes, following } from './following.ts';
import type { ScopePlan } from './plan.ts';
import { isAwaited, undoOf } from './undo.ts';
import { usingFor } from './using.ts';

type VariableSlot = Extract<Slot, { kind: 'variable' }>;
type Planned = { plan: ScopePlan; title: string };

/** What a function opens in a variable of its own and is done with before it ends: `using`, else `try … finally`. */
export function scopedPlan(file: FileFacts, leak: Leak): Planned | undefined {
  const { acquisition, breach, slots } = leak;
  const [slot] = slots;
  if (breach !== 'bypassed' && !((breach === 'neverReleased' || breach === 'left') && slot && isDoneWith(file, acquisition, slot))) return undefined;
  if (breach === 'bypassed' && isExecutor(file, enclosingFunction(acquisition.node))) refuse('it is set within the promise: only the race itself can clear it in `finally`', acquisition.node);
  if (slot?.kind !== 'variable' || slots.length > 1) return refuse('it has no variable of its own', acquisition.node);
  const opening = enclosingStatement(acquisition.node);
  const block = opening?.parent;
  if (!opening || block?.type !== T.BlockStatement || !isOpening(opening)) return refuse('it is opened amid another statement', acquisition.node);
  const releases = usesOfHandle(file, acquisition.row, slot).flatMap((use) => (use.does === 'release' ? [releaseStatement(use.node)] : []));
  return usingPlan(file, leak, slot, opening, releases) ?? finallyPlan(file, leak, slot, opening, block, releases);
}

/** `const file = await open(…);`, `file = await open(…);` */
function isOpening(statement: TSESTree.Statement): boolean {
  if (statement.type === T.VariableDeclaration) return statement.declarations.length === 1;
  return statement.type === T.ExpressionStatement && statement.expression.type === T.AssignmentExpression && statement.expression.operator === '=';
}

/** `await file.close();`, `clearInterval(timer);` as a statement of a block. */
function releaseStatement(node: TSESTree.Node): TSESTree.Statement {
  const statement = enclosingStatement(node);
  const expression = statement?.type === T.ExpressionStatement && statement.parent.type === T.BlockStatement ? statement.expression : undefined;
  const call = expression && unwrap(expression.type === T.AwaitExpression ? expression.argument : expression);
  const isRelease = call?.type === T.CallExpression && (within(node, call.callee) || (call.arguments.length === 1 && unwrap(call.arguments[0] as TSESTree.Node) === node));
  return statement && isRelease ? statement : refuse('it is released amid another statement', node);
}

/** The releases go: leaving the block releases. */
function usingPlan(file: FileFacts, { acquisition }: Leak, slot: VariableSlot, opening: TSESTree.Statement, releases: readonly TSESTree.Statement[]): Planned | undefined {
  const keyword = usingFor(file, acquisition);
  const isConstant = slot.variable.references.filter((reference) => reference.isWrite()).length === 1;
  if (!keyword || opening.type !== T.VariableDeclaration || !isConstant || !opening.parent) return undefined;
  if (!releases.every((release) => waitsForEnd(file, release, opening.parent))) return undefined;
  return { plan: { acquisition: acquisition.node.range, using: keyword, declaration: opening.range, drops: releases.map(({ range }) => range), waits: returnedWaits(file, slot, acquisition.node) }, title: `Close the ${acquisition.row.what} with \`${keyword}\`` };
}

/** Whether all that follows a release in the block may as well run before it. */
const waitsForEnd = (file: FileFacts, release: TSESTree.Statement, block: TSESTree.Node, end?: TSESTree.Node): boolean => [...following(release, block, end)].every((statement) => computes(file, statement));

function finallyPlan(file: FileFacts, leak: Leak, slot: VariableSlot, opening: TSESTree.Statement, block: TSESTree.BlockStatement, releases: readonly TSESTree.Statement[]): Planned {
  const { acquisition } = leak;
  const between = block.body.slice(block.body.indexOf(opening) + 1);
  const own = releases.filter((release) => release.parent === block).at(-1);
  const upTo = own ? between.slice(0, between.indexOf(own)) : between;
  // What is declared between opening and closing must stay visible to what follows.
  const lost = own && nameUsed(file, upTo, (use) => use.range[0] >= own.range[1]);
  if (own && lost && !waitsForEnd(file, own, block)) refuse(`\`${lost}\` is declared before it is closed and used after`, own);
  const region = lost ? between : upTo;
  const moves = own === undefined || lost !== undefined ? undefined : own;
  const [first] = region;
  const last = region.at(-1);
  if (!first || !last) return refuse('nothing stands between', opening);
  const hoisted = nameUsed(file, region, (use) => use.range[1] <= opening.range[0]);
  if (hoisted) refuse(`\`${hoisted}\` is used before it is declared`, opening);
  for (const release of releases) if (release !== own && !waitsForEnd(file, release, block, moves)) refuse('what follows this release would run before it', release);
  const inside = (use: TSESTree.Node): boolean => use.range[0] >= opening.range[0] && use.range[1] <= (moves ?? last).range[1];
  for (const use of usesOf(file, slot)) if (!inside(use) && !(isWrite(use) && use.range[0] < opening.range[0])) refuse('it is used after it is closed', use);
  for (const statement of [opening, ...region, ...(moves ? [moves] : [])]) if (!hasOwnLines(file, statement)) refuse('it shares its line with other code', statement);
  const isTry = first === last && first.type === T.TryStatement && !first.finalizer;
  const kept = own ?? releases.at(-1);
  const closing = kept ? { release: kept.range } : { undo: { ...undoOf(file, acquisition, last), handle: slot.name, ...(isAwaited(file, acquisition, enclosingFunction(acquisition.node)) ? { awaits: true as const } : {}) } };
  return {
    plan: { acquisition: acquisition.node.range, first: first.range, last: last.range, isTry, ...closing, moves: moves !== undefined, drops: releases.filter((release) => release !== moves).map(({ range }) => range), waits: returnedWaits(file, slot, acquisition.node) },
    title: `Close the ${acquisition.row.what} in \`finally\``,
  };
}

/** A name that these statements declare in their block and that is used at such a place. */
function nameUsed(file: FileFacts, statements: readonly TSESTree.Statement[], isThere: (use: TSESTree.Node) => boolean): string | undefined {
  const declares = (name: TSESTree.Node): boolean => statements.some((statement) => within(name, statement));
  for (const scope of file.sourceCode.scopeManager?.scopes ?? []) {
    for (const { name, defs, references } of scope.variables) {
      const isVar = defs[0]?.type === 'Variable' && defs[0].parent.kind === 'var';
      if (!isVar && defs.some((definition) => declares(definition.name)) && references.some(({ identifier }) => isThere(identifier))) return name;
    }
  }
  return undefined;
}
