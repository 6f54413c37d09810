import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { importRoot } from '../facts/origin-module.ts';
import { originOf } from '../facts/origin.ts';
import { isClass, isFunction, keyName, memberName, methodCall, methodOn, unwrap, wrapped, type FunctionNode } from '../facts/syntax.ts';
import { drivers, type Driver } from './drivers.ts';
import { handedRows, keptRows, type KeptRows } from './kept-rows.ts';
import { walkOver, type LineWalk } from './line-walks.ts';

const importing = /\b(?:require|import)\b/;

/** Every row of a query in one array, which is only walked. */
export interface RowLoad extends LoadedRows {
  /** open: the whole of a table. unknown: what a condition leaves of it. */
  readonly size: 'open' | 'unknown';
  readonly kept: KeptRows;
  readonly walk: Pick<LineWalk, 'form' | 'pieces'>;
}

interface LoadedRows {
  /** The call, and what stands for its value: with its `await`, or the call of `then` that is given the callback. */
  readonly call: TSESTree.CallExpression;
  readonly value: TSESTree.Expression;
  readonly handed?: FunctionNode;
  readonly driver: Driver;
  /** `db.prepare('…')`, `collection.find({})` */
  readonly query: TSESTree.Expression;
}

export function rowLoads(file: FileFacts): readonly RowLoad[] {
  return file.index.calls.flatMap((call) => (call.type === T.CallExpression ? (loadOf(file, call) ?? []) : []));
}

function loadOf(file: FileFacts, call: TSESTree.CallExpression): RowLoad | undefined {
  const rows = rowsOf(file, call);
  if (!rows) return undefined;
  const [parameter] = rows.handed?.params ?? [];
  const kept = rows.handed ? parameter && handedRows(file, parameter, rows.driver.gives) : keptRows(file, rows.value, rows.driver.gives);
  const size = kept ? sizeOfQuery(file, rows) : 'small';
  const walk = kept && size !== 'small' ? walkOver(file, kept.list, rows.handed ?? rows.value, kept.uses) : undefined;
  return kept && walk && size !== 'small' ? { ...rows, size, kept, walk } : undefined;
}

/** How many rows a call loads: open for the whole of a table; undefined for any other call. */
export function rowsSize(file: FileFacts, call: TSESTree.CallExpression): RowLoad['size'] | 'small' | undefined {
  const rows = rowsOf(file, call);
  return rows && sizeOfQuery(file, rows);
}

function rowsOf(file: FileFacts, call: TSESTree.CallExpression): LoadedRows | undefined {
  const awaited = wrapped(call).parent;
  const then = handedTo(call);
  if (call.optional || !file.mentions(importing)) return undefined;
  const method = methodCall(call);
  for (const driver of drivers) {
    if (driver.isAsync && !then && (awaited?.type !== T.AwaitExpression || awaited.argument !== wrapped(call))) continue;
    if (driver.loads ? !method || !driver.loads.test(method.name) : !isWholeQuery(method?.name, driver)) continue;
    // A query that is a promise is itself what is awaited, chained methods and all.
    const query = driver.loads && method ? method.receiver : call;
    if (comesFrom(file, driver, query)) return { call, driver, query, ...(driver.isAsync && then ? then : { value: driver.isAsync ? (awaited as TSESTree.AwaitExpression) : call }) };
  }
  return undefined;
}

/** `query.then((rows) => …)` */
function handedTo(call: TSESTree.CallExpression): { value: TSESTree.CallExpression; handed: FunctionNode } | undefined {
  const then = methodOn(call);
  const [callback] = then?.call.arguments ?? [];
  return then?.name === 'then' && isFunction(callback) ? { value: then.call, handed: callback } : undefined;
}

/** Whether a chain may end so: a call of a builder, or the one that makes the query. */
const isWholeQuery = (name: string | undefined, { by, also, unless }: Driver): boolean => (by ? name !== undefined && (by.test(name) || also?.test(name) === true) : name === undefined || !unless?.test(name));

/** Whether an expression is a query of the driver's: by what the file imports, or by its type. */
function comesFrom(file: FileFacts, driver: Driver, query: TSESTree.Node): boolean {
  if (driver.record !== undefined) return isRecord(file, driver.record, driver, query);
  const { root, calls } = chainOf(file, query);
  const imported = importRoot(file, originOf(file, root));
  if (imported && driver.modules.test(imported.module)) {
    const isMade = driver.by ? calls.some((name) => driver.by?.test(name)) : !calls.some((name) => driver.unless?.test(name));
    if (isMade && !isOther(driver, imported.path)) return true;
    if (driver.loads && driver.by && calls.length === 0 && driver.types.includes(imported.path)) return true;
  }
  // What types are asked of is told by names first.
  const isLikely = driver.loads !== undefined || calls.some((name) => (driver.by ?? /^(?:select|from|where\w*|orderBy)$/).test(name));
  return isLikely && driver.types.length > 0 && !calls.some((name) => driver.unless?.test(name)) && file.types.isNamed(query, { name: [...driver.types], from: 'package', package: [...driver.packages] }) === 'yes';
}

/** `User` of `class User extends BaseEntity`: in this file, or by its type. */
function isRecord(file: FileFacts, record: string, { modules, packages }: Driver, query: TSESTree.Node): boolean {
  let node: TSESTree.Node | null | undefined = unwrap(query);
  for (let step = 0; step < 5 && node?.type === T.Identifier; step += 1) {
    const origin = originOf(file, node);
    if (origin.from === 'import') return (origin.name === record && modules.test(origin.module)) || (step === 0 && file.types.isClassOf(node, { name: record, from: 'package', package: [...packages] }) === 'yes');
    const definition: TSESTree.Node | undefined = file.scopes.variable(node)?.defs[0]?.node;
    node = isClass(definition) ? definition.superClass : undefined;
  }
  return false;
}

/** Pools and clients of `pg` load by the same method, and are told by how they are made. */
const isOther = ({ modules, types }: Driver, path: string): boolean => modules.test('pg') && types.includes('Pool') !== /(?:^|\.)Pool$/.test(path);

/** Where a chain of calls begins, through variables and fields, and the methods that are called on the way. */
function chainOf(file: FileFacts, query: TSESTree.Node): { root: TSESTree.Node; calls: readonly string[] } {
  const calls: string[] = [];
  let node = unwrap(query);
  for (let step = 0; step < 30; step += 1) {
    const method = methodCall(node);
    const next: TSESTree.Node | undefined = method ? unwrap(method.receiver) : node.type === T.Identifier ? resolved(file, node) : held(file, node);
    if (method) calls.push(method.name);
    if (!next || next === node || /^(?:Function|Arrow)/.test(next.type)) break;
    node = next;
  }
  return { root: node, calls };
}

/** What a field holds, or what a member is of. */
function held(file: FileFacts, node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type !== T.MemberExpression) return undefined;
  if (unwrap(node.object).type !== T.ThisExpression) return unwrap(node.object);
  const origin = originOf(file, node);
  return origin.from === 'call' || origin.from === 'new' ? origin.node : undefined;
}

/** small: few rows by what the query says. */
function sizeOfQuery(file: FileFacts, { driver, query, call }: LoadedRows): RowLoad['size'] | 'small' {
  if (driver.asks === 'sql' && call.arguments[0] && !driver.by?.test('prepare')) return sizeOfSql(file, call.arguments[0]);
  if (driver.asks === 'builder') return sizeOfBuilder(file, query);
  let size: RowLoad['size'] | 'small' = 'unknown';
  let node = driver.loads?.test('toArray') ? resolved(file, query) : driver.loads && driver.asks === 'condition' ? call : resolved(file, query);
  for (let method = methodCall(node); method; method = methodCall(node)) {
    const [first] = method.call.arguments;
    if (/^(?:limit|findOne|first)$/.test(method.name)) return 'small';
    if (/^(?:prepare|query)$/.test(method.name) && first) return sizeOfSql(file, first);
    if (/^find(?:Many)?$/.test(method.name)) size = sizeOfCondition(file, first) ?? size;
    if (size === 'small') return size;
    node = resolved(file, method.receiver);
  }
  return size;
}

/** `find()`, `find({})`, `findMany({ select: … })`, `find({ take: 10 })` */
function sizeOfCondition(file: FileFacts, condition: TSESTree.Node | undefined): RowLoad['size'] | 'small' | undefined {
  if (!condition) return 'open';
  const written = resolved(file, condition);
  if (written.type !== T.ObjectExpression) return undefined;
  const names = written.properties.map((property) => (property.type === T.Property ? keyName(property.key, property.computed) : undefined));
  if (names.some((name) => name === 'take' || name === 'limit')) return 'small';
  return names.every((name) => name !== undefined && /^(?:select|include|orderBy|order|relations)$/.test(name)) ? 'open' : undefined;
}

function sizeOfBuilder(file: FileFacts, query: TSESTree.Node): RowLoad['size'] | 'small' {
  let size: RowLoad['size'] = 'open';
  let node = resolved(file, query);
  for (let method = methodCall(node); method; method = methodCall(node)) {
    if (/^(?:limit|take|first|one)$/.test(method.name)) return 'small';
    if (/where|having|offset|skip|modify|join/i.test(method.name)) size = 'unknown';
    node = resolved(file, method.receiver);
  }
  return size;
}

function resolved(file: FileFacts, node: TSESTree.Node): TSESTree.Node {
  const expression = unwrap(node);
  const value = expression.type === T.Identifier ? file.scopes.constant(expression) : undefined;
  return value ? unwrap(value) : expression;
}

function sizeOfSql(file: FileFacts, node: TSESTree.Node): RowLoad['size'] | 'small' {
  const written = resolved(file, node);
  const text = written.type === T.Literal ? String(written.value) : written.type === T.TemplateLiteral ? written.quasis.map(({ value }) => value.cooked).join('?') : undefined;
  if (text === undefined) return 'unknown';
  if (!/^\s*(?:\(?\s*select|with|values|table|pragma|explain)\b/i.test(text)) return 'small';
  if (/\blimit\b|\bsqlite_(?:master|schema)\b|\binformation_schema\b|\bfrom\s+pg_\w+|^\s*(?:pragma|explain)\b/i.test(text)) return 'small';
  if (/\b(?:count|sum|max|min|avg|total)\s*\(/i.test(text) && !/\bgroup\s+by\b/i.test(text)) return 'small';
  if (/\bwhere\s+(?:\w+\.)?(?:id|rowid|uuid|key|_id)\s*(?:=|in\b)/i.test(text)) return 'small';
  return /^\s*select\b/i.test(text) && !/\bwhere\b|\bhaving\b/i.test(text) && !(written.type === T.TemplateLiteral && written.expressions.length > 0) ? 'open' : 'unknown';
}

/** The variable or field at the root of a query: the connection or the statement that is busy while rows come. */
export function rootsOf(file: FileFacts, query: TSESTree.Node): readonly string[] {
  const roots: string[] = [];
  for (let node = unwrap(query); ; ) {
    while (node.type === T.CallExpression || (node.type === T.MemberExpression && unwrap(node.object).type !== T.ThisExpression)) node = unwrap(node.type === T.CallExpression ? node.callee : node.object);
    if (node.type === T.MemberExpression && memberName(node) !== undefined) return [...roots, file.textOf(node)];
    if (node.type !== T.Identifier || roots.includes(node.name)) return roots;
    roots.push(node.name);
    const value = file.scopes.constant(node);
    if (!value) return roots;
    node = unwrap(value);
  }
}
