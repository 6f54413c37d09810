import { readFileSync } from 'node:fs';
import path from 'node:path';

const schemas = new Map<string, string | undefined>();

/** Whether a model of the project's Prisma schema is identified by a field `id`: `user` of `prisma.user` is `model User`. */
export function isIdentifiedById(filename: string, delegate: string): boolean {
  if (!path.isAbsolute(filename)) return false;
  const schema = schemaAbove(path.dirname(filename));
  const name = delegate.charAt(0).toUpperCase() + delegate.slice(1);
  const model = schema && new RegExp(`^model\\s+${name}\\s*\\{([^}]*)\\}`, 'm').exec(schema)?.[1];
  return model !== undefined && /^\s*id\s+\w+\s[^\n]*@id\b/m.test(model);
}

function schemaAbove(folder: string): string | undefined {
  if (!schemas.has(folder)) {
    const above = path.dirname(folder);
    schemas.set(folder, read(path.join(folder, 'prisma', 'schema.prisma')) ?? read(path.join(folder, 'schema.prisma')) ?? (above === folder ? undefined : schemaAbove(above)));
  }
  return schemas.get(folder);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
