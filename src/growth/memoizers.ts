import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import type { Variable } from '../facts/scopes.ts';
import { inLoop, isFunction, keyName, memberName, methodCall, unwrap, type FunctionNode } from '../facts/syntax.ts';
import { domainOf, isRest, type Domain } from './keys.ts';

/** A library that memoizes: what its cache is keyed by, and what keeps it small. */
export interface Memoizer {
  readonly names: RegExp;
  /** first: the first argument, or what a resolver makes of all. all: every argument. */
  readonly keyedBy: 'first' | 'all';
  /** Options that bound it, or that hand the cache to somebody else. */
  readonly bounding: RegExp;
  /** The option that takes the greatest number of entries. */
  readonly limit?: string;
  /** Its result has a `cache` that may be another Map-like. */
  readonly hasCache?: true;
  /** The option `cache` takes a Map-like, or what makes one. */
  readonly takes?: 'cache' | 'create';
  /** Keeps few by itself, unless its limit is infinite. */
  readonly isBounded?: true;
}

const memoizers: readonly Memoizer[] = [
  { names: /^(?:lodash|lodash-es|underscore|es-toolkit\/compat)#memoize$|^(?:lodash\.memoize|lodash(?:-es)?\/memoize(?:\.js)?)#(?:default|\*)$/, keyedBy: 'first', bounding: /^$/, hasCache: true },
  { names: /^memoizee#(?:default|\*)$/, keyedBy: 'all', bounding: /^(?:max|maxAge|weak|dispose)$/, limit: 'max' },
  { names: /^(?:p-memoize|mem|memoize|es-toolkit)#(?:default|\*|memoize)$/, keyedBy: 'first', bounding: /^(?:maxAge|cache)$/, takes: 'cache' },
  { names: /^(?:fast-memoize|@formatjs\/fast-memoize)#(?:default|\*|memoize)$/, keyedBy: 'all', bounding: /^(?:cache|strategy)$/, takes: 'create' },
  { names: /^nano-memoize#(?:default|\*|memoize|nanomemoize)$/, keyedBy: 'all', bounding: /^maxAge$/ },
  { names: /^(?:micro-memoize|moize)#(?:default|\*)$/, keyedBy: 'all', bounding: /^(?:maxAge)$/, limit: 'maxSize', isBounded: true },
  { names: /^moize#(?:default\.)?infinite$/, keyedBy: 'all', bounding: /^(?:maxAge|maxSize)$/, limit: 'maxSize' },
];

/** A function that a library memoizes for as long as the program runs. */
export interface Memoized {
  readonly call: TSESTree.CallExpression;
  readonly memoizer: Memoizer;
  readonly variable: Variable | undefined;
  readonly domain: Domain;
  /** Its key is everything it is called with, as a string. */
  readonly serialises: boolean;
  readonly options: TSESTree.ObjectExpression | undefined;
  readonly infinite: TSESTree.Node | undefined;
}

/** Every function of the file that a library memoizes without end. */
export function memoizedOf(file: FileFacts): readonly Memoized[] {
  if (!/memoi|\bmem\b|moize/.test(file.text)) return [];
  return file.index.calls.flatMap((call) => (call.type === T.CallExpression ? (judge(file, call) ?? []) : []));
}

function judge(file: FileFacts, call: TSESTree.CallExpression): Memoized | undefined {
  const origin = originOf(file, call.callee);
  const name = origin.from === 'import' ? `${origin.module}#${origin.path && origin.name !== '*' && origin.name !== 'default' ? `${origin.name}.${origin.path}` : origin.path || origin.name}` : '';
  const memoizer = memoizers.find(({ names }) => names.test(name));
  if (!memoizer || lifeOf(file, call).kind !== 'module' || inLoop(call)) return undefined;
  const [argument, second] = call.arguments;
  const options = second && unwrap(second).type === T.ObjectExpression ? (unwrap(second) as TSESTree.ObjectExpression) : undefined;
  if (!argument || (second && !options && memoizer.keyedBy === 'all')) return undefined;
  const named = options?.properties.map((part) => (part.type === T.Property ? { name: keyName(part.key, part.computed), value: part.value } : { name: undefined, value: part })) ?? [];
  const infinite = memoizer.limit === undefined ? undefined : named.find(({ name: option, value }) => option === memoizer.limit && file.textOf(value) === 'Infinity')?.value;
  if (named.some(({ name: option }) => option === undefined || memoizer.bounding.test(option) || (option === memoizer.limit && !infinite)) || (memoizer.isBounded && !infinite)) return undefined;
  const variable = file.scopes.variableOf(call);
  if (variable && isEmptied(file, variable)) return undefined;
  const key = keyOf(file, memoizer, argument, second && !options ? second : named.find(({ name: option }) => option === 'cacheKey' || option === 'resolver')?.value);
  return key && key.domain.keys !== 'few' ? { call, memoizer, variable, options, infinite, ...key } : undefined;
}

/** What results are kept under: what a resolver answers with, else the arguments. */
function keyOf(file: FileFacts, { keyedBy }: Memoizer, argument: TSESTree.Node, resolver: TSESTree.Node | undefined): Pick<Memoized, 'domain' | 'serialises'> | undefined {
  const fn = file.scopes.functionOf(argument);
  const resolving = resolver && file.scopes.functionOf(resolver);
  if (resolver && !resolving) {
    const path = originOf(file, resolver);
    return path.from === 'global' && path.path === 'JSON.stringify' && fn ? { domain: domainOfParameters(file, fn, keyedBy), serialises: true } : { domain: unknownDomain, serialises: false };
  }
  if (resolving) {
    const result = resultOf(file, resolving);
    return { domain: result ? domainOf(file, result) : unknownDomain, serialises: result !== undefined && isSerialised(file, result) };
  }
  if (!fn) return { domain: unknownDomain, serialises: false };
  return fn.params.length === 0 ? undefined : { domain: domainOfParameters(file, fn, keyedBy), serialises: false };
}

const unknownDomain: Domain = { keys: 'unknown', are: 'unknown', because: 'what it is called with is not known' };

function domainOfParameters(file: FileFacts, fn: FunctionNode, keyedBy: Memoizer['keyedBy']): Domain {
  const parameters = (keyedBy === 'first' ? fn.params.slice(0, 1) : fn.params).map((part) => (part.type === T.AssignmentPattern ? part.left : part));
  const domains = parameters.map((part) => (part.type === T.Identifier ? domainOf(file, part) : unknownDomain));
  return domains.find(({ keys }) => keys === 'open') ?? domains.find(({ keys }) => keys === 'unknown') ?? domains[0] ?? unknownDomain;
}

function resultOf(file: FileFacts, fn: FunctionNode): TSESTree.Expression | undefined {
  if (fn.body.type !== T.BlockStatement) return fn.body;
  const results = file.index.returns.filter((statement) => statement.parent === fn.body);
  return results.length === 1 ? (results[0]?.argument ?? undefined) : undefined;
}

/** `JSON.stringify(args)`, `args.join()` of all arguments. */
function isSerialised(file: FileFacts, node: TSESTree.Node): boolean {
  const method = methodCall(node);
  const [argument] = method?.call.arguments ?? [];
  const whole = method?.name === 'stringify' && argument ? unwrap(argument) : method?.name === 'join' ? unwrap(method.receiver) : undefined;
  return whole?.type === T.ArrayExpression || (whole?.type === T.Identifier && (whole.name === 'arguments' || isRest(file, whole)));
}

/** Whether the file clears its cache, exchanges it, or hands it to a function that may. */
function isEmptied(file: FileFacts, variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    if (member?.type === T.MemberExpression && member.object === identifier) return /^(?:cache|clear|delete|clearCache|remove|options)$/.test(memberName(member) ?? '');
    return member?.type === T.CallExpression && member.callee !== identifier && /[cC]lear|[rR]eset|[iI]nvalidate/.test(file.textOf(member.callee));
  });
}

/** The function that is memoized, for messages. */
export const memoizedName = (file: FileFacts, { call }: Memoized): string => {
  const argument = call.arguments[0];
  const fn = argument && (isFunction(argument) ? undefined : file.textOf(argument));
  return fn !== undefined && fn.length < 40 ? `\`${fn}\`` : 'This function';
};
