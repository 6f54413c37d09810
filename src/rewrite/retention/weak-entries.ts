import type { Edit } from '../../finding.ts';
import type { WeakEntriesPlan } from '../../plans/retention/plan.ts';
import { after } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** Declares a registry behind the Map, and registers each value behind the statement that sets it. */
export function weakEntries({ declaration, statement, key, value, map, registry, declares, keyType }: WeakEntriesPlan, source: RewriteSource): Edit[] {
  for (const range of [key, value]) source.node(range);
  const { step, eol } = source;
  const end = source.semicolons ? ';' : '';
  const lines = [`${declares} = new FinalizationRegistry${keyType === undefined ? '' : `<${keyType}>`}((key) => {`, `${step}if (!${map}.get(key)?.deref()) ${map}.delete(key)${end}`, `})${end}`];
  return [
    after(source, source.node(declaration, 'VariableDeclaration', 'PropertyDefinition'), (indent) => lines.map((line) => indent + line).join(eol)),
    after(source, source.node(statement, 'ExpressionStatement'), (indent) => `${indent}${registry}.register(${source.slice(value)}, ${source.slice(key)})${end}`),
  ];
}
