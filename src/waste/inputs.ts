import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { fileSize, type FileSize } from '../facts/file-size.ts';
import type { FileFacts } from '../facts/file.ts';
import { knownCalls } from '../facts/known-calls.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { sizeOf } from '../facts/size.ts';
import { inLoop, isFunction, keyName, memberName, methodCall, unwrap, type FunctionNode } from '../facts/syntax.ts';
import { contains } from '../facts/walk.ts';
import { rowsSize } from './row-loads.ts';
import { fileSystemFunction, wholeReads } from './whole-reads.ts';

/** How many elements a list has. large: all there is of what has no end of its own. open: as many as somebody else says. */
export interface Input {
  readonly size: 'few' | 'large' | 'open';
  /** For messages: `every row of a query`. */
  readonly what: string;
}

const few: Input = { size: 'few', what: 'a few elements' };
const globs = /^(?:fast-glob|glob|glob-promise|globby|klaw|readdirp|recursive-readdir|tiny-glob|tinyglobby)(?:\/|$)/;
const keeping = /^(?:entries|keys|map|sort|reverse|concat|flat|flatMap|toSorted|toReversed|values|slice)$/;

/** The length of a list, by what fills it; undefined where nothing tells. */
export function inputOf(file: FileFacts, list: TSESTree.Node, depth = 0): Input | undefined {
  const written = unwrap(list);
  const expression = written.type === T.AwaitExpression ? unwrap(written.argument) : written;
  if (depth > 8) return undefined;
  const next = (node: TSESTree.Node): Input | undefined => inputOf(file, node, depth + 1);
  switch (expression.type) {
    case T.ArrayExpression:
      return largest(expression.elements.map((element) => (element?.type === T.SpreadElement ? next(element.argument) : few)));
    case T.ConditionalExpression:
      return largest([next(expression.consequent), next(expression.alternate)]);
    case T.LogicalExpression:
      return next(expression.left);
    case T.Identifier:
      return variableInput(file, expression, depth);
    case T.MemberExpression:
      return memberInput(file, expression, depth);
    case T.NewExpression:
      return expression.arguments[0] && globalName(file, expression.callee) === 'Set' ? next(expression.arguments[0]) : undefined;
    case T.CallExpression:
      return calledInput(file, expression, depth);
    default:
      return undefined;
  }
}

/** One large part makes the whole large; a part that is not known may be anything. */
function largest(parts: readonly (Input | undefined)[]): Input | undefined {
  return parts.find((part) => part?.size === 'large') ?? parts.find((part) => part?.size === 'open') ?? (parts.includes(undefined) ? undefined : few);
}

const globalName = (file: FileFacts, callee: TSESTree.Node): string | undefined => {
  const origin = originOf(file, callee);
  return origin.from === 'global' ? origin.path : undefined;
};

function variableInput(file: FileFacts, identifier: TSESTree.Identifier, depth: number): Input | undefined {
  const variable = file.scopes.variable(identifier);
  const definition = variable?.defs[0];
  if (!variable || !definition || sizeOf(file, identifier) === 'small') return variable && definition ? few : undefined;
  if (definition.type === 'Parameter') return isFunction(definition.node) ? parameterInput(file, definition.node, definition.name, depth) : undefined;
  if (definition.type !== 'Variable') return undefined;
  // One of several, such as a batch.
  if (/^For(?:In|Of)Statement$/.test(definition.node.parent.parent.type)) return few;
  if (definition.node.id.type !== T.Identifier) return definition.node.init ? inputOf(file, definition.node.init, depth + 1) : undefined;
  const value = file.scopes.constant(identifier);
  if (!value) return undefined;
  const written = unwrap(value);
  return written.type === T.ArrayExpression && written.elements.length === 0 ? filledInput(file, variable.references.map(({ identifier: use }) => use as TSESTree.Node), depth) : inputOf(file, value, depth + 1);
}

/** `for (const x of source) list.push(x)`: as many as what fills it. */
function filledInput(file: FileFacts, uses: readonly TSESTree.Node[], depth: number): Input | undefined {
  const fills = uses.flatMap((use) => (use.parent?.type === T.MemberExpression && use.parent.object === use && /^(?:push|unshift)$/.test(memberName(use.parent) ?? '') ? [use] : []));
  return fills.length === 0 ? undefined : largest(fills.map((use) => (inLoop(use) ? loopInput(file, use, depth) : few)));
}

function loopInput(file: FileFacts, use: TSESTree.Node, depth: number): Input | undefined {
  for (let node = use.parent; node && !isFunction(node); node = node.parent) if (node.type === T.ForOfStatement) return inputOf(file, node.right, depth + 1);
  return undefined;
}

/** What a function is handed: by its own callers, by a promise, or by whoever calls it. */
function parameterInput(file: FileFacts, fn: FunctionNode, name: TSESTree.Node, depth: number): Input | undefined {
  const { parent } = fn;
  if (parent.type === T.CallExpression && parent.callee !== fn) {
    const method = methodCall(parent);
    return method?.name === 'then' && fn.params[0] === name ? inputOf(file, method.receiver, depth + 1) : undefined;
  }
  const position = fn.params.findIndex((parameter) => parameter === name || (parameter.type === T.AssignmentPattern && parameter.left === name));
  if (position < 0) return undefined;
  const { calls, areAll } = knownCalls(file, fn) ?? { calls: [], areAll: false };
  const worst = largest(calls.map((call) => (call.arguments[position] ? inputOf(file, call.arguments[position], depth + 1) : undefined)));
  return worst?.size === 'large' || (areAll && calls.length > 0) ? worst : { size: 'open', what: 'every element that the caller hands in' };
}

/** `result.rows`, `(await response.json()).items`, `req.body.ids`; other members are of a size that nobody says. */
function memberInput(file: FileFacts, member: TSESTree.MemberExpression, depth: number): Input | undefined {
  let root: TSESTree.Node = member;
  while (root.type === T.MemberExpression) root = unwrap(root.object);
  const value = root.type === T.Identifier ? file.scopes.constant(root) : root;
  const made = value && unwrap(value);
  if (made?.type === T.AwaitExpression || made?.type === T.CallExpression) return memberName(member) === 'rows' ? rowsInput(file, made) : isParsed(file, made) ? inputOf(file, made, depth + 1) : undefined;
  const definition = root.type === T.Identifier ? file.scopes.variable(root)?.defs[0] : undefined;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || lifeOf(file, definition.node).fn !== definition.node) return undefined;
  return lifeOf(file, definition.node).kind === 'request' ? { size: 'open', what: 'every element that a request names' } : undefined;
}

function calledInput(file: FileFacts, call: TSESTree.CallExpression, depth: number): Input | undefined {
  const rows = rowsInput(file, call);
  if (rows) return rows;
  const [first] = call.arguments;
  const global = globalName(file, call.callee);
  if (global === 'Array.from' && first) return unwrap(first).type === T.ObjectExpression ? countInput(file, call) : inputOf(file, first, depth + 1);
  if (global === 'Array') return countInput(file, call);
  if (/^Object\.(?:entries|keys|values)$/.test(global ?? '') && first) return propertiesInput(file, call, first, depth);
  if (isParsed(file, call)) return { size: 'open', what: 'every element of what was parsed' };
  const listing = listingInput(file, call);
  if (listing) return listing;
  const method = methodCall(call);
  if (!method) return undefined;
  if (method.name === 'split') return linesInput(file, call, method.receiver);
  if (method.name === 'filter') {
    const input = inputOf(file, method.receiver, depth + 1);
    return input && (input.size === 'large' && !sortsOut(file, first) ? { ...input, size: 'open' } : input);
  }
  if (!keeping.test(method.name)) return undefined;
  if (method.name === 'slice' && call.arguments.length > 1) return few;
  return method.name === 'concat' && first ? largest([inputOf(file, method.receiver, depth + 1), inputOf(file, first, depth + 1)]) : inputOf(file, method.receiver, depth + 1);
}

/** A filter that leaves most: what is empty goes, or what has another name. */
function sortsOut(file: FileFacts, callback: TSESTree.Node | undefined): boolean {
  const written = callback && unwrap(callback);
  if (written?.type === T.Identifier) return written.name === 'Boolean' && file.scopes.isGlobal(written);
  return isFunction(written) && written.body.type !== T.BlockStatement && !contains(file, written.body, (node) => node.type === T.CallExpression && !/^(?:endsWith|startsWith|trim|test|isFile|extname)$/.test(methodCall(node)?.name ?? ''));
}

function rowsInput(file: FileFacts, node: TSESTree.Node): Input | undefined {
  const expression = unwrap(node);
  const call = expression.type === T.AwaitExpression ? unwrap(expression.argument) : expression;
  const size = call.type === T.CallExpression ? rowsSize(file, call) : undefined;
  return size && (size === 'small' ? few : { size: size === 'open' ? 'large' : 'open', what: 'every row of a query' });
}

/** `Object.entries(files)`, of what the caller hands in. */
function propertiesInput(file: FileFacts, call: TSESTree.CallExpression, object: TSESTree.Node, depth: number): Input | undefined {
  if (sizeOf(file, call) === 'small') return few;
  const input = inputOf(file, object, depth + 1);
  return input && (input.size === 'few' ? input : { size: 'open', what: 'every property of an object' });
}

/** `new Array(n)`, `Array.from({ length: n })` */
function countInput(file: FileFacts, call: TSESTree.CallExpression): Input | undefined {
  const size = sizeOf(file, call);
  if (size === 'small') return few;
  return size === 'large' ? { size: 'large', what: 'a hundred thousand elements or more' } : { size: 'open', what: 'every element of a list' };
}

/** `JSON.parse(text)`, `await response.json()` */
function isParsed(file: FileFacts, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  const call = expression.type === T.AwaitExpression ? unwrap(expression.argument) : expression;
  if (call.type !== T.CallExpression) return false;
  if (globalName(file, call.callee) === 'JSON.parse') return true;
  const method = methodCall(call);
  const response = method?.name === 'json' && call.arguments.length === 0 ? originOf(file, method.receiver) : undefined;
  return response?.from === 'call' && response.of.from === 'global' && response.of.path === 'fetch';
}

function linesInput(file: FileFacts, split: TSESTree.CallExpression, text: TSESTree.Node): Input | undefined {
  const [separator] = split.arguments;
  if (separator?.type !== T.Literal || !/\\n|\n/.test(String(separator.value))) return undefined;
  const read = wholeReads(file).find(({ uses }) => uses.some((use) => unwrap(use) === unwrap(text)));
  const size = read?.of === 'file' ? fileSize(file, read.from) : read ? 'open' : 'unknown';
  return size === 'small' ? few : { size: size === 'open' ? 'large' : 'open', what: 'every line of a text' };
}

/** The files below a folder: large when whoever runs the program chooses it, and all that it holds are taken. */
function listingInput(file: FileFacts, call: TSESTree.CallExpression): Input | undefined {
  const origin = originOf(file, call.callee);
  const [folder, options] = call.arguments;
  if (!folder) return undefined;
  const below = (size: FileSize): Input => ({ size: size === 'open' ? 'large' : 'open', what: 'every file below a folder' });
  const called = fileSystemFunction(file, call.callee);
  if (called && /^readdir(?:Sync)?$/.test(called.name)) return option(options, 'recursive') ? below(fileSize(file, folder)) : { size: 'open', what: 'every file of a folder' };
  if ((called && /^glob(?:Sync)?$/.test(called.name)) || (origin.from === 'import' && globs.test(origin.module))) {
    const root = option(options, 'cwd');
    const isDeep = contains(file, folder, (node) => (node.type === T.Literal && String(node.value).includes('**')) || (node.type === T.TemplateElement && node.value.raw.includes('**')));
    const chosen = root ? fileSize(file, root.value) : unwrap(folder).type === T.Identifier ? fileSize(file, folder) : 'unknown';
    return isDeep || chosen === 'open' ? below(chosen) : { size: 'open', what: 'every file that a pattern finds' };
  }
  const fn = file.scopes.functionOf(call.callee);
  return fn && walksFolders(file, fn) ? below(fileSize(file, folder)) : undefined;
}

/** A function that reads a folder, and calls itself for the folders in it. */
const walksFolders = (file: FileFacts, fn: FunctionNode): boolean =>
  contains(file, fn.body, (node) => node.type === T.CallExpression && file.scopes.functionOf(node.callee) === fn) &&
  contains(file, fn.body, (node) => node.type === T.CallExpression && /^(?:readdir(?:Sync)?|opendir(?:Sync)?)$/.test(fileSystemFunction(file, node.callee)?.name ?? ''));

function option(options: TSESTree.Node | undefined, name: string): TSESTree.Property | undefined {
  const written = options && unwrap(options);
  const found = written?.type === T.ObjectExpression ? written.properties.find((property) => property.type === T.Property && keyName(property.key, property.computed) === name) : undefined;
  return found?.type === T.Property && !(found.value.type === T.Literal && found.value.value === false) ? found : undefined;
}
