import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isNamed } from '../facts/kinds.ts';
import { callsOf } from '../facts/known-calls.ts';
import { enclosingFunction, inside, isFunction, isNullish, keyName, methodCall, unwrap, type FunctionNode } from '../facts/syntax.ts';
import { isUnawaited, largeOf } from '../retention/large.ts';
import type { Collection } from './collection.ts';
import { byteTypes, writtenEntry, type Form } from './entry-types.ts';
import type { Memoized } from './memoizers.ts';
import { renderedFrom } from './rendered.ts';
import type { Addition, Uses } from './uses.ts';

/** How the bytes of an entry are told: those of its value, or of the properties of it that hold them. */
export interface Measure {
  readonly parts: readonly Part[];
  /** The value may be null or undefined. */
  readonly mayLack: boolean;
  /** The key is a long text, too. */
  readonly ofKey: boolean;
  /** The values are promises of them. */
  readonly settles?: true;
}

export interface Part {
  readonly by: Form;
  readonly property?: string;
}

/** What one value is: its parts that hold bytes, a text of which the length is not known, nothing; undefined where that is not seen. */
type Shape = readonly Part[] | 'text' | 'absent' | undefined;

/** How to measure what a collection keeps, where that is bytes or long texts; uneven where not every addition shows it. */
export function measureOf(file: FileFacts, collection: Collection, uses: Uses): Measure | 'uneven' | undefined {
  const written = writtenEntry(file, collection);
  const values = uses.additions.flatMap((addition) => givenBy(file, addition, uses));
  const promised = values.map((value) => value && promisedOf(file, value, uses.lookups));
  const shapes = values.flatMap((value, index): readonly Shape[] => promised[index] ?? [value && shapeOf(file, value)]);
  const entry = written === 'other' ? undefined : written;
  const settles = entry?.promised === true || promised.some((given) => given !== undefined);
  const parts = shapes.find(isParts) ?? (entry?.by && entry.by !== 'length' ? [{ by: entry.by }] : undefined);
  if (!parts) return undefined;
  const isText = keyOf(parts) === ':length';
  const isDeclared = written === undefined || (entry !== undefined && parts.every(({ by, property }) => (property === undefined ? entry.by : entry.members?.get(property)) === by));
  const isEven = shapes.every((shape) => (isParts(shape) ? keyOf(shape) === keyOf(parts) : shape === 'absent' || (shape === 'text' ? isText : entry !== undefined)));
  const isEach = !settles || entry?.promised === true || promised.every((given) => given !== undefined);
  if (!isDeclared || !isEven || !isEach) return 'uneven';
  return { parts, mayLack: shapes.includes('absent') || entry?.mayLack === true, ofKey: uses.additions.some((addition) => isKeyLong(file, addition)), ...(settles ? { settles } : {}) };
}

/** The same of what a memoized function gives; a promise of it is another matter. */
export function resultMeasure(file: FileFacts, { call }: Memoized): Measure | 'uneven' | undefined {
  const [argument] = call.arguments;
  const fn = argument && file.scopes.functionOf(argument);
  const shapes = fn && !fn.async ? (resultsOf(file, fn) ?? []).flatMap((result) => valuesOf(file, result, []).map((each) => shapeOf(file, each))) : [];
  const parts = shapes.find(isParts);
  if (!parts) return undefined;
  const isEven = shapes.every((shape) => (isParts(shape) ? keyOf(shape) === keyOf(parts) : shape === 'text' && keyOf(parts) === ':length'));
  return isEven ? { parts, mayLack: false, ofKey: false } : 'uneven';
}

const isParts = (shape: Shape): shape is readonly Part[] => Array.isArray(shape);

const keyOf = (parts: readonly Part[]): string => parts.map(({ by, property = '' }) => `${property}:${by}`).join();

const givenBy = (file: FileFacts, { by, key, value = by === 'add' ? key : undefined }: Addition, uses: Uses): readonly (TSESTree.Node | undefined)[] => (value ? valuesOf(file, value, uses.lookups) : [undefined]);

/** What a promise gives that is not waited for: `readFile(path)`, `fetch(url).then((response) => response.text())`, a call of an async function of this file. */
function promisedOf(file: FileFacts, value: TSESTree.Node, lookups: Uses['lookups']): readonly Shape[] | undefined {
  const call = unwrap(value);
  if (call.type !== T.CallExpression) return undefined;
  const fn = file.scopes.functionOf(call.callee);
  if (fn?.async && !fn.generator) return resultsOf(file, fn)?.flatMap((result) => valuesOf(file, result, lookups).map((each) => shapeOf(file, each)));
  const method = methodCall(call);
  const [callback] = method?.name === 'then' ? method.call.arguments : [];
  const chained = callback && isFunction(callback) && callback.body.type !== T.BlockStatement ? callback.body : undefined;
  const large = chained ? largeOf(file, chained) : isUnawaited(file, call) ? largeOf(file, call) : undefined;
  return large && [[{ by: large === 'text' ? 'length' : 'byteLength' }]];
}

/** Every expression that the value may come out of: past what is there already, and through variables and this file's calls. */
function valuesOf(file: FileFacts, node: TSESTree.Node, lookups: Uses['lookups'], depth = 0): readonly TSESTree.Node[] {
  const value = unwrap(node);
  const below = (part: TSESTree.Node): readonly TSESTree.Node[] => (lookups.includes(unwrap(part)) ? [] : valuesOf(file, part, lookups, depth + 1));
  if (depth > 6) return [value];
  if (value.type === T.AssignmentExpression) return below(value.right);
  if (value.type === T.LogicalExpression && value.operator !== '&&') return [...below(value.left), ...below(value.right)];
  if (value.type === T.ConditionalExpression) return [...below(value.consequent), ...below(value.alternate)];
  const results = calledResults(file, value);
  if (results) return results.flatMap(below);
  if (value.type !== T.Identifier || largeOf(file, value)) return [value];
  const variable = file.scopes.variable(value);
  const [definition] = variable?.defs ?? [];
  const writes = (variable?.references ?? []).filter((reference) => reference.isWrite());
  if (definition?.type === 'Parameter' && isFunction(definition.node) && writes.length === 0) {
    const place = definition.node.params.indexOf(definition.name);
    const given = (place < 0 ? undefined : callsOf(file, definition.node))?.map((call) => call.arguments[place]);
    return given && given.length > 0 && given.every((part) => part !== undefined) ? given.flatMap(below) : [value];
  }
  const given = writes.flatMap(({ writeExpr }) => (writeExpr && !isNullish(writeExpr) ? [writeExpr] : []));
  const isWhole = definition?.type === 'Variable' && definition.node.id.type === T.Identifier && writes.every(({ identifier: { parent } }) => parent?.type === T.VariableDeclarator || (parent?.type === T.AssignmentExpression && /^(?:\?\?|\|\|)?=$/.test(parent.operator)));
  return isWhole && given.length > 0 ? given.flatMap(below) : [value];
}

/** What a function of this file gives back: `await download(url)`. */
function calledResults(file: FileFacts, value: TSESTree.Node): readonly TSESTree.Expression[] | undefined {
  const call = value.type === T.AwaitExpression ? unwrap(value.argument) : value;
  const fn = call.type === T.CallExpression ? file.scopes.functionOf(call.callee) : undefined;
  return !fn || fn.generator || (fn.async && call === value) ? undefined : resultsOf(file, fn);
}

function resultsOf(file: FileFacts, fn: FunctionNode): readonly TSESTree.Expression[] | undefined {
  if (fn.body.type !== T.BlockStatement) return [fn.body];
  const results = inside(file.index.returns, fn).filter((statement) => enclosingFunction(statement) === fn);
  return results.length > 0 && results.every(({ argument }) => argument !== null) ? results.map(({ argument }) => argument as TSESTree.Expression) : undefined;
}

function shapeOf(file: FileFacts, value: TSESTree.Node): Shape {
  if (isNullish(value)) return 'absent';
  if (value.type === T.ObjectExpression) return partsOf(file, value);
  const form = formOf(file, value);
  if (form) return [{ by: form }];
  return (value.type === T.Literal && typeof value.value === 'string') || value.type === T.TemplateLiteral || file.values.written(value) === 'string' ? 'text' : undefined;
}

/** `{ body: await response.text(), at: Date.now() }` */
function partsOf(file: FileFacts, { properties }: TSESTree.ObjectExpression): readonly Part[] | undefined {
  const parts = properties.flatMap((part): Part[] => {
    const property = part.type === T.Property ? keyName(part.key, part.computed) : undefined;
    const by = part.type === T.Property && property !== undefined && /^[A-Za-z_$][\w$]*$/.test(property) ? formOf(file, part.value) : undefined;
    return by && property !== undefined ? [{ by, property }] : [];
  });
  return parts.length > 0 ? parts : undefined;
}

/** How large a value is is told by this, where it is bytes or a long text by its type or by where it comes from. */
function formOf(file: FileFacts, value: TSESTree.Node): Form | undefined {
  for (const [names, form] of byteTypes) if (isNamed(file, value, { from: 'lib', name: names }) === 'yes') return form;
  const made = file.scopes.constant(unwrap(value)) ?? value;
  if (isUnawaited(file, made)) return undefined;
  const large = largeOf(file, value);
  if (large) return large === 'text' ? 'length' : 'byteLength';
  return renderedFrom(file, made) ? 'length' : undefined;
}

/** A key that is a long text itself, or what the value was rendered from. */
function isKeyLong(file: FileFacts, { key, value }: Addition): boolean {
  const name = key && unwrap(key);
  if (!name || !value || name.type !== T.Identifier) return false;
  const source = renderedFrom(file, file.scopes.constant(unwrap(value)) ?? value);
  return largeOf(file, name) === 'text' || (source !== undefined && unwrap(source).type === T.Identifier && file.scopes.variable(unwrap(source)) === file.scopes.variable(name));
}

