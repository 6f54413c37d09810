import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isDense } from '../../facts/arrays.ts';
import { effectsOf } from '../../facts/effects.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { methodCall, unwrap, type FunctionNode } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Redundant } from '../../waste/redundant.ts';
import { freeVariable } from '../names.ts';
import { receiver, type Piece } from '../piece.ts';
import { refuse } from '../refusal.ts';
import { changeOfWalked } from './interference.ts';
import type { Direct } from './direct.ts';
import { existingHelper } from './lines/helper.ts';
import type { Helper } from './lines/plan.ts';

type Of<What extends Redundant['what']> = Extract<Redundant, { what: What }>;

/** `[...set].forEach(f)` as `set.forEach(f)`; the others are loops, which the author writes. */
export function walkOf(file: FileFacts, { node, source, method }: Of<'walked'>): Direct {
  const [callback] = node.arguments;
  const fn = callback && file.scopes.functionOf(callback);
  if (method !== 'forEach') return refuse(`Only a loop asks what has no \`${method}()\` of its own`, node);
  const taken = methodCall(source);
  if (taken && taken.name !== 'values') return entriesOf(file, node, taken, fn);
  const walked = taken?.receiver ?? source;
  if (!fn || fn.params.length > 1 || fn.params.some(({ type }) => type === T.RestElement)) return refuse('The callback may take more than the element', callback ?? node);
  return { node, by: [...receiver(walked), { text: '.forEach(' }, { range: callback.range }, { text: ')' }], ...walkedItself(file, walked, callback, fn, taken ? 'map' : 'set') };
}

/** `[...map.entries()].forEach(([key, value]) => …)` as `map.forEach((value, key) => …)`. */
function entriesOf(file: FileFacts, node: TSESTree.CallExpression, { name, receiver: map }: NonNullable<ReturnType<typeof methodCall>>, fn: FunctionNode | undefined): Direct {
  const [entry, ...more] = fn?.params ?? [];
  if (name !== 'entries' || fn?.type !== T.ArrowFunctionExpression || fn !== node.arguments[0] || entry?.type !== T.ArrayPattern || entry.typeAnnotation || more.length > 0 || fn.returnType) return refuse('Only a loop walks what the map gives', node);
  const [key, value, ...others] = entry.elements;
  if (key?.type !== T.Identifier || value?.type !== T.Identifier || others.length > 0) return refuse('The callback takes the entry apart in another way', entry);
  if (file.sourceCode.getCommentsInside(fn).some(({ range }) => range[0] < fn.body.range[0])) return refuse('A comment stands between the parts', fn);
  const sign = file.sourceCode.getTokenBefore(fn.body, (token) => token.value === '=>');
  const body = file.text.slice(sign?.range[0] ?? fn.body.range[0], fn.range[1]);
  return { node, by: [...receiver(map), { text: `.forEach(${fn.async ? 'async ' : ''}(${value.name}, ${key.name}) ${body})` }], ...walkedItself(file, map, fn, fn, 'map') };
}

/** What is walked while the callback runs, which may change it. */
function walkedItself(file: FileFacts, walked: TSESTree.Expression, callback: TSESTree.Node, fn: FunctionNode, what: 'map' | 'set'): Pick<Direct, 'change' | 'title'> {
  const changed = changeOfWalked(file, callback, walked);
  if (changed) refuse('The callback changes what is walked, and would come to what it adds', changed);
  const touches = contains(file, fn.body, (part) => part.type === T.CallExpression || part.type === T.AwaitExpression) && effectsOf(file, fn.body, fn).visible !== 'no';
  return { title: `Walk the ${what} itself`, ...(touches ? { change: `the callback sees what is added to the ${what} and taken out of it meanwhile` } : {}) };
}

/** `[...values].reverse().find(test)` as `values.findLast(test)`. */
export function findLastOf(file: FileFacts, { node, source, test }: Of<'reversed'>): Direct {
  const fn = file.scopes.functionOf(test);
  if (!fn || fn.params.length > 1 || fn.params.some(({ type }) => type === T.RestElement)) return refuse('The test may take more than the element', test);
  if (isTypeScript(file) && file.types.hasMembers(source, [['findLast']]) === 'no') return refuse('The configured library has no `findLast()`', node);
  const isQuiet = effectsOf(file, fn.body, fn).visible === 'no';
  return { node, by: [...receiver(source), { text: '.findLast(' }, { range: test.range }, { text: ')' }], title: 'Search from the end', change: isQuiet ? 'it takes a runtime with `findLast()`' : 'it takes a runtime with `findLast()`, and the test sees what it changes' };
}

/** `values.map((value) => value.key).includes(x)` as `values.some((value) => value.key === x)`. */
export function someOf(file: FileFacts, { node, source, callback, value }: Of<'compared'>): Direct {
  const fn = unwrap(callback);
  const sought = unwrap(value);
  if (fn.type !== T.ArrowFunctionExpression || fn.body.type === T.BlockStatement || fn.async || fn.params.length !== 1) return refuse('The callback is not an expression that is written here', callback);
  if (sought.type !== T.Identifier && sought.type !== T.Literal && sought.type !== T.ThisExpression) return refuse('What is looked for would be computed each time', value);
  if (effectsOf(file, fn.body, fn).visible === 'yes') return refuse('The callback has effects', fn);
  const [parameter] = fn.params as [TSESTree.Parameter];
  if (contains(file, fn, (part) => part.type === T.Identifier && sought.type === T.Identifier && part.name === sought.name && file.scopes.variable(part) !== undefined && file.scopes.variable(part) !== file.scopes.variable(sought))) return refuse('The callback has a variable of that name', fn);
  const isSimple = /^(?:MemberExpression|CallExpression|Identifier|TemplateLiteral|Literal|TSNonNullExpression)$/.test(fn.body.type);
  const body: Piece[] = isSimple ? [{ range: fn.body.range }] : [{ text: '(' }, { range: fn.body.range }, { text: ')' }];
  const isPlain = sought.type === T.Literal || isDense(file, source) === 'yes';
  return { node, by: [...receiver(source), { text: `${dotAfter(file, source)}some((` }, { range: parameter.range }, { text: ') => ' }, ...body, { text: ' === ' }, { range: value.range }, { text: ')' }], title: 'End at the first', change: `\`NaN\` is not found${isPlain ? '' : ', nor is a hole'}` };
}

/** `new Set([...a, x, ...b])` as a set that is filled list by list. */
export function joinedOf(file: FileFacts, { node, parts }: Of<'joined'>): Direct & { helper: Helper } {
  const [first, ...others] = parts.map((part) => (part.type === T.SpreadElement ? part.argument : part));
  const isSpread = (part: TSESTree.Node): boolean => part.type === T.SpreadElement;
  const isSame = first !== undefined && parts.every(isSpread) && others.every((part) => file.types.sameType(first, part));
  if (isTypeScript(file) && !node.typeArguments && !isSame) refuse('The lists may hold other types', node);
  const typed = isTypeScript(file);
  const name = freeVariable(file, ['setOf', 'union']);
  const code = (called: string): readonly string[] => [
    `function ${called}${typed ? '<T>' : ''}(...lists${typed ? ': readonly Iterable<T>[]' : ''})${typed ? ': Set<T>' : ''} {`,
    `  const all = new Set${typed ? '<T>' : ''}();`,
    '  for (const list of lists) for (const element of list) all.add(element);',
    '  return all;',
    '}',
  ];
  const helper = existingHelper(file, code) ?? { name, code: code(name) };
  const lists = parts.map((part) => (part.type === T.SpreadElement ? file.textOf(part.argument) : `[${file.textOf(part)}]`));
  return { node, by: [{ text: helper.name + (node.typeArguments ? file.textOf(node.typeArguments) : '') + asLaidOut(file, parts, lists) }], title: 'Fill the set list by list', ...(parts.every((part) => effectsOf(file, part).visible === 'no') ? {} : { change: 'all lists are made before the first is walked' }), helper };
}

/** What stands in front of the name of the next link of a chain: a line of its own stays one. */
const dotAfter = (file: FileFacts, { range: [, end], parent }: TSESTree.Node): string => (parent?.type === T.MemberExpression ? (/^\s*\.$/.exec(file.text.slice(end, parent.property.range[0]))?.[0] ?? '.') : '.');

/** New arguments in the lines of the array that they were elements of. */
function asLaidOut(file: FileFacts, parts: readonly TSESTree.Node[], written: readonly string[]): string {
  const array = parts[0]?.parent;
  const bounds = array ? [array.range[0] + 1, ...parts.flatMap(({ range }) => range), array.range[1] - 1] : [];
  const gaps = bounds.flatMap((at, index) => (index % 2 === 0 ? [file.text.slice(at, bounds[index + 1])] : []));
  const isInOneLine = gaps.every((gap) => !gap.includes('\n'));
  return isInOneLine ? `(${written.join(', ')})` : `(${gaps.map((gap, index) => gap + (written[index] ?? '')).join('')})`;
}
