import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { RewriteSource } from '../source.ts';

/** Puts a property into the options of a call, its last argument: into those that are there, or behind the last argument. */
export function giveOption(source: RewriteSource, { call, options }: { readonly call: Range; readonly options?: Range }, property: string): Edit {
  const { arguments: given } = source.node(call, 'CallExpression');
  if (!options) {
    const last = given.at(-1);
    if (!last) throw new CorruptFindingError('argument', call);
    const [, end] = source.around(last);
    return { range: [end, end], text: `, { ${property} }` };
  }
  const last = source.node(options, 'ObjectExpression').properties.at(-1);
  return last ? { range: [last.range[1], last.range[1]], text: `, ${property}` } : { range: options, text: `{ ${property} }` };
}
