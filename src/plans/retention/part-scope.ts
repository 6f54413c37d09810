import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Variable } from '../../facts/scopes.ts';
import { enclosingFunction, enclosingStatement, isFunction, memberName, within, type FunctionNode } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Verdict } from '../../finding.ts';
import { partOf, type KeptScope } from '../../retention/shared-scopes.ts';
import { freeVariable } from '../names.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { PartScopePlan, TakeValuePlan } from './plan.ts';
import { isAsBig, takenAlong } from './taken-along.ts';

/** How a closure lets go of what it does not use, or why not. */
export const planScope = (file: FileFacts, kept: KeptScope): Planned<PartScopePlan | TakeValuePlan> => attempt<PartScopePlan | TakeValuePlan>(() => (kept.by === 'part' ? takeValue(file, kept) : partScope(file, kept)));

/** What uses the variable moves into a scope of its own. */
function partScope(file: FileFacts, { variable, declarator, closure }: KeptScope): Planned<PartScopePlan> {
  const declaration = declarator.parent;
  const block = declaration.parent;
  if (declaration.kind === 'var') refuse(`\`${declarator.id.name}\` is declared with \`var\`, for the whole function`, declaration);
  if (block.type !== T.BlockStatement) return refuse(`\`${declarator.id.name}\` is declared where no block can stand`, declaration);
  const { moved, names } = movedStatements(file, variable, closure, block);
  const [first, last] = [moved[0] as TSESTree.Statement, moved.at(-1) as TSESTree.Statement];
  if (names.length > 0) checkLeaves(file, moved, enclosingFunction(declaration));
  const isAsync = moved.some((statement) => contains(file, statement, (node) => (node.type === T.AwaitExpression || (node.type === T.ForOfStatement && node.await)) && enclosingFunction(node) === enclosingFunction(declaration)));
  const plan: PartScopePlan = { by: names.length > 0 ? 'function' : 'block', first: first.range, last: last.range, names, isAsync };
  const what = `\`${declarator.id.name}\``;
  if (names.length === 0) return { plan, verdict: { level: 'safe', scope: 'file', reason: `Part the scopes: ${what} and what uses it get a block of their own` } };
  return { plan, verdict: { level: 'review', scope: 'file', reason: `Part the scopes: ${what} and what uses it get a function of their own, which is called at once${isAsync ? ' and awaited' : ''}` } };
}

/** What moves, and what of it is used behind. In a function of its own that would keep what it takes from around: what is as big moves with it. */
function movedStatements(file: FileFacts, variable: Variable, closure: FunctionNode, { body }: TSESTree.BlockStatement): { moved: readonly TSESTree.Statement[]; names: readonly string[] } {
  const big = new Set([variable]);
  for (;;) {
    const start = Math.min(...[...big].map(({ defs: [definition] }) => body.findIndex((statement) => statement === definition?.node.parent)));
    const moved = movedWith(file, big, body, start);
    if (moved.some((statement) => within(closure, statement))) refuse('the closure that lives long is made amid what uses it', closure);
    const names = namesAfter(file, moved);
    const taken = names.length > 0 ? takenAlong(file, moved, closure).find((other) => isAsBig(file, other, moved)) : undefined;
    if (!taken) return { moved, names };
    const declaration = taken.defs[0]?.type === 'Variable' ? taken.defs[0].node.parent : undefined;
    if (!declaration || declaration.kind === 'var' || !body.some((statement) => statement === declaration)) return refuse(`\`${taken.name}\`, which is as big, would stay in its place`, taken.identifiers[0]);
    big.add(taken);
  }
}

/** The statements from the first declaration to the last use, of the variables or of a function that uses one. */
function movedWith(file: FileFacts, big: ReadonlySet<Variable>, body: readonly TSESTree.Statement[], start: number): readonly TSESTree.Statement[] {
  let end = start;
  for (let before = -1; before !== end; ) {
    before = end;
    const users = declaredIn(file, body.slice(start, end + 1)).filter((other) => big.has(other) || [...big].some((variable) => isFunctionOver(file, other, variable)));
    for (const { references } of users) for (const { identifier } of references) end = Math.max(end, body.findIndex((statement) => within(identifier, statement)));
  }
  return body.slice(start, end + 1);
}

const isFunctionOver = (file: FileFacts, { identifiers: [name] }: Variable, variable: Variable): boolean => {
  const fn = name && file.scopes.functionOf(name);
  return fn !== undefined && variable.references.some(({ identifier }) => within(identifier, fn));
};

/** The variables that statements declare for their block. */
function declaredIn(file: FileFacts, statements: readonly TSESTree.Statement[]): readonly Variable[] {
  return statements.flatMap((statement) => [...(file.sourceCode.scopeManager?.getDeclaredVariables(statement) ?? []), ...(statement.type === T.VariableDeclaration ? [] : nestedVars(file, statement))]);
}

/** `if (x) { var y = … }`: a variable of the whole function. */
function nestedVars(file: FileFacts, statement: TSESTree.Statement): readonly Variable[] {
  const found: Variable[] = [];
  contains(file, statement, (node) => {
    if (node.type === T.VariableDeclaration && node.kind === 'var' && enclosingFunction(node) === enclosingFunction(statement)) found.push(...(file.sourceCode.scopeManager?.getDeclaredVariables(node) ?? []));
    return false;
  });
  return found;
}

/** The constants that are used behind the statements which declare them. */
function namesAfter(file: FileFacts, moved: readonly TSESTree.Statement[]): readonly string[] {
  const escaping = declaredIn(file, moved).filter(({ references }) => references.some(({ identifier }) => !moved.some((statement) => within(identifier, statement))));
  for (const { name, defs } of escaping) {
    const [definition] = defs;
    const isConstant = definition?.type === 'Variable' && definition.parent.kind === 'const';
    if (!isConstant) refuse(`\`${name}\` is declared amid what uses it, and used after it`, definition?.node);
  }
  return escaping.map(({ name }) => name);
}

/** In a function of their own, statements cannot leave the one around them. */
function checkLeaves(file: FileFacts, moved: readonly TSESTree.Statement[], fn: FunctionNode | undefined): void {
  for (const statement of moved) {
    contains(file, statement, (node) => {
      const leaves = enclosingFunction(node) === fn && (node.type === T.ReturnStatement || node.type === T.YieldExpression || ((node.type === T.BreakStatement || node.type === T.ContinueStatement) && !isLoopWithin(node, statement)));
      return leaves ? refuse('what uses it leaves the function, or the loop around', node) : false;
    });
  }
}

function isLoopWithin(node: TSESTree.Node, statement: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node.parent; current && !isFunction(current); current = current.parent) {
    if (/^(?:For|While|DoWhile|Switch)/.test(current.type)) return within(current, statement);
  }
  return false;
}

/** The number is read before the closure is made. */
function takeValue(file: FileFacts, { variable, declarator, closure, captures, bulk }: KeptScope): Planned<TakeValuePlan> {
  const statement = closure.type === T.FunctionDeclaration ? undefined : enclosingStatement(closure.parent);
  const { name } = declarator.id;
  if (!statement) return refuse('the closure is there before anything is read', closure);
  if (declarator.parent.kind === 'var' || variable.references.some((reference) => reference.isWrite() && !reference.init)) return refuse(`\`${name}\` is written again`, declarator);
  if (statement.range[0] < declarator.range[1] || statement.parent?.type === T.SwitchCase) refuse(`the closure is made before \`${name}\``, closure);
  const members = captures.flatMap((use) => partOf(variable, use, bulk) ?? []);
  const values = [...new Set(members.map((member) => file.textOf(member)))].map((text) => {
    const uses = members.filter((member) => file.textOf(member) === text);
    const part = memberName(uses[0] as TSESTree.MemberExpression) ?? '';
    return { name: freeVariable(file, [`${name}${part[0]?.toUpperCase() ?? ''}${part.slice(1)}`]), text, uses: uses.map(({ range }) => range) };
  });
  const read = `Read \`${values.map(({ text }) => text).join('`, `')}\` before`;
  // What an element tells can be changed by whoever finds it.
  const verdict: Verdict = bulk === 'element' ? { level: 'review', scope: 'file', reason: `${read}, as it is then, so that the closure does not keep \`${name}\`` } : { level: 'safe', scope: 'file', reason: `${read}, so that the closure does not keep \`${name}\`` };
  return { plan: { by: 'value', statement: statement.range, values }, verdict };
}
