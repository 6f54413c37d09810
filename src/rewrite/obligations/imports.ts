import type { Edit } from '../../finding.ts';
import { CorruptFindingError } from '../../codemod.ts';
import type { AddedImport } from '../../plans/obligations/plan.ts';
import { after } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** Adds a name to an import, or an import (a `require` beside others) of its own: where the alphabet puts it when the names are sorted, else behind the last one. */
export function addImport(source: RewriteSource, { declaration, name, module }: AddedImport): Edit[] {
  if (module !== undefined) {
    const quote = source.quote === 'single' ? "'" : '"';
    const node = source.node(declaration, 'ImportDeclaration', 'VariableDeclaration');
    const text = node.type === 'ImportDeclaration' ? `import { ${name} } from ${quote}${module}${quote}` : `const { ${name} } = require(${quote}${module}${quote})`;
    return [after(source, node, (indent) => `${indent}${text}${source.semicolons ? ';' : ''}`)];
  }
  const names = source.node(declaration, 'ImportDeclaration').specifiers.filter(({ type }) => type === 'ImportSpecifier');
  const last = names.at(-1);
  if (!last) throw new CorruptFindingError('named import', declaration);
  const gap = source.startsLine(last.range[0]) ? source.eol + source.indentAt(last.range[0]) : ' ';
  const isSorted = names.every(({ local }, index) => index === 0 || (names[index - 1]?.local.name ?? '').localeCompare(local.name) <= 0);
  const next = isSorted ? names.find(({ local }) => local.name.localeCompare(name) > 0) : undefined;
  return next ? [{ range: [next.range[0], next.range[0]], text: `${name},${gap}` }] : [{ range: [last.range[1], last.range[1]], text: `,${gap}${name}` }];
}
