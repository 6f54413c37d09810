import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { isIdentifiedById } from '../../facts/prisma-schema.ts';
import { dependencyVersion } from '../../facts/project.ts';
import { keyName, memberName, methodCall, unwrap } from '../../facts/syntax.ts';
import type { RowLoad } from '../../waste/row-loads.ts';
import { receiver, type Piece } from '../piece.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import type { ImportChange } from './bindings.ts';
import { existingHelper } from './lines/helper.ts';
import type { Helper } from './lines/plan.ts';
import { addedPackage, importedPackage } from './packages.ts';

/** What stands in place of the rows: pieces of the old code and new text, in their order. */
export interface RowStream {
  readonly by: readonly Piece[];
  readonly title: string;
  readonly imports: readonly ImportChange[];
  readonly helper?: Helper;
}

const text = (value: string): Piece => ({ text: value });
const old = ({ range }: TSESTree.Node): Piece => ({ range });

/** `Model.find()` of `Model.find().exec()`. */
function unexecuted(query: TSESTree.Expression): TSESTree.Expression {
  const last = methodCall(query);
  return last?.name === 'exec' ? last.receiver : query;
}

/** What is loaded for all documents together would be loaded for each. */
function checkPopulated(query: TSESTree.Expression): void {
  for (let last = methodCall(query); last; last = methodCall(last.receiver)) if (last.name === 'populate') refuse('A cursor loads what `populate()` adds for each document alone', last.call);
}

/** How the rows of a load come one at a time; refuses with the reason where nothing gives the same. */
export function rowStream(file: FileFacts, load: RowLoad): RowStream {
  const { driver, query, call } = load;
  const { streams } = driver;
  const plain = { imports: [], title: 'Take the documents one at a time from the cursor' };
  switch (streams.how) {
    case 'none':
      return refuse(streams.reason, call);
    case 'bare':
      return { ...plain, by: [old(query)] };
    case 'rename':
      if (driver.modules.test('typeorm')) checkPostgres(file, call, () => true);
      return { imports: [], title: `Take the rows one at a time by \`${streams.name}()\``, by: [...(driver.isAsync ? [text('await ')] : []), ...receiver(query), text(`${dotOf(file, call, query)}${streams.name}`), ...argumentsOf(file, call)] };
    case 'method':
      if (driver.modules.test('mongoose')) checkPopulated(query);
      if (driver.modules.test('knex')) checkPostgres(file, call, (name) => name !== 'sqlite');
      return { ...plain, title: driver.modules.test('knex') ? 'Take the rows one at a time from a stream' : plain.title, by: [...receiver(unexecuted(query)), text(`.${streams.name}()`)] };
    case 'query-stream':
      return queryStream(file, load);
    case 'unpromised':
      return unpromised(file, load);
    case 'pages':
      return pages(file, load);
  }
}

/** The point between a query and its method, with the line end that stands there. */
function dotOf(file: FileFacts, call: TSESTree.CallExpression, query: TSESTree.Node): string {
  const callee = unwrap(call.callee);
  const gap = callee.type === T.MemberExpression ? file.text.slice(query.range[1], callee.property.range[0]) : '';
  return /^\)?(\s*\.\s*)$/.exec(gap)?.[1] ?? refuse('The query stands in parentheses', query);
}

/** The arguments of a call with their parentheses, as they are written. */
function argumentsOf(file: FileFacts, call: TSESTree.CallExpression): Piece[] {
  const [first, last] = [call.arguments[0], call.arguments.at(-1)];
  const lost = file.sourceCode.getCommentsInside(call).find(({ range }) => range[0] > call.callee.range[1] && !(first && last && range[0] > first.range[0] && range[1] < last.range[1]));
  if (lost) refuse('A comment stands between the parts', lost as never);
  return first && last ? [text('('), ...call.arguments.flatMap((argument, index) => [...(index > 0 ? [text(', ')] : []), old(argument)]), text(')')] : [text('()')];
}

/** Knex and TypeORM stream from PostgreSQL by `pg-query-stream`, and load all rows of SQLite anyway. */
function checkPostgres(file: FileFacts, call: TSESTree.Node, accepts: (name: string) => boolean): void {
  const has = (name: string): boolean => dependencyVersion(file.filename, name) !== undefined;
  const client = /\bclient\s*:\s*['"]([\w-]+)['"]/.exec(file.text)?.[1] ?? '';
  const isPostgres = /^(?:pg|postgres\w*|cockroachdb|redshift)$/.test(client) || (client === '' && has('pg'));
  if (isPostgres && !has('pg-query-stream')) refuse('A stream from PostgreSQL needs the package `pg-query-stream`', call);
  const isKnown = isPostgres || /^mysql2?$|^mssql$|^oracledb$/.test(client) || (client === '' && ['mysql', 'mysql2', 'mssql', 'oracledb'].some(has));
  if (/sqlite/.test(client) && !accepts('sqlite')) refuse('A stream from SQLite loads all rows first', call);
  if (!isKnown) refuse('Which database it is, and whether it streams, is not known', call);
}

/** `client.query(new QueryStream(sql, values))` */
function queryStream(file: FileFacts, { query, call }: RowLoad): RowStream {
  const [first] = call.arguments;
  if (first && unwrap(first).type === T.ObjectExpression) refuse('The query is an object of options', first);
  const stream = importedPackage(file, 'pg-query-stream') ?? addedPackage(file, 'pg-query-stream', { name: 'QueryStream', moduleOnly: Infinity });
  if (!stream) return refuse('A stream needs the package `pg-query-stream`', call);
  return { imports: stream.imports, title: 'Take the rows one at a time from a stream', by: [...receiver(query), text(`.query(new ${stream.name}`), ...argumentsOf(file, call), text(')')] };
}

/** `connection.promise().query(sql)` becomes `connection.query(sql).stream()`. */
function unpromised(file: FileFacts, { query, call }: RowLoad): RowStream {
  const promise = methodCall(unwrap(query));
  const method = methodCall(call);
  if (promise?.name !== 'promise' || !method) return refuse('The connection itself is not at hand', query);
  return { imports: [], title: 'Take the rows one at a time from a stream', by: [...receiver(promise.receiver), text(`.${method.name}`), ...argumentsOf(file, call), text('.stream()')] };
}

/** `inPages((page) => prisma.user.findMany({ where, ...page }))` */
function pages(file: FileFacts, { query, call }: RowLoad): RowStream {
  const [options] = call.arguments;
  const written = options && unwrap(options);
  if (written && written.type !== T.ObjectExpression) return refuse('The options of the query are not written here', written);
  const taken = written?.properties.find((property) => property.type !== T.Property || /^(?:take|skip|cursor|orderBy|distinct)$/.test(keyName(property.key, property.computed) ?? 'take'));
  if (taken) refuse('The query has an order or a part of its own', taken);
  const selected = written?.properties.find((property) => property.type === T.Property && /^(?:select|omit)$/.test(keyName(property.key, property.computed) ?? ''));
  if (selected) refuse('It may leave out the `id` that the next page begins at', selected);
  const model = unwrap(query);
  const name = model.type === T.MemberExpression ? memberName(model) : undefined;
  if (name === undefined || !isIdentifiedById(file.filename, name)) refuse('No Prisma schema of the project says that `id` identifies the model', query);
  const helper = pageHelper(file);
  const page = freeVariable(file, ['page']);
  const last = written?.properties.at(-1);
  const comment = written && file.sourceCode.getCommentsInside(written).find(({ range }) => last === undefined || range[1] > last.range[1]);
  if (comment) refuse('A comment stands between the parts', comment as never);
  const inner: Piece[] = written && last ? [{ range: [written.range[0], last.range[1]] }, text(`, ...${page} }`)] : [text(page)];
  return { imports: [], helper, title: 'Take the rows by pages of a thousand, in the order of their `id`', by: [text(`${helper.name}((${page}) => `), old(call.callee), text('('), ...inner, text('))')] };
}

/** Walks pages, each beginning behind the last row of the one before. */
function pageHelper(file: FileFacts): Helper {
  const typed = isTypeScript(file);
  const code = (name: string): string[] => [
    ...(typed
      ? [
          `async function* ${name}<T extends { id: unknown }>(`,
          "  find: (page: { take: number; orderBy: { id: 'asc' }; skip?: number; cursor?: { id: never } }) => Promise<T[]>,",
          '): AsyncGenerator<T> {',
        ]
      : [`async function* ${name}(find) {`]),
    `  let rows${typed ? ': T[]' : ''} = [];`,
    '  do {',
    '    const last = rows.at(-1);',
    `    rows = await find({ take: 1000, orderBy: { id: 'asc' }, ...(last && { skip: 1, cursor: { id: last.id${typed ? ' as never' : ''} } }) });`,
    '    yield* rows;',
    '  } while (rows.length === 1000);',
    '}',
  ];
  const name = freeVariable(file, ['inPages', 'pagesOf']);
  return existingHelper(file, code) ?? { name, code: code(name) };
}
