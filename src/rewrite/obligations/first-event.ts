import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { FirstEventPlan } from '../../plans/obligations/plan.ts';
import type { RewriteSource } from '../source.ts';
import { addImport } from './imports.ts';

/** `on` becomes `once`, and what took the first value out of the iterator goes. */
export function firstEvent({ acquisition, next, called, name, add, unused, member, pattern }: FirstEventPlan, source: RewriteSource): Edit[] {
  const made = source.node(acquisition, 'CallExpression');
  const edits: Edit[] = [
    ...(add ? addImport(source, add) : []),
    ...(unused ? [{ range: freed(source, unused), text: unused.by ?? '' }] : []),
    { range: source.node(called, 'Identifier').range, text: name },
    { range: [made.range[1], source.node(next, 'CallExpression').range[1]], text: '' },
  ];
  if (member) {
    const { property, range } = source.node(member, 'MemberExpression');
    return [...edits, { range: [source.text.lastIndexOf('.', property.range[0]), range[1]], text: '' }];
  }
  return pattern ? [...edits, { range: source.node(pattern.range, 'ObjectPattern').range, text: source.slice(source.node(pattern.by).range) }] : edits;
}

/** A name of an import; when nothing takes its place, with the comma that parts it from its neighbour. */
function freed(source: RewriteSource, { declaration, specifier, by }: NonNullable<FirstEventPlan['unused']>): Range {
  const { specifiers } = source.node(declaration, 'ImportDeclaration');
  const { range } = source.node(specifier, 'ImportSpecifier');
  if (by !== undefined) return range;
  const index = specifiers.findIndex(({ range }) => range[0] === specifier[0] && range[1] === specifier[1]);
  const [previous, own, next] = [specifiers[index - 1], specifiers[index], specifiers[index + 1]];
  if (!own || !(previous ?? next)) throw new CorruptFindingError('import beside another', specifier);
  return previous ? [previous.range[1], own.range[1]] : [own.range[0], next?.range[0] ?? own.range[1]];
}
