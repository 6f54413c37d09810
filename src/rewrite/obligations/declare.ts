import type { Edit } from '../../finding.ts';
import type { Declaration } from '../../plans/obligations/plan.ts';
import { addImport } from './imports.ts';
import { after, atEndOf, before } from '../place.ts';
import type { Code } from '../print.ts';
import type { RewriteSource } from '../source.ts';

/** Declares what a rewrite assigns to: a variable before a statement, a field among the others, a value at the start of the constructor. */
export function declared(source: RewriteSource, declaration: Declaration | undefined): Edit[] {
  if (!declaration) return [];
  const line = source.semicolons ? declaration.text : declaration.text.replace(/;$/, '');
  const code: Code = (indent) => indent + line;
  if (declaration.of === 'variable') return [...(declaration.add ? addImport(source, declaration.add) : []), before(source, source.node(declaration.before), code)];
  const owner = source.node(declaration.body, declaration.of === 'field' ? 'ClassBody' : 'BlockStatement');
  if (declaration.after) return [after(source, source.node(declaration.after, declaration.of === 'field' ? 'PropertyDefinition' : 'ExpressionStatement'), code)];
  const [first] = owner.body;
  // One line stays one.
  if (declaration.of === 'assignment' && first && !source.startsLine(first.range[0])) return [{ range: [first.range[0], first.range[0]], text: `${declaration.text} ` }];
  const gap = declaration.of === 'field' ? source.eol : '';
  return first ? [before(source, first, (indent) => code(indent) + gap)] : atEndOf(source, owner, code);
}
