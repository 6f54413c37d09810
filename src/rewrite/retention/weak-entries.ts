import type { Edit } from '../../finding.ts';
import type { WeakEntriesPlan } from '../../plans/retention/plan.ts';
import { after, before } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** Declares a registry behind the collection, and registers each value behind the statement that sets it. */
export function weakEntries(plan: WeakEntriesPlan, source: RewriteSource): Edit[] {
  const { declaration, weakRef, value, key, ref, registry } = plan;
  for (const range of [value, ...(key ? [key] : [])]) source.node(range);
  const made = source.node(weakRef, 'NewExpression');
  const statement = source.node(plan.statement, 'ExpressionStatement');
  const end = source.semicolons ? ';' : '';
  const held = ref ?? source.slice(key ?? value);
  const named = ref === undefined ? [] : [before(source, statement, (indent) => `${indent}const ${ref} = ${source.slice(weakRef)}${end}`), { range: made.range, text: ref }];
  return [
    after(source, source.node(declaration, 'VariableDeclaration', 'PropertyDefinition'), (indent) => registryLines(plan, source, end).map((line) => indent + line).join(source.eol)),
    ...named,
    after(source, statement, (indent) => `${indent}${registry}.register(${source.slice(value)}, ${held})${end}`),
  ];
}

function registryLines({ by, declares, keyType, collection }: WeakEntriesPlan, { step }: RewriteSource, end: string): string[] {
  const opening = `${declares} = new FinalizationRegistry${keyType === undefined ? '' : `<${keyType}>`}`;
  if (by === 'set') return [`${opening}((ref) => ${collection}.delete(ref))${end}`];
  if (by === 'array') return [`${opening}((ref) => {`, `${step}const index = ${collection}.indexOf(ref)${end}`, `${step}if (index >= 0) ${collection}.splice(index, 1)${end}`, `})${end}`];
  const removal = by === 'map' ? `if (!${collection}.get(key)?.deref()) ${collection}.delete(key)` : `if (!${collection}[key]?.deref()) delete ${collection}[key]`;
  return [`${opening}((key) => {`, `${step}${removal}${end}`, `})${end}`];
}
