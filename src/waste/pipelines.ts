import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { memberName, methodCall, unwrap, within } from '../facts/syntax.ts';
import { loopGroup } from './array-loop.ts';
import { chainsOf } from './chain.ts';
import { isFilled, setsLength } from './filled.ts';
import { lengthOf } from './length.ts';
import type { Group, Pipeline } from './stage.ts';

/** Every pipeline of the file: chains, and rows of statements of which each reads the array that the one before made. */
export function pipelinesOf(file: FileFacts): readonly Pipeline[] {
  const chains = file.once(chainsOf);
  const inStatement = new Map<TSESTree.Node, readonly Group[]>();
  for (const chain of chains) if (chain.statement) inStatement.set(chain.statement, [...(inStatement.get(chain.statement) ?? []), chain]);
  const rows = blocksOf(file, [...inStatement.keys()]).flatMap((statements) => rowsOf(file, statements, inStatement));
  const joined = new Set(rows.flatMap(({ groups }) => groups.map(({ chain }) => chain)));
  const single = chains.filter(({ chain }) => !joined.has(chain)).map((group): Pipeline => ({ groups: [named(file, group)], statements: group.statement ? [group.statement] : [] }));
  return [...rows, ...single];
}

/** The lists of statements with chains or loops in two of them: a row needs as many. */
function blocksOf(file: FileFacts, chains: readonly TSESTree.Node[]): TSESTree.Statement[][] {
  const [once, twice] = [new Set<TSESTree.Node | undefined>(), new Set<TSESTree.BlockStatement | TSESTree.Program>()];
    const calls = file.index.calls.flatMap((call) => (call.parent.type === T.ExpressionStatement && methodCall(call)?.name === 'forEach' && !chains.includes(call.parent) ? [call.parent] : []));
  for (const { parent } of [...chains, ...calls, ...file.nodes(T.ForStatement), ...file.nodes(T.ForOfStatement), ...file.nodes(T.WhileStatement)]) {
    if (once.has(parent) && (parent?.type === T.BlockStatement || parent?.type === T.Program)) twice.add(parent);
    once.add(parent);
  }
  return [...twice].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]).map(({ body }) => body);
}

/** The statements of a block, cut where one belongs to no pipeline. */
function rowsOf(file: FileFacts, statements: readonly TSESTree.Statement[], chains: ReadonlyMap<TSESTree.Node, readonly Group[]>): Pipeline[] {
  const pipelines: Pipeline[] = [];
  let row: { groups: Group[]; statements: TSESTree.Statement[] } = { groups: [], statements: [] };
  const close = (): void => {
    const pipeline = row.groups.length > 1 ? trimmed(file, row.groups, row.statements) : undefined;
    if (pipeline) pipelines.push(pipeline);
    row = { groups: [], statements: [] };
  };
  for (const statement of statements) {
    const group = groupOf(file, statement, chains);
    const before = row.groups.at(-1);
    if (group) {
      if (before && (!reads(file, group, before) || row.groups.some(({ result }) => result && asksFor(group, result)))) close();
      row.groups.push(group);
      row.statements.push(statement);
      if (!group.result) close();
    } else if (isPreparation(file, statement) || (before && setsLength(file, statement, before))) row.statements.push(statement);
    else close();
  }
  close();
  return pipelines;
}

/** What a statement is to a pipeline: the only chain that stands in it, or a loop that fills an array. */
function groupOf(file: FileFacts, statement: TSESTree.Statement, chains: ReadonlyMap<TSESTree.Node, readonly Group[]>): Group | undefined {
  const loop = chains.has(statement) ? undefined : loopGroup(file, statement);
  if (loop) return loop;
  if (statement.type !== T.VariableDeclaration && statement.type !== T.ReturnStatement && statement.type !== T.ExpressionStatement) return undefined;
  const [group, ...others] = chains.get(statement) ?? [];
  return group && others.length === 0 ? named(file, group) : undefined;
}

/** With the variable, where the chain is all that it is ever given. */
export function named(file: FileFacts, group: Group): Group {
  const { statement } = group;
  if (statement?.type !== T.VariableDeclaration || statement.declarations.length !== 1) return group;
  const [declarator] = statement.declarations;
  const result = declarator?.id.type === T.Identifier && declarator.init && unwrap(declarator.init) === group.chain ? file.scopes.variable(declarator.id) : undefined;
  const isConstant = result?.references.filter((reference) => reference.isWrite()).length === 1;
  return result && isConstant ? { ...group, result } : group;
}

/** Whether a group reads the whole of the array that another one made. */
function reads(file: FileFacts, group: Group, before: Group): boolean {
  const input = unwrap(group.input);
  if (input.type !== T.Identifier || !before.result || file.scopes.variable(input) !== before.result) return false;
  return !group.loop?.bound || lengthOf(file, group.loop.bound, before);
}

/** `tags.filter((tag, index) => tags.indexOf(tag) === index)`: what a callback looks for in an array needs all of it. */
const asksFor = ({ stages }: Group, { references }: Variable): boolean =>
  stages.some(({ body, value, uses }) => references.some(({ identifier }) => [...body, value].some((part) => within(identifier, part)) && !uses.some((use) => within(identifier, use))));

/** `const kept = []`, `new Array(values.length)`, `let count = 0`, `const n = values.length` */
function isPreparation(file: FileFacts, statement: TSESTree.Statement): boolean {
  return statement.type === T.VariableDeclaration && statement.declarations.every(({ id, init }) => {
    if (id.type !== T.Identifier || !init) return false;
    const value = unwrap(init);
    return (value.type === T.ArrayExpression && value.elements.length === 0) || globalCallee(file, value) === 'Array' || (value.type === T.Literal && value.value === 0) || (value.type === T.MemberExpression && memberName(value) === 'length' && value.object.type === T.Identifier);
  });
}

/** The pipeline from the first statement that is its own; undefined when somebody else looks at an array in between. */
function trimmed(file: FileFacts, groups: readonly Group[], statements: readonly TSESTree.Statement[]): Pipeline | undefined {
  const last = groups.at(-1) as Group;
  const own = new Set<Variable>(groups.flatMap(({ result, loop }) => [result, loop?.counter, loop?.index].filter((variable) => variable !== undefined)));
  const begins = (statement: TSESTree.Statement): boolean =>
    groups.some((group) => group.statement === statement) || (statement.type === T.VariableDeclaration && statement.declarations.some(({ id }) => own.has(file.scopes.variable(id) as Variable)));
  const start = statements.findIndex(begins);
  const end = statements.findLastIndex((statement) => statement === last.statement || setsLength(file, statement, last));
  const whole = statements.slice(start, end + 1);
  if (start < 0 || !groups.every(({ statement }) => statement && whole.includes(statement))) return undefined;
  const between = groups.slice(0, -1).flatMap(({ result, loop }) => [result, loop?.counter].filter((variable) => variable !== undefined));
  if (between.some((variable) => escapes(variable, whole))) return undefined;
  // What a loop fills is made here, empty.
  if (groups.some(({ loop, result }) => loop && !isMadeIn(result, whole))) return undefined;
  return groups.every((_, at) => isFilled(file, groups, at, whole)) ? { groups, statements: whole } : undefined;
}

const escapes = (variable: Variable, statements: readonly TSESTree.Statement[]): boolean => variable.references.some(({ identifier }) => !statements.some((statement) => within(identifier, statement)));

const isMadeIn = (variable: Variable | undefined, statements: readonly TSESTree.Statement[]): boolean => variable?.defs.length === 1 && statements.some((statement) => statement.type === T.VariableDeclaration && within(variable.defs[0]?.name ?? statement, statement));
