import type { Edit } from '../../finding.ts';
import type { Limit } from '../../plans/growth/plan.ts';
import { before } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** `const cacheLimit = 500;` before the declaration that it is for. */
export function declareLimit(source: RewriteSource, { name, value, before: statement }: Limit): Edit {
  const end = source.semicolons ? ';' : '';
  return before(source, source.node(statement), (indent) => `${indent}const ${name} = ${value}${end}`);
}
