import type { Edit } from '../../finding.ts';
import type { TypedArrayPlan } from '../../plans/waste/typed-array.ts';
import type { RewriteSource } from '../source.ts';

const numbers: Readonly<Record<string, string>> = { true: '1', false: '0' };

/** Makes an array a typed one, and its yes and no one and zero. */
export function typedArrayOf({ made, maker, length, fill, booleans, annotated }: TypedArrayPlan, source: RewriteSource): Edit[] {
  const value = (range: TypedArrayPlan['made']): string => {
    const text = source.slice(source.node(range).range);
    return numbers[text] ?? text;
  };
  const { range } = source.node(made, 'CallExpression');
  return [
    { range, text: `new ${maker}(${value(length)})${fill ? `.fill(${value(fill)})` : ''}` },
    ...booleans.map((place) => ({ range: source.node(place, 'Literal').range, text: value(place) })),
    ...(annotated ? [{ range: annotated, text: source.node(annotated, 'Identifier').name }] : []),
  ];
}
