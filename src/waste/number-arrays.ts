import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { countingLoop, integerRange, union, type IntegerRange } from '../facts/number-range.ts';
import { memberName, methodOn, unwrap, within, wrapped } from '../facts/syntax.ts';
import { readsOf } from '../facts/value-uses.ts';
import { numberPlaces, type NumberPlace } from './number-places.ts';

/** An array of small integers, or of yes and no, of which each takes eight bytes. */
export interface NumberArray extends NumberPlace {
  readonly maker: 'Uint8Array' | 'Int8Array' | 'Uint16Array' | 'Int16Array' | 'Uint32Array' | 'Int32Array';
  readonly isBoolean: boolean;
  /** `true` and `false` that become numbers. */
  readonly booleans: readonly TSESTree.Expression[];
  /** Counted up: nobody counts so far, but nothing says so. */
  readonly counts: boolean;
  /** Whether the value of an element is used, and not only tested. */
  readonly reads: boolean;
  /** A write whose place may lie beyond the end. */
  readonly beyond?: TSESTree.Node;
  /** large: by its length, or an area. open: as long as something else. */
  readonly size: 'large' | 'open';
}

export const numberArrays = (file: FileFacts): NumberArray[] => numberPlaces(file).flatMap((place) => numberArray(file, place) ?? []);

function numberArray(file: FileFacts, place: NumberPlace): NumberArray | undefined {
  const { length, filled, declarator, isRow } = place;
  const size = sizeOfLength(file, length, isRow);
  if (!size) return undefined;
  const uses = place.uses.map((use) => useOf(file, use, length));
  if (uses.some((use) => !use) || uses.length === 0) return undefined;
  const known = uses as Use[];
  const isBoolean = isBooleanValue(filled);
  const written = [filled, ...known.flatMap(({ values }) => values)];
  const reads = known.some(({ read, counts }) => counts !== undefined || (read !== undefined && !isTest(file, read)));
  // An element that is not there is nothing in an array, and zero when it is stored in a typed one.
  const copied = written.map(unwrap).find((value) => isOwn(value, declarator) && value.type === T.MemberExpression && !isWithinLength(file, value.object, value.property, length));
  const beyond = known.find((use) => use.beyond)?.beyond ?? copied;
  const base = { ...place, reads, size, ...(beyond ? { beyond } : {}) };
  if (isBoolean) {
    const isTested = known.every(({ read }) => !read || isTest(file, read)) && written.every(isBooleanValue) && !known.some(({ counts }) => counts);
    return isTested ? { ...base, maker: 'Uint8Array', isBoolean, booleans: written.filter((value) => value !== filled || place.isSet), counts: false } : undefined;
  }
  const counts = known.some((use) => use.counts);
  const range = written.map((value) => (isOwn(value, declarator) ? integerRange(file, filled) : integerRange(file, value))).reduce(union);
  const maker = range && makerFor(range, counts ? (known.some((use) => use.counts === 'down') ? 'down' : 'up') : undefined);
  // Half of it is worth a word only where there are many for sure.
  return maker && (size === 'large' || maker.endsWith('8Array') || (counts && isManyWritten(file, length))) ? { ...base, maker, isBoolean, booleans: [], counts } : undefined;
}

/** Few elements cost nothing. An area, or a number that is written, says that there are many. */
function sizeOfLength(file: FileFacts, node: TSESTree.Node, isRow = false): NumberArray['size'] | undefined {
  const length = unwrap(node);
  const range = integerRange(file, length);
  // A typed array has more around it than an array: a short row gains nothing.
  if (isRow) return range ? (range[1] >= 500 ? 'open' : undefined) : length.type === T.Identifier || length.type === T.MemberExpression ? 'open' : undefined;
  if (range && range[0] === range[1]) return range[0] >= 100_000 ? 'large' : range[0] >= 10_000 ? 'open' : undefined;
  if (length.type === T.BinaryExpression && length.operator === '*') return range === undefined && [length.left, length.right].every((side) => !/^(?:Literal|CallExpression)$/.test(side.type)) ? 'large' : 'open';
  if (length.type === T.BinaryExpression && /^[-+]$/.test(length.operator)) return sizeOfLength(file, length.left) ?? sizeOfLength(file, length.right);
  return length.type === T.Identifier || length.type === T.MemberExpression ? 'open' : undefined;
}

/** A histogram with a place for each of 65,536 values. */
function isManyWritten(file: FileFacts, length: TSESTree.Expression): boolean {
  const range = integerRange(file, unwrap(length));
  return range !== undefined && range[0] === range[1] && range[0] >= 50_000;
}

interface Use {
  readonly values: readonly TSESTree.Expression[];
  readonly read?: TSESTree.Node;
  readonly counts?: 'up' | 'down';
  readonly beyond?: TSESTree.Node;
}

/** A use that a typed array answers alike: an element, the length, a walk. Undefined for any other. */
function useOf(file: FileFacts, use: TSESTree.Node, length: TSESTree.Expression): Use | undefined {
  const outer = wrapped(use);
  const member = outer.parent;
  if (member?.type === T.ForOfStatement) return member.right === outer && member.left.type === T.VariableDeclaration ? { values: [], read: member } : undefined;
  if (member?.type !== T.MemberExpression || member.object !== outer) return undefined;
  if (!member.computed) return memberUse(member, use);
  const element = wrapped(member);
  const { parent } = element;
  // A place below zero is a property of an array, and nothing of a typed one.
  if (member.property.type === T.UnaryExpression) return undefined;
  const beyond = isWithinLength(file, use, member.property, length) ? {} : { beyond: member.property };
  if (parent?.type === T.UpdateExpression) return parent.parent.type === T.ExpressionStatement || parent.parent.type === T.ForStatement ? { values: [], counts: parent.operator === '++' ? 'up' : 'down', ...beyond } : undefined;
  if (parent?.type === T.UnaryExpression && parent.operator === 'delete') return undefined;
  if (parent?.type !== T.AssignmentExpression || parent.left !== element) return isPattern(parent) ? undefined : { values: [], read: element };
  // What an assignment gives is the value, not what was kept of it.
  if (parent.parent.type !== T.ExpressionStatement) return undefined;
  if (parent.operator === '=') return { values: [parent.right], ...beyond };
  const isOne = parent.right.type === T.Literal && parent.right.value === 1;
  if (isOne && (parent.operator === '+=' || parent.operator === '-=')) return { values: [], counts: parent.operator === '+=' ? 'up' : 'down', ...beyond };
  return parent.operator === '|=' || parent.operator === '&=' ? { values: [parent.right], ...beyond } : undefined;
}

function memberUse(member: TSESTree.MemberExpression, use: TSESTree.Node): Use | undefined {
  const method = methodOn(use);
  if (!method) return memberName(member) === 'length' && member.parent.type !== T.AssignmentExpression && member.parent.type !== T.UpdateExpression ? { values: [] } : undefined;
  if (method.name === 'fill' && method.call.parent.type === T.ExpressionStatement) return { values: method.call.arguments.slice(0, 1) as TSESTree.Expression[] };
  return /^(?:indexOf|lastIndexOf|includes|join)$/.test(method.name) ? { values: [], read: method.call } : undefined;
}

/** `[values[i]] = …`, `for (values[i] of …)` */
const isPattern = (parent: TSESTree.Node | undefined): boolean => parent?.type === T.ArrayPattern || parent?.type === T.AssignmentPattern || (parent?.type === T.Property && parent.parent.type === T.ObjectPattern) || parent?.type === T.RestElement;

/** Whether an index counts up to the length of the array, by the loop around it. */
function isWithinLength(file: FileFacts, use: TSESTree.Node, index: TSESTree.Node, length: TSESTree.Expression): boolean {
  const name = unwrap(index);
  const loop = name.type === T.Identifier ? countingLoop(file, name) : undefined;
  if (!loop || loop.test.operator !== '<' || !within(use, loop.body)) return false;
  const limit = unwrap(loop.test.right);
  if (limit.type === T.MemberExpression) return memberName(limit) === 'length' && file.scopes.variable(unwrap(limit.object)) === file.scopes.variable(use);
  const [most, least] = [integerRange(file, limit)?.[1], integerRange(file, length)?.[0]];
  if (most !== undefined && least !== undefined) return most <= least;
  return limit.type === T.Identifier && length.type === T.Identifier && file.scopes.variable(limit) === file.scopes.variable(length) && file.scopes.variable(limit)?.references.every((reference) => reference.init || !reference.isWrite()) === true;
}

/** A truth for sure, by what is written: `true`, `a < b`, `!seen`. */
function isBooleanValue(value: TSESTree.Node): boolean {
  const written = unwrap(value);
  if (written.type === T.Literal) return typeof written.value === 'boolean';
  if (written.type === T.BinaryExpression) return /^(?:[=!]==?|[<>]=?|in|instanceof)$/.test(written.operator);
  if (written.type === T.LogicalExpression) return written.operator !== '??' && isBooleanValue(written.left) && isBooleanValue(written.right);
  return written.type === T.UnaryExpression && written.operator === '!';
}

/** Where only yes or no counts: a number says that as well. */
function isTest(file: FileFacts, read: TSESTree.Node): boolean {
  if (read.type === T.ForOfStatement) {
    const name = read.left.type === T.VariableDeclaration ? read.left.declarations[0]?.id : undefined;
    const variable = name?.type === T.Identifier ? file.scopes.variable(name) : undefined;
    return variable !== undefined && readsOf(variable).every((use) => isTest(file, wrapped(use)));
  }
  const { parent } = read;
  if (parent?.type === T.UnaryExpression) return parent.operator === '!';
  if (parent?.type === T.IfStatement || parent?.type === T.ConditionalExpression || parent?.type === T.WhileStatement || parent?.type === T.ForStatement) return parent.test === read;
  if (parent?.type === T.LogicalExpression && parent.operator !== '??') return isTest(file, parent);
  return false;
}

/** The array's own elements. */
const isOwn = (value: TSESTree.Node, { id }: TSESTree.VariableDeclarator): boolean => {
  const element = unwrap(value);
  return element.type === T.MemberExpression && element.computed && element.object.type === T.Identifier && id.type === T.Identifier && element.object.name === id.name;
};

/** The smallest kind that holds them; what is counted up may come as far as there are things to count. */
function makerFor([least, greatest]: IntegerRange, counted: 'up' | 'down' | undefined): NumberArray['maker'] | undefined {
  if (counted) return least >= 0 && counted === 'up' && greatest < 2 ** 31 ? 'Uint32Array' : Math.abs(least) < 2 ** 31 && greatest < 2 ** 31 ? 'Int32Array' : undefined;
  const kinds = [['Uint8Array', 0, 255], ['Int8Array', -128, 127], ['Uint16Array', 0, 65_535], ['Int16Array', -32_768, 32_767], ['Uint32Array', 0, 2 ** 32 - 1], ['Int32Array', -(2 ** 31), 2 ** 31 - 1]] as const;
  return kinds.find(([, from, to]) => least >= from && greatest <= to)?.[0];
}
