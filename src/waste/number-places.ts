import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { countingLoop, integerRange } from '../facts/number-range.ts';
import type { Variable } from '../facts/scopes.ts';
import { isFunction, keyName, memberName, methodCall, unwrap, wrapped } from '../facts/syntax.ts';
import { readsOf, soleVariableOf } from '../facts/value-uses.ts';

/** Where an array of numbers is made, what it holds at first, and every use of it. */
export interface NumberPlace {
  /** What becomes a typed array. */
  readonly made: TSESTree.Expression;
  readonly declarator: TSESTree.VariableDeclarator;
  readonly length: TSESTree.Expression;
  readonly filled: TSESTree.Expression;
  readonly uses: readonly TSESTree.Node[];
  /** `values.push(x)` of a loop that counts: it becomes `values[i] = x`. */
  readonly push?: { readonly call: TSESTree.CallExpression; readonly list: TSESTree.Expression; readonly index: TSESTree.Identifier };
  /** The loop fills the array from its first place to its last, so that nothing has to do it before. */
  readonly isSet?: boolean;
  /** One row of a grid: there are as many as it has. */
  readonly isRow?: boolean;
}

const pushing = ['push'];

export function numberPlaces(file: FileFacts): NumberPlace[] {
  const made = file.index.calls.flatMap((call) => {
    const parts = (call.type === T.CallExpression ? filledBy(file, call) : undefined) ?? (call.type === T.NewExpression ? setBy(file, call) : undefined);
    const kept = parts && (keptIn(file, call) ?? keptAsRow(file, call));
    return parts && kept ? [{ made: call, ...parts, ...kept, uses: kept.uses.filter((use) => !('set' in parts) || use !== parts.set) }] : [];
  });
  return [...made, ...callsNamed(file, pushing).flatMap((call) => (call.type === T.CallExpression ? (pushedBy(file, call) ?? []) : []))];
}

type Parts = Pick<NumberPlace, 'filled' | 'isSet' | 'length'> & { readonly set?: TSESTree.Node };

/** `new Array(length).fill(value)`, `Array.from({ length }, () => value)` */
function filledBy(file: FileFacts, made: TSESTree.CallExpression): Parts | undefined {
  if (made.arguments.some((argument) => argument.type === T.SpreadElement)) return undefined;
  const [first, second] = made.arguments as TSESTree.Expression[];
  if (first?.type === T.ObjectExpression) {
    const property = first.properties.length === 1 && globalCallee(file, made) === 'Array.from' ? first.properties[0] : undefined;
    const isLength = property?.type === T.Property && keyName(property.key, property.computed) === 'length';
    return isLength && second?.type === T.ArrowFunctionExpression && second.params.length === 0 && second.body.type === T.Literal ? { length: property.value as TSESTree.Expression, filled: second.body } : undefined;
  }
  const fill = methodCall(made);
  const array = fill?.name === 'fill' && first && !second ? unwrap(fill.receiver) : undefined;
  const [length] = array && (array.type === T.NewExpression || array.type === T.CallExpression) && globalCallee(file, array) === 'Array' && array.arguments.length === 1 ? array.arguments : [];
  return first && length && length.type !== T.SpreadElement ? { length, filled: first } : undefined;
}

/** `const values = new Array(n); for (let i = 0; i < n; i++) values[i] = x;` */
function setBy(file: FileFacts, made: TSESTree.NewExpression): Parts | undefined {
  const [length, more] = made.arguments;
  const variable = length && !more && length.type !== T.SpreadElement && globalCallee(file, made) === 'Array' ? soleVariableOf(file, made) : undefined;
  const [set, ...others] = variable ? readsOf(variable).filter(({ parent }) => parent?.type !== T.MemberExpression || memberName(parent) !== 'length') : [];
  const element = set?.parent;
  const assignment = element?.type === T.MemberExpression && element.object === set && element.computed ? element.parent : undefined;
  if (!variable || !length || length.type === T.SpreadElement || !set || assignment?.type !== T.AssignmentExpression || assignment.left !== element || assignment.operator !== '=') return undefined;
  const loop = countedAlone(file, assignment, element?.type === T.MemberExpression ? element.property : assignment);
  const limit = loop && unwrap(loop.test.right);
  const isWhole = limit?.type === T.MemberExpression ? memberName(limit) === 'length' && file.scopes.variable(unwrap(limit.object)) === variable : limit !== undefined && isSameLimit(file, limit, length);
  return loop && isWhole && others.every((use) => use.range[0] > loop.range[1]) ? { length, filled: assignment.right, isSet: true, set } : undefined;
}

/** `const values = []; for (let i = 0; i < 100_000; i++) values.push(x);` */
function pushedBy(file: FileFacts, call: TSESTree.CallExpression): NumberPlace | undefined {
  const method = methodCall(call);
  const [value, more] = call.arguments;
  const variable = method && value && !more && value.type !== T.SpreadElement ? file.scopes.variable(unwrap(method.receiver)) : undefined;
  const declarator = variable?.defs[0]?.node;
  if (!variable || !method || declarator?.type !== T.VariableDeclarator || declarator.parent.kind !== 'const' || declarator.init?.type !== T.ArrayExpression || declarator.init.elements.length > 0) return undefined;
  const loop = countedAlone(file, call);
  const length = loop && unwrap(loop.test.right);
  const index = loop?.init?.type === T.VariableDeclaration ? loop.init.declarations[0]?.id : undefined;
  // The array is made as long as the loop counts, which has to be known where it is made.
  const isKnown = length && index?.type === T.Identifier && (length.type === T.Literal || (length.type === T.Identifier && isDeclaredBefore(file, length, declarator))) && integerRange(file, length) !== undefined;
  if (!loop || !isKnown || index?.type !== T.Identifier || loop.parent !== declarator.parent.parent) return undefined;
  const uses = readsOf(variable).filter((use) => use !== unwrap(method.receiver));
  return uses.every((use) => use.range[0] > loop.range[1]) ? { made: declarator.init, declarator, length, filled: value as TSESTree.Expression, uses, push: { call, list: method.receiver, index }, isSet: true } : undefined;
}

/** The loop that counts from zero by one and does nothing else than what is given; `place` is where it stores. */
function countedAlone(file: FileFacts, done: TSESTree.Expression, place?: TSESTree.Node): ReturnType<typeof countingLoop> {
  const statement = done.parent;
  const block = statement?.type === T.ExpressionStatement ? statement.parent : undefined;
  const body = block?.type === T.BlockStatement && block.body.length === 1 ? block : statement;
  const loop = body?.parent?.type === T.ForStatement && body.parent.body === body ? body.parent : undefined;
  const [counter] = loop?.init?.type === T.VariableDeclaration ? loop.init.declarations : [];
  if (!loop || counter?.id.type !== T.Identifier || counter.init?.type !== T.Literal || counter.init.value !== 0 || loop.update?.type !== T.UpdateExpression) return undefined;
  const found = countingLoop(file, counter.id);
  return found === loop && found.test.operator === '<' && (place === undefined || file.scopes.variable(unwrap(place)) === file.scopes.variable(counter.id)) ? found : undefined;
}

const isSameLimit = (file: FileFacts, limit: TSESTree.Node, length: TSESTree.Expression): boolean => {
  const [one, other] = [integerRange(file, limit), integerRange(file, length)];
  if (one && other && one[0] === one[1]) return one[0] === other[0] && other[0] === other[1];
  const variable = limit.type === T.Identifier ? file.scopes.variable(limit) : undefined;
  return variable !== undefined && variable === file.scopes.variable(unwrap(length)) && isNeverSet(variable);
};

const isNeverSet = (variable: Variable): boolean => variable.references.every((reference) => reference.init || !reference.isWrite());

function isDeclaredBefore(file: FileFacts, name: TSESTree.Identifier, declarator: TSESTree.VariableDeclarator): boolean {
  const variable = file.scopes.variable(name);
  const [definition] = variable?.defs ?? [];
  return variable !== undefined && isNeverSet(variable) && definition !== undefined && definition.name.range[0] < declarator.range[0];
}

type Kept = Pick<NumberPlace, 'declarator' | 'isRow' | 'uses'>;

/** `const values = …` */
function keptIn(file: FileFacts, made: TSESTree.Expression): Kept | undefined {
  const variable = soleVariableOf(file, made);
  const declarator = variable?.defs[0]?.node;
  return variable && declarator?.type === T.VariableDeclarator && declarator.parent.kind === 'const' ? { declarator, uses: readsOf(variable) } : undefined;
}

/** `const grid = Array.from({ length: rows }, () => new Array(columns).fill(0))`, of which every use asks for a row. */
function keptAsRow(file: FileFacts, made: TSESTree.Expression): Kept | undefined {
  const row = wrapped(made).parent;
  const call = row && isFunction(row) && row.type === T.ArrowFunctionExpression && unwrap(row.body) === made && row.params.length === 0 && !row.async ? row.parent : undefined;
  if (call?.type !== T.CallExpression) return undefined;
  const isFrom = globalCallee(file, call) === 'Array.from' && call.arguments[1] === row && call.arguments[0]?.type === T.ObjectExpression;
  if (!isFrom && !(call.arguments[0] === row && isFilledMap(file, call))) return undefined;
  const grid = keptIn(file, call);
  const uses = grid?.uses.map((use) => rowUses(file, use));
  return grid && uses?.every((found) => found !== undefined) ? { declarator: grid.declarator, uses: uses.flat(), isRow: true } : undefined;
}

/** `new Array(rows).fill(0).map(…)`, `[...Array(rows)].map(…)` */
function isFilledMap(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const map = methodCall(call);
  const list = map?.name === 'map' ? unwrap(map.receiver) : undefined;
  const [spread, ...others] = list?.type === T.ArrayExpression ? list.elements : [];
  const array = list?.type === T.CallExpression && methodCall(list)?.name === 'fill' ? unwrap(methodCall(list)?.receiver ?? list) : spread?.type === T.SpreadElement && others.length === 0 ? unwrap(spread.argument) : undefined;
  return array !== undefined && (array.type === T.NewExpression || array.type === T.CallExpression) && globalCallee(file, array) === 'Array';
}

/** `grid[y]`, `const row = grid[y]`, `for (const row of grid)`: the uses of what a row is in. `grid.length` is none. */
function rowUses(file: FileFacts, use: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === T.ForOfStatement && parent.right === outer) return parent.left.type === T.VariableDeclaration ? namedUses(file, parent.left.declarations[0]?.id) : undefined;
  if (parent?.type !== T.MemberExpression || parent.object !== outer) return undefined;
  if (!parent.computed) return memberName(parent) === 'length' && !/^(?:Assignment|Update)Expression$/.test(parent.parent.type) ? [] : undefined;
  const declared = wrapped(parent).parent;
  return declared?.type === T.VariableDeclarator && declared.parent.kind === 'const' ? namedUses(file, declared.id) : [parent];
}

function namedUses(file: FileFacts, name: TSESTree.Node | undefined): readonly TSESTree.Node[] | undefined {
  const variable = name?.type === T.Identifier ? file.scopes.variable(name) : undefined;
  return variable && isNeverSet(variable) ? readsOf(variable) : undefined;
}
