import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray, isDense } from '../../facts/arrays.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { enclosingFunction, enclosingStatement, isFunction, unwrap, within } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Range } from '../../finding.ts';
import type { LoopStart, MapStart, UnboundedStart } from '../../waste/unbounded-starts.ts';
import { freeVariable } from '../names.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { existingHelper } from './lines/helper.ts';
import type { Helper } from './lines/plan.ts';
import { readAnswersOf, type ReadAnswers } from './read-answers.ts';
import { limiterOf, type Limiter } from './limiters.ts';
import { freeVariableAround } from './names.ts';

/** The plan of work that is started for a few elements at a time. */
export interface ConcurrencyPlan {
  /** `Promise.all(…)` */
  readonly call: Range;
  readonly list: Range;
  /** What has to stand around the list to make an array of it. */
  readonly spread: boolean;
  readonly callback: Range | { readonly element: Range | undefined; readonly index?: { readonly range: Range; readonly unused: string }; readonly started: Range } | ReadAnswers['plan'];
  /** What waits for the answers that are read together with their requests; without it the call itself is replaced. */
  readonly instead?: Range;
  /** Declarations and loops that go, with their lines. */
  readonly dropped: readonly Range[];
  readonly limit: { readonly name: string; readonly declare?: { readonly value: number; readonly after?: Range; readonly before?: Range } };
  readonly limiter: Limiter | { readonly by: 'helper'; readonly helper: Helper };
  /** `const limit = pLimit(maxConcurrency);` in front of this statement. */
  readonly limited?: { readonly name: string; readonly statement: Range };
}

const atATime = 10;

export function planConcurrency(file: FileFacts, start: UnboundedStart): Planned<ConcurrencyPlan> {
  return attempt(() => {
    const { call, waits, list, starts } = start;
    if (call.typeArguments) refuse('The types of the results are written down', call.typeArguments);
    const answers = readAnswersOf(file, start);
    const statement = enclosingStatement(answers?.instead ?? call);
    const callback: Callback = starts.by === 'map' ? { ...mapped(file, starts), ...(answers ? { plan: answers.plan } : {}) } : looped(file, starts);
    const dropped = answers?.declaration ? [answers.declaration.range] : starts.kept ? droppedWith(start, starts.kept.defs[0]?.node as TSESTree.VariableDeclarator, statement) : [];
    checkComments(file, start, callback, answers);
    const canWrap = statement !== undefined && statement.parent.type !== T.SwitchCase && (starts.by === 'loop' || isWrappable(file, callback.node));
    const limiter: ConcurrencyPlan['limiter'] = limiterOf(file, waits, canWrap && !answers) ?? { by: 'helper', helper: helperFor(file, waits) };
    const limit = limitOf(file);
    const isKnown = isArray(file, list) === 'yes';
    const isFrom = starts.by === 'map' && unwrap(starts.node.callee).type === T.MemberExpression && unwrap(list) === unwrap(starts.node.arguments[0] ?? starts.node);
    const title = [
      `Work on at most ${atATime} at a time`,
      'the others begin when one has ended',
      ...(answers ? ['each answer is read before another request begins'] : []),
      ...(waits === 'all' ? ['after a failure those that wait may never begin'] : []),
      ...(isKnown || isFrom || starts.by === 'loop' ? [] : ['the list has to be an array']),
      ...(starts.by === 'map' && isDense(file, list) === 'no' ? ['a hole counts as undefined'] : []),
      ...(isFunction(callback.node) && !callback.node.async && !enclosingFunction(call)?.async ? ['what throws at once rejects'] : []),
    ].join('; ');
    return {
      plan: {
        call: call.range,
        list: list.range,
        spread: !isKnown && (starts.by === 'loop' ? starts.node.type === T.ForOfStatement : isFrom),
        callback: callback.plan,
        ...(answers ? { instead: answers.instead.range } : {}),
        dropped,
        limit,
        limiter,
        ...(limiter.by === 'p-limit' && statement ? { limited: { name: freeVariable(file, ['limit', 'limited']), statement: statement.range } } : {}),
      },
      verdict: { level: 'review', scope: 'file', reason: title },
    };
  });
}

/** An arrow function, or a function by its name that takes the element alone. */
function isWrappable(file: FileFacts, callback: TSESTree.Node): boolean {
  const fn = file.scopes.functionOf(callback);
  return fn === unwrap(callback) ? fn.type === T.ArrowFunctionExpression : fn?.params.length === 1;
}

interface Callback {
  readonly node: TSESTree.Node;
  readonly plan: ConcurrencyPlan['callback'];
}

function mapped(file: FileFacts, { node, callback }: MapStart): Callback {
  const isFrom = unwrap(callback) === unwrap(node.arguments[1] ?? node);
  const receiver = node.arguments[isFrom ? 2 : 1];
  if (receiver) refuse('A second argument sets `this`', receiver);
  const fn = file.scopes.functionOf(callback);
  if (!fn) return file.values.takesOneArgument(callback) === 'yes' || isFrom ? { node: callback, plan: callback.range } : refuse('What the function does with the place and the array is not known', callback);
  if (fn.generator) refuse('The callback is a generator', fn);
  const takesAll = fn.params.length > (isFrom ? 3 : 2) || fn.params.some(({ type }) => type === T.RestElement) || (fn.type !== T.ArrowFunctionExpression && contains(file, fn.body, (part) => part.type === T.Identifier && part.name === 'arguments'));
  if (takesAll) refuse('The callback takes the array', fn);
  return { node: callback, plan: callback.range };
}

/** `tasks.push(load(x))`, the whole of the loop's body, becomes `(x) => load(x)`. */
function looped(file: FileFacts, { element, index, body, push, started, node }: LoopStart): Callback {
  const inner = body.type === T.BlockStatement ? (body.body.length === 1 ? body.body[0] : undefined) : body;
  const alone = inner?.type === T.ExpressionStatement ? inner.expression : inner;
  if (alone !== push) refuse('The loop does more than to start them', node);
  if (!element && !index) refuse('The element has no name of its own', node);
  const isChanged = index && file.scopes.variable(index)?.references.some((reference) => reference.isWrite() && within(reference.identifier, started));
  if (isChanged) refuse('The loop changes what it counts by', started);
  const own = enclosingFunction(push);
  if (contains(file, started, (part) => (part.type === T.AwaitExpression || part.type === T.YieldExpression) && enclosingFunction(part) === own)) refuse('The loop waits', started);
  return { node: started, plan: { element: element?.range, ...(index && (!element || contains(file, started, (part) => file.scopes.variable(part) === file.scopes.variable(index))) ? { index: { range: index.range, unused: freeVariableAround(file, node, ['_', 'item', 'element']) } } : {}), started: started.range } };
}

/** The declaration of the promises and the loop that fills it: they stand right above what waits for them. */
function droppedWith({ starts }: UnboundedStart, declarator: TSESTree.VariableDeclarator, statement: TSESTree.Statement | undefined): Range[] {
  const declaration = declarator.parent;
  if (declaration.declarations.length > 1) refuse('It is declared together with others', declaration);
  const last = starts.by === 'loop' ? starts.node : declaration;
  const siblings = (statement?.parent as { body?: readonly TSESTree.Node[] } | undefined)?.body;
  if (!statement || !Array.isArray(siblings) || siblings[siblings.indexOf(statement) - 1] !== last) return refuse('What stands between runs while they are pending', last);
  if (!siblings.includes(declaration)) refuse('It is declared elsewhere', declaration);
  return starts.by === 'loop' ? [declaration.range, last.range] : [declaration.range];
}

/** A comment within what is replaced, but outside of what is kept, would be lost. */
function checkComments(file: FileFacts, { call, list, starts }: UnboundedStart, { plan }: Callback, answers: ReadAnswers | undefined): void {
  const replaced = [call, starts.node, ...(answers ? [answers.instead, ...(answers.declaration ? [answers.declaration] : [])] : [])].map(({ range }) => range);
  const kept = [list.range, ...('started' in plan ? [plan.started] : 'answer' in plan ? [] : [plan])];
  const isIn = (range: Range, [start, end]: Range): boolean => range[0] >= start && range[1] <= end;
  const lost = file.sourceCode.getAllComments().find(({ range }) => replaced.some((part) => isIn(range, part)) && !kept.some((part) => isIn(range, part)));
  if (lost) refuse('A comment stands between the parts', lost as never);
}

/** The constant of the file, or a new one below its imports. */
function limitOf(file: FileFacts): ConcurrencyPlan['limit'] {
  const { body } = file.sourceCode.ast;
  for (const statement of body) {
    const [declarator] = statement.type === T.VariableDeclaration && statement.kind === 'const' ? statement.declarations : [];
    if (declarator?.id.type === T.Identifier && /^maxConcurrency\d?$/.test(declarator.id.name) && declarator.init?.type === T.Literal) return { name: declarator.id.name };
  }
  const last = body.findLast(isImport);
  // Types hold no node of their own for a rewrite.
  const first = body.find((statement) => !('directive' in statement && statement.directive !== undefined) && !/^TS(?:Interface|TypeAlias)/.test(statement.type));
  return { name: freeVariable(file, ['maxConcurrency']), declare: { value: atATime, ...(last ? { after: last.range } : first ? { before: first.range } : {}) } };
}

/** `import …`, `const fs = require('fs')` */
function isImport(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === T.ImportDeclaration || statement.type === T.TSImportEqualsDeclaration) return true;
  return statement.type === T.VariableDeclaration && statement.declarations.every(({ init }) => init && isRequire(init));
}

const isRequire = (node: TSESTree.Node): boolean =>
  node.type === T.MemberExpression ? isRequire(node.object) : node.type === T.CallExpression && (node.callee.type === T.Identifier ? node.callee.name === 'require' : isRequire(node.callee));

/** A map that keeps the order of the results, with a few at a time. */
function helperFor(file: FileFacts, waits: UnboundedStart['waits']): Helper {
  const typed = isTypeScript(file);
  const result = waits === 'all' ? 'Awaited<R>' : 'PromiseSettledResult<Awaited<R>>';
  const code = (name: string): string[] => [
    `async function ${name}${typed ? '<T, R>' : ''}(items${typed ? ': readonly T[]' : ''}, limit${typed ? ': number' : ''}, callback${typed ? ': (item: T, index: number) => R' : ''})${typed ? `: Promise<${result}[]>` : ''} {`,
    `  const results${typed ? `: ${result}[]` : ''} = [];`,
    '  const waiting = items.entries();',
    `  const work = async ()${typed ? ': Promise<void>' : ''} => {`,
    waits === 'all' ? '    for (const [index, item] of waiting) results[index] = await callback(item, index);' : '    for (const [index, item] of waiting) [results[index]] = await Promise.allSettled([callback(item, index)]);',
    '  };',
    '  await Promise.all(Array.from({ length: limit }, work));',
    '  return results;',
    '}',
  ];
  const name = freeVariable(file, waits === 'all' ? ['mapLimit', 'mapConcurrently'] : ['settleLimit', 'settleConcurrently']);
  return existingHelper(file, code) ?? { name, code: code(name) };
}
