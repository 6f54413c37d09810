import type { Edit } from '../../finding.ts';
import type { TypedArrayPlan } from '../../plans/waste/typed-array.ts';
import type { RewriteSource } from '../source.ts';

const numbers: Readonly<Record<string, string>> = { true: '1', false: '0' };

/** Makes an array a typed one, and its yes and no one and zero. */
export function typedArrayOf({ made, maker, length, fill, booleans, push, annotated }: TypedArrayPlan, source: RewriteSource): Edit[] {
  const value = (range: TypedArrayPlan['made']): string => {
    const text = source.slice(source.node(range).range);
    return numbers[text] ?? text;
  };
  /** A truth as the number that stands for it. */
  const truth = (place: TypedArrayPlan['made']): string => {
    const text = source.slice(source.node(place).range);
    return numbers[text] ?? `Number(${text})`;
  };
  const isPushed = (place: TypedArrayPlan['made']): boolean => push !== undefined && place[0] === push.value[0];
  const { range } = source.node(made, 'CallExpression', 'NewExpression', 'ArrayExpression');
  return [
    { range, text: `new ${maker}(${value(length)})${fill ? `.fill(${value(fill)})` : ''}` },
    ...booleans.filter((place) => !isPushed(place)).map((place) => ({ range: source.node(place).range, text: truth(place) })),
    ...(push ? [{ range: source.node(push.call, 'CallExpression').range, text: `${source.slice(source.node(push.list).range)}[${push.index}] = ${booleans.some(isPushed) ? truth(push.value) : source.slice(source.node(push.value).range)}` }] : []),
    ...(annotated ? [{ range: annotated, text: source.node(annotated, 'Identifier').name }] : []),
  ];
}
