import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { integerRange } from '../../facts/number-range.ts';
import { unwrap } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import type { NumberArray } from '../../waste/number-arrays.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';

/** The plan of an array that becomes a typed one. */
export interface TypedArrayPlan {
  readonly made: Range;
  readonly maker: string;
  readonly length: Range;
  /** What it is filled with, unless that is zero. */
  readonly fill?: Range;
  /** `true` and `false`. */
  readonly booleans: readonly Range[];
  /** `values.push(x)` becomes `values[i] = x`. */
  readonly push?: { readonly call: Range; readonly list: Range; readonly index: string; readonly value: Range };
  /** The name with the type that is written beside it. */
  readonly annotated?: Range;
}

export function planTypedArray(file: FileFacts, array: NumberArray): Planned<TypedArrayPlan> {
  return attempt(() => {
    const { made, maker, length, filled, isBoolean, booleans, declarator, counts, beyond, push, isSet } = array;
    const comment = file.sourceCode.getCommentsInside(made)[0];
    if (comment) refuse('A comment stands in what is rewritten', comment as never);
    if (array.reads && isTypeScript(file) && file.values.checksIndexes && /^any\[\]$/.test(file.types.describe(made) ?? '')) refuse('`noUncheckedIndexedAccess` asks for more at each element than it did of `any`', made);
    const isZero = filled.type === T.Literal && (filled.value === 0 || filled.value === false);
    const changes = [
      ...(isNumber(file, array) ? [] : ['a length that is no number counts as one']),
      ...(beyond ? ['what is written beyond the end is dropped'] : []),
      ...(counts ? ['a count begins anew above 4,294,967,295, below zero it has none'] : []),
      ...(isBoolean ? ['elements are 1 and 0'] : []),
    ];
    const changed = counts && maker === 'Int32Array' ? changes.map((change) => (change.startsWith('a count') ? 'a count begins anew beyond 32 bits' : change)) : changes;
    return {
      plan: { made: made.range, maker, length: length.range, ...(isZero || isSet ? {} : { fill: filled.range }), booleans: booleans.map(({ range }) => range), ...(push ? { push: { call: push.call.range, list: push.list.range, index: push.index.name, value: filled.range } } : {}), ...(declarator.id.typeAnnotation ? { annotated: declarator.id.range } : {}) },
      verdict: { level: changed.length === 0 || (changed.length === 1 && isBoolean) ? 'safe' : 'review', scope: 'file', reason: [`Make it a \`${maker}\``, ...changed].join('; ') },
    };
  });
}

/** Whether the length is a number for sure: a string would have been an element. */
function isNumber(file: FileFacts, { length }: NumberArray): boolean {
  const expression = unwrap(length);
  return integerRange(file, expression) !== undefined || (expression.type === T.BinaryExpression && expression.operator === '*') || file.types.describe(length) === 'number';
}
