import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf, type ValueOrigin } from '../facts/origin.ts';
import { memberName, methodCall, unwrap, wrapped } from '../facts/syntax.ts';
import { walkOver, type LineWalk } from './line-walks.ts';

/** How a database gives its rows one at a time instead of all at once. */
interface Driver {
  readonly modules: RegExp;
  /** The type that the loading method is on, from one of these packages. */
  readonly types: readonly string[];
  /** The method that loads all rows; none where awaiting the query does. */
  readonly loads?: string;
  /** A call that the receiver comes from, by which it is a statement or a query. */
  readonly by: RegExp;
  /** rename: another method on the same statement. bare: the cursor itself. method: a method of the query. */
  readonly streams: { readonly how: 'bare' } | { readonly how: 'method' | 'rename'; readonly name: string };
  readonly isAsync: boolean;
}

const drivers: readonly Driver[] = [
  { modules: /^(?:better-sqlite3|node:sqlite|bun:sqlite)$/, types: ['Statement', 'StatementSync'], loads: 'all', by: /^(?:prepare|query)$/, streams: { how: 'rename', name: 'iterate' }, isAsync: false },
  { modules: /^mongodb$/, types: ['FindCursor', 'AggregationCursor'], loads: 'toArray', by: /^(?:find|aggregate)$/, streams: { how: 'bare' }, isAsync: true },
  { modules: /^mongoose$/, types: ['Query'], by: /^find$/, streams: { how: 'method', name: 'cursor' }, isAsync: true },
];

/** Every row of a query in one array, which is only walked. */
export interface RowLoad {
  /** The call, and what stands for its value: with its `await`. */
  readonly call: TSESTree.CallExpression;
  readonly value: TSESTree.Expression;
  readonly driver: Driver;
  /** `db.prepare('…')`, `collection.find({})` */
  readonly query: TSESTree.Expression;
  /** open: the whole of a table. unknown: what a condition leaves of it. */
  readonly size: 'open' | 'unknown';
  readonly walk: Pick<LineWalk, 'form' | 'pieces'>;
}

export function rowLoads(file: FileFacts): readonly RowLoad[] {
  return file.index.calls.flatMap((call) => (call.type === T.CallExpression ? (loadOf(file, call) ?? []) : []));
}

function loadOf(file: FileFacts, call: TSESTree.CallExpression): RowLoad | undefined {
  const rows = rowsOf(file, call);
  const walk = rows && rows.size !== 'small' ? walkOver(file, rows.value, rows.value) : undefined;
  return rows && rows.size !== 'small' && walk ? { ...rows, size: rows.size, walk } : undefined;
}

/** How many rows a call loads: open for the whole of a table; undefined for any other call. */
export const rowsSize = (file: FileFacts, call: TSESTree.CallExpression): RowLoad['size'] | 'small' | undefined => rowsOf(file, call)?.size;

function rowsOf(file: FileFacts, call: TSESTree.CallExpression): (Omit<RowLoad, 'size' | 'walk'> & { size: RowLoad['size'] | 'small' }) | undefined {
  const method = methodCall(call);
  const driver = method && drivers.find((candidate) => candidate.loads === undefined ? candidate.by.test(method.name) : candidate.loads === method.name);
  if (!method || !driver || call.optional) return undefined;
  // A query that is a promise is itself what is awaited, chained methods and all.
  const query = driver.loads === undefined ? call : method.receiver;
  const awaited = wrapped(call).parent;
  if (driver.isAsync && awaited?.type !== T.AwaitExpression) return undefined;
  if (!comesFrom(file, driver, query)) return undefined;
  return { call, value: driver.isAsync ? (awaited as TSESTree.AwaitExpression) : call, driver, query, size: sizeOfQuery(file, driver, query) };
}

/** Whether an expression is a query of the driver's: by what the file imports, or by its type. */
function comesFrom(file: FileFacts, driver: Driver, query: TSESTree.Node): boolean {
  const { root, calls } = chainOf(file, query);
  const origin = originOf(file, root);
  if (calls.some((name) => driver.by.test(name)) && moduleOf(file, origin, driver.modules)) return true;
  if (driver.loads !== undefined && calls.length === 0 && moduleOf(file, origin, driver.modules, driver.types)) return true;
  return file.types.isNamed(query, { name: [...driver.types], from: 'package', package: ['better-sqlite3', 'bun-types', 'mongodb', 'mongoose', 'node'] }) === 'yes';
}

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

/** Whether a value comes from a module, by what made it or by the type that is written for it. */
function moduleOf(file: FileFacts, origin: ValueOrigin, modules: RegExp, only?: readonly string[]): boolean {
  switch (origin.from) {
    case 'import':
      return only === undefined && modules.test(origin.module);
    case 'call':
    case 'new':
      return moduleOf(file, origin.of, modules, only);
    case 'member':
      return moduleOf(file, origin.object, modules, only);
    case 'parameter':
    case 'field':
    case 'unknown':
      return origin.annotation !== undefined && isImportedType(file, origin.annotation, modules, only);
    default:
      return false;
  }
}

/** Whether a written type is imported from such a module, by the name that the module gives it. */
function isImportedType(file: FileFacts, annotation: string, modules: RegExp, only: readonly string[] | undefined): boolean {
  const [local, ...path] = annotation.split('.');
  return file.sourceCode.ast.body.some((statement) => {
    const specifier = statement.type === T.ImportDeclaration && modules.test(statement.source.value) ? statement.specifiers.find((part) => part.local.name === local) : undefined;
    if (!specifier) return false;
    const name = path.at(-1) ?? (specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier ? specifier.imported.name : specifier.local.name);
    return !only || only.includes(name);
  });
}

/** small: few rows by what the query says. */
function sizeOfQuery(file: FileFacts, { modules }: Driver, query: TSESTree.Node): RowLoad['size'] | 'small' {
  let size: RowLoad['size'] = 'unknown';
  let node = resolved(file, query);
  for (let method = methodCall(node); method; method = methodCall(node)) {
    const [first] = method.call.arguments;
    if (/^(?:limit|findOne|first)$/.test(method.name)) return 'small';
    if (/^(?:prepare|query)$/.test(method.name) && first) return sizeOfSql(file, first);
    if (/^find$/.test(method.name) && (!first || (first.type === T.ObjectExpression && first.properties.length === 0)) && (modules.test('mongodb') || modules.test('mongoose'))) size = 'open';
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
  if (/\blimit\b|\bsqlite_(?:master|schema)\b|^\s*(?:pragma|explain)\b/i.test(text)) return 'small';
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
