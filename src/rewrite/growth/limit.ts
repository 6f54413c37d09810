import { isClass } from '../../facts/syntax.ts';
import type { Edit } from '../../finding.ts';
import type { Limit } from '../../plans/growth/plan.ts';
import { before } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** `const cacheLimit = 500;` before the declaration that it is for, and what else stands there. */
export function declareLimit(source: RewriteSource, { name, value, unit, before: statement }: Limit, ...others: readonly string[]): Edit {
  const end = source.semicolons ? ';' : '';
  const node = source.node(statement);
  const gap = isClass(node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? node.declaration : node) ? source.eol : '';
  return before(source, node, (indent) => [`const ${name} = ${unit ? `${value / 2 ** 20} * 1024 * 1024` : value}`, ...others].map((line) => indent + line + end).join(source.eol) + gap);
}
