/** How a database gives its rows one at a time instead of all at once. */
export interface Driver {
  readonly modules: RegExp;
  /** The types that the loading method is on, from one of these packages. */
  readonly types: readonly string[];
  readonly packages: readonly string[];
  /** The loading method is one of the classes that extend this type: active records. */
  readonly record?: string;
  /** The method that loads all rows; none where awaiting the query does. */
  readonly loads?: RegExp;
  /** A call that the receiver comes from, by which it is a statement or a query; none where the connection itself loads. */
  readonly by?: RegExp;
  /** Calls that a query may end in, too, and that leave it what it is. */
  readonly also?: RegExp;
  /** Calls that make something else than rows of it, or a few. */
  readonly unless?: RegExp;
  /** Where the rows are in what is awaited: all of it, its field `rows`, its first element. */
  readonly gives: 'all' | 'field' | 'first';
  /** Where the query says how many: in SQL, in a condition that a call is given, in the calls of a builder. */
  readonly asks: 'sql' | 'condition' | 'builder';
  readonly streams: Streams;
  readonly isAsync: boolean;
}

/** rename: another method of the statement. bare: the cursor itself. method: a method of the query. */
export type Streams =
  | { readonly how: 'bare' | 'pages' | 'query-stream' | 'unpromised' }
  | { readonly how: 'method' | 'rename'; readonly name: string }
  /** No stream gives the same values. */
  | { readonly how: 'none'; readonly reason: string };

export const drivers: readonly Driver[] = [
  { modules: /^(?:better-sqlite3|node:sqlite|bun:sqlite)$/, types: ['Statement', 'StatementSync'], packages: ['better-sqlite3', 'bun-types', 'node'], loads: /^all$/, by: /^(?:prepare|query)$/, gives: 'all', asks: 'sql', streams: { how: 'rename', name: 'iterate' }, isAsync: false },
  { modules: /^mongodb$/, types: ['FindCursor', 'AggregationCursor'], packages: ['mongodb'], loads: /^toArray$/, by: /^(?:find|aggregate)$/, gives: 'all', asks: 'condition', streams: { how: 'bare' }, isAsync: true },
  { modules: /^mongoose$/, types: ['Query'], packages: ['mongoose'], by: /^find$/, also: /^(?:batchSize|collation|exec|hint|lean|maxTimeMS|populate|read|select|sort|where)$/, gives: 'all', asks: 'condition', streams: { how: 'method', name: 'cursor' }, isAsync: true },
  { modules: /^pg$/, types: ['Client', 'ClientBase', 'PoolClient'], packages: ['pg'], loads: /^query$/, gives: 'field', asks: 'sql', streams: { how: 'query-stream' }, isAsync: true },
  { modules: /^pg$/, types: ['Pool'], packages: ['pg'], loads: /^query$/, gives: 'field', asks: 'sql', streams: { how: 'none', reason: 'A pool takes its connection back before the rows are read: connect a client for it' }, isAsync: true },
  { modules: /^mysql2$/, types: ['Connection', 'Pool', 'PoolConnection'], packages: ['mysql2'], loads: /^(?:query|execute)$/, by: /^promise$/, gives: 'first', asks: 'sql', streams: { how: 'unpromised' }, isAsync: true },
  { modules: /^mysql2\/promise$/, types: ['Connection', 'Pool', 'PoolConnection'], packages: ['mysql2'], loads: /^(?:query|execute)$/, gives: 'first', asks: 'sql', streams: { how: 'none', reason: 'The API of promises has no stream: query the connection of `mysql2` itself' }, isAsync: true },
  { modules: /^knex$/, types: ['QueryBuilder'], packages: ['knex'], unless: /^(?:insert|upsert|update|del|delete|increment|decrement|truncate|first|pluck|raw|batchInsert|transaction|columnInfo|count\w*|sum\w*|min|max|avg\w*|limit|returning|schema|migrate|seed|destroy|toString|toSQL|stream|then|catch|finally|on)$/, gives: 'all', asks: 'builder', streams: { how: 'method', name: 'stream' }, isAsync: true },
  { modules: /^@prisma\/client$/, types: [], packages: [], loads: /^findMany$/, gives: 'all', asks: 'condition', streams: { how: 'pages' }, isAsync: true },
  { modules: /^typeorm$/, types: ['SelectQueryBuilder'], packages: ['typeorm'], loads: /^getRawMany$/, by: /^createQueryBuilder$/, gives: 'all', asks: 'builder', streams: { how: 'rename', name: 'stream' }, isAsync: true },
  { modules: /^typeorm$/, types: ['SelectQueryBuilder'], packages: ['typeorm'], loads: /^getMany$/, by: /^createQueryBuilder$/, gives: 'all', asks: 'builder', streams: { how: 'none', reason: 'A stream gives columns, no entities' }, isAsync: true },
  { modules: /^typeorm$/, types: ['Repository', 'TreeRepository', 'MongoRepository'], packages: ['typeorm'], loads: /^find$/, by: /^getRepository$/, gives: 'all', asks: 'condition', streams: { how: 'none', reason: 'A stream gives columns, no entities' }, isAsync: true },
  { modules: /^typeorm$/, types: [], packages: ['typeorm'], record: 'BaseEntity', loads: /^find$/, gives: 'all', asks: 'condition', streams: { how: 'none', reason: 'A stream gives columns, no entities' }, isAsync: true },
];
