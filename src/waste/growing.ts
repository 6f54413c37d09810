import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import { globalCallee, isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { keyName, memberName, methodCall, unwrap } from '../facts/syntax.ts';
import { collectionGrowth, isAccumulator } from './collection-growth.ts';

/** What a copy of the accumulator gets besides what was in it. */
export type Addition =
  | { readonly by: 'element'; readonly value: TSESTree.Expression }
  /** Every element of another array. */
  | { readonly by: 'elements'; readonly of: TSESTree.Expression }
  | { readonly by: 'property'; readonly property: TSESTree.Property }
  /** Every property of another object. */
  | { readonly by: 'properties'; readonly of: TSESTree.Expression }
  /** `concat(value)`: nobody knows whether it is an array. */
  | { readonly by: 'either'; readonly value: TSESTree.Expression }
  /** `set.add(x)`, `map.set(key, x)` */
  | { readonly by: 'call'; readonly method: 'add' | 'set'; readonly values: readonly TSESTree.Expression[] };

/** An expression that copies the accumulator and adds to the copy. */
export interface Growth {
  readonly node: TSESTree.Expression;
  readonly of: 'array' | 'map' | 'object' | 'set';
  /** What is added comes before what was there. */
  readonly inFront?: boolean;
  /** A list or a dictionary within the accumulator, which is copied to add to it. */
  readonly part?: TSESTree.Expression;
  readonly additions: readonly Addition[];
  /** Whether it gets longer with each turn: not when the same keys are written again. */
  readonly grows: Answer;
}

/** `[...acc, x]`, `{ ...acc, [key]: x }`, `acc.concat(x)`, `Object.assign({}, acc, …)` */
export function growthOf(file: FileFacts, node: TSESTree.Node, accumulator: Variable): Growth | undefined {
  const expression = unwrap(node);
  const isIt = (part: TSESTree.Node | null | undefined): boolean => isAccumulator(file, part, accumulator);
  const collection = collectionGrowth(file, expression as TSESTree.Expression, accumulator);
  if (collection) return collection;
  if (expression.type === T.ArrayExpression) {
    const { parts, inFront } = spreadFirst(expression.elements, isIt);
    const [first, ...rest] = parts;
    if (first?.type !== T.SpreadElement || !isIt(first.argument) || rest.length === 0 || rest.includes(null)) return undefined;
    return { node: expression, of: 'array', grows: 'yes', ...(inFront ? { inFront } : {}), additions: rest.map((element) => (element?.type === T.SpreadElement ? { by: 'elements', of: element.argument } : { by: 'element', value: element as TSESTree.Expression })) };
  }
  if (expression.type === T.ObjectExpression) {
    const { parts, inFront } = spreadFirst(expression.properties, isIt);
    const [first, ...rest] = parts;
    if (first?.type !== T.SpreadElement || !isIt(first.argument) || rest.length === 0) return undefined;
    const part = inFront ? undefined : rest.flatMap((property) => partOf(file, property, accumulator) ?? [])[0];
    if (part) return { node: expression, ...part, additions: [] };
    return { node: expression, of: 'object', grows: keysGrow(file, rest), ...(inFront ? { inFront } : {}), additions: rest.map((part) => (part.type === T.SpreadElement ? { by: 'properties', of: part.argument } : { by: 'property', property: part })) };
  }
  if (globalCallee(file, expression) === 'Object.assign' && expression.type === T.CallExpression) {
    const [target, first, ...rest] = expression.arguments;
    if (target?.type !== T.ObjectExpression || target.properties.length > 0 || !isIt(first) || rest.length === 0 || rest.some((part) => part.type === T.SpreadElement)) return undefined;
    const objects = rest as TSESTree.Expression[];
    const parts = objects.flatMap((part): TSESTree.Node[] => (part.type === T.ObjectExpression ? part.properties : [part]));
    const written = parts.filter((part) => part.type === T.Property);
    const additions: Addition[] = written.length === parts.length ? written.map((property) => ({ by: 'property', property })) : objects.map((of) => ({ by: 'properties', of }));
    return { node: expression, of: 'object', grows: keysGrow(file, parts), additions };
  }
  const method = methodCall(expression);
  if (method?.name !== 'concat' || isArray(file, method.receiver) === 'no' || isText(accumulator)) return undefined;
  const before = isIt(method.receiver) ? [] : growthOf(file, method.receiver, accumulator)?.additions;
  const values = method.call.arguments;
  if (!before || values.length === 0 || values.some((value) => value.type === T.SpreadElement)) return undefined;
  return { node: expression as TSESTree.Expression, of: 'array', grows: 'yes', additions: [...before, ...(values as TSESTree.Expression[]).flatMap((value) => concatenated(file, value))] };
}

/** `{ ...acc, names: [...acc.names, x] }`: the accumulator has a fixed shape, and what is in it grows. */
function partOf(file: FileFacts, property: TSESTree.Node, accumulator: Variable): Pick<Growth, 'grows' | 'of' | 'part'> | undefined {
  if (property.type !== T.Property || property.computed || property.kind !== 'init') return undefined;
  const value = unwrap(property.value);
  const parts = value.type === T.ArrayExpression ? value.elements : value.type === T.ObjectExpression ? value.properties : [];
  const [first, ...rest] = parts;
  const copied = first?.type === T.SpreadElement ? unwrap(first.argument) : undefined;
  if (copied?.type !== T.MemberExpression || rest.length === 0 || memberName(copied) !== keyName(property.key, false) || !isAccumulator(file, copied.object, accumulator)) return undefined;
  const grows = value.type === T.ArrayExpression ? 'yes' : keysGrow(file, rest.filter((part) => part !== null));
  return grows === 'no' ? undefined : { of: value.type === T.ArrayExpression ? 'array' : 'object', grows, part: copied };
}

/** The parts with the accumulator first, also where it comes last: `[x, ...acc]`. */
function spreadFirst<Part extends TSESTree.Node | null>(parts: readonly Part[], isIt: (part: TSESTree.Node) => boolean): { parts: readonly Part[]; inFront: boolean } {
  const isSpread = (part: Part | undefined): boolean => part?.type === T.SpreadElement && isIt(part.argument);
  const last = parts.at(-1);
  return parts.length > 1 && last !== undefined && isSpread(last) && !isSpread(parts[0]) ? { parts: [last, ...parts.slice(0, -1)], inFront: true } : { parts, inFront: false };
}

/** `let line = ''`: strings have `concat`, too. */
function isText({ defs: [definition] }: Variable): boolean {
  const start = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : undefined;
  return start?.type === T.TemplateLiteral || (start?.type === T.Literal && typeof start.value === 'string');
}

/** `concat` takes arrays apart. */
function concatenated(file: FileFacts, value: TSESTree.Expression): Addition[] {
  const expression = unwrap(value);
  if (expression.type === T.ArrayExpression && expression.elements.every((element) => element && element.type !== T.SpreadElement)) return (expression.elements as TSESTree.Expression[]).map((element) => ({ by: 'element', value: element }));
  if (/^(?:ObjectExpression|Literal|TemplateLiteral|ArrowFunctionExpression|BinaryExpression)$/.test(expression.type)) return [{ by: 'element', value }];
  const kind = isArray(file, value);
  return [kind === 'yes' ? { by: 'elements', of: value } : kind === 'no' && !isAsserted(file, value) ? { by: 'element', value } : { by: 'either', value }];
}

/** `(await response.json()) as Page`, and what is read of it: nobody has checked that it is no array. */
function isAsserted(file: FileFacts, value: TSESTree.Expression): boolean {
  if (value.type === T.TSAsExpression || value.type === T.TSTypeAssertion) return true;
  if (value.type === T.MemberExpression || value.type === T.TSNonNullExpression || value.type === T.ChainExpression) return isAsserted(file, value.type === T.MemberExpression ? value.object : value.expression);
  const definition = value.type === T.Identifier ? file.scopes.variable(value)?.defs[0] : undefined;
  return definition?.type === 'Variable' && definition.node.init !== null && isAsserted(file, definition.node.init);
}

/** `const side = row.size > 2 ? 'high' : 'low'` */
function isOneOfFew(file: FileFacts, node: TSESTree.Node): boolean {
  const value = unwrap((node.type === T.Identifier ? file.scopes.constant(node) : undefined) ?? node);
  return value.type === T.Literal || (value.type === T.ConditionalExpression && isOneOfFew(file, value.consequent) && isOneOfFew(file, value.alternate));
}

/** Keys that are written down are the same on each turn; a key of a few possible values is one of few. */
function keysGrow(file: FileFacts, parts: readonly TSESTree.Node[]): Answer {
  const answers = parts.map((part): Answer => {
    if (part.type !== T.Property) return file.values.propertyCount(part.type === T.SpreadElement ? part.argument : part) === undefined ? 'unknown' : 'no';
    if (!part.computed || keyName(part.key, true) !== undefined) return 'no';
    if (isOneOfFew(file, part.key)) return 'no';
    return file.values.isOpenKey(part.key);
  });
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}
