import type { Edit } from '../finding.ts';
import type { Declaration } from '../plans/plan.ts';
import { addImport } from './imports.ts';
import { after, atEndOf, before } from './place.ts';
import type { Code } from './print.ts';
import type { RewriteSource } from './source.ts';

/** Declares what a rewrite assigns to: a variable before a statement, a field among the others. */
export function declared(source: RewriteSource, declaration: Declaration | undefined): Edit[] {
  if (!declaration) return [];
  const line = source.semicolons ? declaration.text : declaration.text.replace(/;$/, '');
  const code: Code = (indent) => indent + line;
  if (declaration.of === 'variable') return [...(declaration.add ? addImport(source, declaration.add) : []), before(source, source.node(declaration.before), code)];
  const owner = source.node(declaration.body, 'ClassBody');
  if (declaration.after) return [after(source, source.node(declaration.after, 'PropertyDefinition'), code)];
  const [first] = owner.body;
  return first ? [before(source, first, (indent) => code(indent) + source.eol)] : atEndOf(source, owner, undefined, code);
}
