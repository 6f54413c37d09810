import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isDense } from '../../facts/arrays.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { isFunction, methodCall, unwrap } from '../../facts/syntax.ts';
import type { Accumulator } from '../../waste/accumulators.ts';
import type { Planned } from '../planned.ts';
import { receiver, type Piece } from '../piece.ts';
import type { DirectPlan } from './plan.ts';

/** `Object.entries(o).reduce((all, [key, x]) => ({ ...all, [key]: f(x) }), {})` as `Object.fromEntries(…map…)`; undefined where it is something else. */
export function planFromEntries(file: FileFacts, { growths, turn, by, variable }: Accumulator): Planned<DirectPlan> | undefined {
  const [site, ...others] = growths;
  const call = turn.parent;
  const method = call?.type === T.CallExpression ? methodCall(call) : undefined;
  if (by !== 'reduce' || !site || others.length > 0 || site.guard || site.growth.inFront || method?.name !== 'reduce' || !isFunction(turn) || turn.type !== T.ArrowFunctionExpression || turn.body !== site.growth.node || variable.references.length !== 1) return undefined;
  const [addition, ...more] = site.growth.additions;
  const property = addition?.by === 'property' && more.length === 0 ? addition.property : undefined;
  const [, ...rest] = turn.params;
  if (!property?.computed || property.method || property.kind !== 'init' || rest.length === 0 || rest.length > 2 || rest.some(({ type }) => type === T.RestElement)) return undefined;
  if (!isEmptyObject(method.call.arguments[1]) || !isWhole(file, method.receiver) || !isOpenRecord(file, method.call)) return undefined;
  if (file.sourceCode.getCommentsInside(method.call).length > 0) return undefined;
  const [element, place] = rest as [TSESTree.Parameter, TSESTree.Parameter?];
  const isBare = !place && element.type === T.Identifier && !element.typeAnnotation;
  const parameters: Piece[] = isBare ? [{ text: '(' }, { range: element.range }, { text: ')' }] : [{ text: '(' }, { range: element.range }, ...(place ? [{ text: ', ' }, { range: place.range }] : []), { text: ')' }];
  const pair: Piece[] = [{ text: ' => [' }, { range: property.key.range }, { text: ', ' }, { range: property.value.range }, { text: ']))' }];
  return {
    plan: { node: call!.range, by: [{ text: 'Object.fromEntries(' }, ...receiver(method.receiver), { text: '.map(' }, ...parameters, ...pair] },
    verdict: { level: isTypeScript(file) ? 'review' : 'safe', scope: 'file', reason: isTypeScript(file) ? 'Make the object of its entries; its type is that of the entries' : 'Make the object of its entries' },
  };
}

const isEmptyObject = (start: TSESTree.Node | undefined): boolean => {
  const value = start && unwrap(start);
  return value?.type === T.ObjectExpression && value.properties.length === 0;
};

/** A list without holes, which `map` would leave in the entries. */
const isWhole = (file: FileFacts, list: TSESTree.Expression): boolean => /^Object\.(?:entries|keys|values)$/.test(globalCallee(file, unwrap(list)) ?? '') || isDense(file, list) === 'yes';

/** Keys are any text, as those of `Object.fromEntries()` are: `Record<string, …>`. */
function isOpenRecord(file: FileFacts, call: TSESTree.CallExpression): boolean {
  if (!isTypeScript(file)) return true;
  const start = call.arguments[1];
  const type = call.typeArguments?.params[0] ?? (start?.type === T.TSAsExpression ? start.typeAnnotation : undefined);
  return type !== undefined && /^Record<string,/.test(file.textOf(type));
}
