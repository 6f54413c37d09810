import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { enclosingStatement } from '../../facts/syntax.ts';
import { resultMeasure, type Measure } from '../../growth/byte-sized.ts';
import type { Memoized } from '../../growth/memoizers.ts';
import { boundedMapText } from '../../rewrite/growth/bounded-map.ts';
import { freeVariable } from '../names.ts';
import type { Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { helperOf as boundHelper } from './bound.ts';
import { mebibytes } from './bytes.ts';
import { byteLimitOf, limitOf } from './limit.ts';
import { countingCache, projectCache } from './lru.ts';
import type { MemoCachePlan } from './plan.ts';

/** A memoizer without a limit of its own is given a cache that has one. */
export function memoCachePlan(file: FileFacts, memoized: Memoized): Planned<MemoCachePlan> {
  const { call, memoizer, variable, options } = memoized;
  const { takes, hasCache } = memoizer;
  if (takes === undefined && !hasCache) return refuse('the library has no limit and takes no cache', call.callee);
  const [, second] = call.arguments;
  if (takes && second && !options) return refuse('its options are not written there', second);
  const to = takes ? { call: call.range, ...(options ? { options: options.range } : {}), form: takes } : { name: nameOf(memoized), after: declarationOf(memoized).range };
  const measure = resultMeasure(file, memoized);
  if (measure && (measure === 'uneven' || takes === 'cache')) return refuse('its results are bytes or long texts, and what the cache is given is not known to be them alone', call.callee);
  const limit = (measure ? byteLimitOf : limitOf)(file, { name: variable?.name ?? 'results', made: call, declaration: undefined });
  const plan: MemoCachePlan = { by: 'bounded', limit, cache: measure ? (countingCache(file, measure) ?? byteHelper(file, measure)) : (projectCache(file) ?? helperOf(file)), types: !isTypeScript(file) ? '' : takes === 'create' ? '<string, any>' : measure ? '<any, any>' : '', to };
  return { plan, verdict: { level: 'review', scope: 'file', reason: measure ? `Remember at most ${mebibytes(limit)} of results` : `Remember at most ${limit.value} results` } };
}

const nameOf = ({ variable, call }: Memoized): string => variable?.name ?? refuse('what is memoized has no variable of its own', call);

/** The statement that declares what is memoized, and nothing else. */
export function declarationOf({ call, variable }: Memoized): TSESTree.Statement {
  const statement = enclosingStatement(call);
  const declaration = statement?.type === T.ExportNamedDeclaration ? statement.declaration : statement;
  if (!variable || !statement || declaration?.type !== T.VariableDeclaration || declaration.declarations.length > 1) return refuse('what is memoized has no variable of its own', call);
  return statement;
}

function byteHelper(file: FileFacts, measure: Measure): MemoCachePlan['cache'] {
  const { name, ...rest } = boundHelper(file, 'bytes');
  return { ...rest, helper: name, measure };
}

/** The helper of a former rewrite, or a new one. */
function helperOf(file: FileFacts): MemoCachePlan['cache'] {
  const typed = isTypeScript(file);
  const there = file.sourceCode.ast.body.find((node) => node.type === T.FunctionDeclaration && node.id !== null && bare(file.textOf(node)) === bare(boundedMapText(node.id.name, typed))) as TSESTree.FunctionDeclarationWithName | undefined;
  return { helper: there?.id.name ?? freeVariable(file, ['boundedMap']), isThere: there !== undefined, typed };
}

const bare = (text: string): string => text.replace(/[\s;]/g, '');
