import { runInThisContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import { rewrittenIn } from './in-project.ts';

interface Project {
  readonly dependencies?: Record<string, string>;
  readonly schema?: string;
  readonly extension?: string;
}

/** The first suggestion in a project with these dependencies and this Prisma schema. */
const rewritten = (text: string, { dependencies = {}, schema, extension = 'js' }: Project): string =>
  rewrittenIn({ type: 'module', dependencies }, `file.${extension}`, text, schema === undefined ? {} : { 'prisma/schema.prisma': schema });

const schema = 'model User {\n  id Int @id @default(autoincrement())\n  name String\n}\n\nmodel Tag {\n  name String @id\n}\n';
const walking = (query: string): string => `import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

export async function names() {
  const found = [];
  for (const user of await ${query}) {
    found.push(user.name);
  }
  return found;
}
`;

describe('pages of Prisma', () => {
  it('each begins behind the last row of the one before', async () => {
    const text = rewritten(walking('prisma.user.findMany({ where: { active: true } })'), { schema });
    expect(text).toContain('for await (const user of inPages((page) => prisma.user.findMany({ where: { active: true }, ...page }))) {');
    const rows = Array.from({ length: 2500 }, (_, index) => ({ id: index + 1, name: `user ${index}`, active: true }));
    const asked: unknown[] = [];
    const findMany = (page: { take: number; skip?: number; cursor?: { id: number } }): Promise<unknown[]> => {
      asked.push(page);
      const start = page.cursor ? page.cursor.id - 1 + (page.skip ?? 0) : 0;
      return Promise.resolve(rows.slice(start, start + page.take));
    };
    const code = text.replace(/^import.*$/m, '').replace('new PrismaClient()', '{ user: { findMany } }').replace('export ', '');
    const made = runInThisContext(`(findMany) => { ${code}; return names; }`) as (find: unknown) => () => Promise<string[]>;
    expect(await made(findMany)()).toEqual(rows.map(({ name }) => name));
    expect(asked).toHaveLength(3);
    expect(asked.at(-1)).toMatchObject({ take: 1000, skip: 1, cursor: { id: 2000 }, orderBy: { id: 'asc' }, where: { active: true } });
  });

  it('without conditions, with types', () => {
    const text = rewritten(walking('prisma.user.findMany()'), { schema, extension: 'ts' });
    expect(text).toContain('inPages((page) => prisma.user.findMany(page))');
    expect(text).toContain('async function* inPages<T extends { id: unknown }>(');
  });

  it('not of a model that something else identifies, nor without a schema', () => {
    for (const [query, project] of [['prisma.tag.findMany()', { schema }], ['prisma.user.findMany()', {}]] as const) {
      expect(rewritten(walking(query), project)).toBe(walking(query));
    }
  });
});

describe('a package that a stream needs', () => {
  const postgres = "import { Client } from 'pg';\n\nconst client = new Client();\n\nexport async function print(log) {\n  const { rows } = await client.query('SELECT * FROM users');\n  for (const row of rows) log(row);\n}\n";
  const builder = "import knex from 'knex';\n\nconst db = knex(process.env.DATABASE);\n\nexport async function print(log) {\n  for (const user of await db('users')) log(user);\n}\n";

  it('is imported where the project depends on it', () => {
    const text = rewritten(postgres, { dependencies: { 'pg-query-stream': '^4.5.0' } });
    expect(text).toContain("import { Client } from 'pg';\nimport QueryStream from 'pg-query-stream';\n");
    expect(text).toContain("const rows = client.query(new QueryStream('SELECT * FROM users'));\n  for await (const row of rows) log(row);");
    expect(rewritten(postgres, {})).toBe(postgres);
  });

  it('is looked for where a builder streams', () => {
    expect(rewritten(builder, { dependencies: { knex: '3', pg: '8', 'pg-query-stream': '4' } })).toContain("for await (const user of db('users').stream()) log(user);");
    expect(rewritten(builder, { dependencies: { knex: '3', mysql2: '3' } })).toContain("db('users').stream()");
    for (const other of ['pg', 'sqlite3']) expect(rewritten(builder, { dependencies: { knex: '3', [other]: '8' } })).toBe(builder);
  });
});
