import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../../facts/arrays.ts';
import type { FileFacts } from '../../facts/file.ts';
import { enclosingStatement, methodCall, unwrap, within } from '../../facts/syntax.ts';
import { readsOf, soleVariableOf } from '../../facts/value-uses.ts';
import type { Range } from '../../finding.ts';
import type { UnboundedStart } from '../../waste/unbounded-starts.ts';

/** Answers that are read once all have come: `Promise.all(answers.map((answer) => answer.json()))`. */
export interface ReadAnswers {
  /** What is replaced: it waits for what was read. */
  readonly instead: TSESTree.CallExpression;
  /** `const answers = await …;`, right in front of it. */
  readonly declaration?: TSESTree.VariableDeclaration;
  readonly plan: {
    readonly start: Range;
    /** What the answer is called, what is made of it, and where that names it. */
    readonly answer: Range;
    readonly value: Range;
    readonly uses: readonly Range[];
  };
}

/** What reads the answers of some requests, and nothing else looks at them; undefined where it cannot be done together with the request. */
export function readAnswersOf(file: FileFacts, { call, waits, starts }: UnboundedStart): ReadAnswers | undefined {
  if (waits !== 'all' || starts.by !== 'map' || starts.kept) return undefined;
  const start = expressionOf(starts.callback);
  const after = start && (awaitedBy(file, call) ?? chainedTo(file, call));
  const [list, more] = after?.instead.arguments ?? [];
  const map = list && list.type !== T.SpreadElement ? methodCall(list) : undefined;
  const read = map?.call.arguments.length === 1 && map.name === 'map' && map.call.arguments[0] ? expressionOf(map.call.arguments[0]) : undefined;
  if (!after || more || !map || unwrap(map.receiver) !== after.answers || !read?.parameter || globalCallee(file, after.instead) !== 'Promise.all') return undefined;
  const [, second] = read.fn.params;
  const variable = file.scopes.variable(read.parameter);
  if (second || !variable || variable.references.some((reference) => reference.isWrite()) || isNamedIn(file, start.fn, read.parameter.name)) return undefined;
  return {
    instead: after.then ?? after.instead,
    ...(after.declaration ? { declaration: after.declaration } : {}),
    plan: { start: starts.callback.range, answer: read.parameter.range, value: read.value.range, uses: readsOf(variable).map(({ range }) => range) },
  };
}

interface After {
  readonly instead: TSESTree.CallExpression;
  readonly answers: TSESTree.Node;
  readonly declaration?: TSESTree.VariableDeclaration;
  readonly then?: TSESTree.CallExpression;
}

/** `const answers = await Promise.all(…);`, which the next statement reads and nothing else. */
function awaitedBy(file: FileFacts, call: TSESTree.CallExpression): After | undefined {
  const variable = call.parent.type === T.AwaitExpression ? soleVariableOf(file, call.parent) : undefined;
  const declaration = variable?.defs[0]?.node.parent;
  const [read, ...others] = variable ? readsOf(variable) : [];
  const waiting = read && allAround(read);
  const statement = waiting && enclosingStatement(waiting);
  if (declaration?.type !== T.VariableDeclaration || declaration.declarations.length !== 1 || !read || others.length > 0 || !statement) return undefined;
  const siblings = (declaration.parent as { body?: readonly TSESTree.Node[] }).body;
  if (!Array.isArray(siblings) || siblings[siblings.indexOf(declaration) + 1] !== statement) return undefined;
  return { instead: waiting, answers: read, declaration };
}

/** `Promise.all(…).then((answers) => Promise.all(answers.map(…)))` */
function chainedTo(file: FileFacts, call: TSESTree.CallExpression): After | undefined {
  const then = call.parent.type === T.MemberExpression && call.parent.object === call ? methodCall(call.parent.parent) : undefined;
  const [callback, failed] = then?.call.arguments ?? [];
  const fn = then?.name === 'then' && callback && !failed ? expressionOf(callback) : undefined;
  const variable = fn?.parameter && file.scopes.variable(fn.parameter);
  const [read, ...others] = variable ? readsOf(variable) : [];
  const waiting = read && allAround(read);
  return then && fn && read && others.length === 0 && waiting === unwrap(fn.value) ? { instead: waiting, answers: read, then: then.call } : undefined;
}

/** The call that is given `answers.map(…)`. */
function allAround(read: TSESTree.Node): TSESTree.CallExpression | undefined {
  const map = read.parent?.type === T.MemberExpression && read.parent.object === read ? read.parent.parent : undefined;
  return map?.type === T.CallExpression && map.parent.type === T.CallExpression && map.parent.arguments[0] === map ? map.parent : undefined;
}

/** An arrow function of an expression, and its only name for what it is given. */
function expressionOf(node: TSESTree.Node): { fn: TSESTree.ArrowFunctionExpression; value: TSESTree.Expression; parameter?: TSESTree.Identifier } | undefined {
  const fn = unwrap(node);
  if (fn.type !== T.ArrowFunctionExpression || fn.body.type === T.BlockStatement) return undefined;
  const value = fn.body.type === T.AwaitExpression ? fn.body.argument : fn.body;
  const [parameter] = fn.params;
  return { fn, value, ...(parameter?.type === T.Identifier && fn.params.length === 1 ? { parameter } : {}) };
}

const isNamedIn = (file: FileFacts, fn: TSESTree.Node, name: string): boolean => file.nodes(T.Identifier).some((node) => node.name === name && within(node, fn));
