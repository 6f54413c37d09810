import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, memberName, methodOn, unwrap, within, wrapped } from '../facts/syntax.ts';
import { readsOf, usesOfValue, soleVariableOf } from '../facts/value-uses.ts';
import { callbackStage } from './callback.ts';
import { headedWalk } from './headed-walks.ts';
import { separatorOf, type Separator } from './separators.ts';
import type { Stage } from './stage.ts';
import type { WholeRead } from './whole-reads.ts';

/** The one walk over the pieces of a text, from first to last. */
export interface LineWalk {
  readonly read: WholeRead;
  readonly split: TSESTree.CallExpression;
  readonly separator: Separator;
  /** `trim()` of the whole text before it is split. */
  readonly trim?: TSESTree.CallExpression;
  /** The pieces where the walk takes them: the call, or the variable that they are kept in. */
  readonly pieces: TSESTree.Node;
  readonly form: WalkForm;
}

export type WalkForm =
  /** `for (const line of lines)` */
  | { readonly by: 'of'; readonly loop: TSESTree.ForOfStatement }
  /** `for (let i = 0; i < lines.length; i++)` that reads `lines[i]` and nothing else. */
  | { readonly by: 'index'; readonly loop: TSESTree.ForStatement; readonly index: Variable; readonly from: number; readonly reads: readonly TSESTree.MemberExpression[] }
  /** `for (const [i, line] of lines.entries())` */
  | { readonly by: 'entries'; readonly loop: TSESTree.ForOfStatement; readonly index: TSESTree.Identifier | null; readonly element: TSESTree.Node }
  /** `lines.map(…).filter(…)` and what is done with their result. */
  | ChainWalk
  /** A head that is taken apart, and a walk over the others: `const [header, ...rows] = lines`; or nothing but a head: `lines[0]`. */
  | { readonly by: 'headed'; readonly head: TSESTree.Node; readonly rest?: WalkForm }
  /** What takes any iterable: `new Set(lines)`, `const [first] = lines`. */
  | { readonly by: 'iterable'; readonly taker: TSESTree.Node };

export interface ChainWalk {
  readonly by: 'chain';
  readonly stages: readonly Stage[];
  readonly skips: number;
  readonly last: TSESTree.Expression;
  readonly end: ChainEnd;
  /** How many the head holds. */
  readonly limit?: TSESTree.Expression;
}

/** collect: the array that the stages make. first: `[0]` of it, head: `slice(0, limit)`. Others are what is called on it. */
export type ChainEnd = 'collect' | 'count' | 'every' | 'find' | 'first' | 'forEach' | 'head' | 'other' | 'reduce' | 'some';

export function lineWalkOf(file: FileFacts, read: WholeRead): LineWalk | undefined {
  const [text, ...others] = read.uses;
  if (!text || others.length > 0 || read.encoding === undefined) return undefined;
  const trim = methodOn(text);
  const isTrimmed = trim !== undefined && /^trim(?:End|Start|Left|Right)?$/.test(trim.name);
  const [trimmed, ...again] = isTrimmed ? usesOfValue(file, trim.call) : [text];
  if (!trimmed || again.length > 0) return undefined;
  const split = methodOn(trimmed);
  const [separator, limit] = split?.call.arguments ?? [];
  if (split?.name !== 'split' || !separator || limit || split.call.optional) return undefined;
  const walked = walkOver(file, split.call, isHanded(read) ? text : read.call, undefined, (_, uses) => walkOf(file, uses) ?? headedWalk(file, uses, walkOf));
  return walked && { ...walked, read, split: split.call, separator: separatorOf(file, separator), ...(isTrimmed ? { trim: trim.call } : {}) };
}

/** Whether the value comes in another function than the one that reads. */
export const isHanded = ({ comes }: WholeRead): boolean => comes === 'callback' || comes === 'chained';

/** The only walk over what an expression gives, once for each time that it is made. */
export function walkOver(file: FileFacts, list: TSESTree.Node, made: TSESTree.Node, uses: readonly TSESTree.Node[] = usesOfValue(file, list), find = walkOf): Pick<LineWalk, 'form' | 'pieces'> | undefined {
  const walk = find(file, uses);
  if (!walk || enclosingFunction(walk.at) !== enclosingFunction(list) || isRepeated(made, walk.at)) return undefined;
  return { pieces: uses[0] as TSESTree.Node, form: walk.form };
}

/** Whether the walk may run more than once for one list. */
export function isRepeated(made: TSESTree.Node, walk: TSESTree.Node): boolean {
  for (let inner = walk, node = walk.parent; node && !/Function/.test(node.type); inner = node, node = node.parent) {
    const isOnce = (node.type === T.ForOfStatement && node.right === inner) || (node.type === T.ForStatement && node.init === inner);
    if (/^(?:For(?:In|Of)?|While|DoWhile)Statement$/.test(node.type) && !isOnce && !within(made, node)) return true;
  }
  return false;
}

/** A walk, and the node where it runs. */
export interface FoundWalk {
  readonly form: WalkForm;
  readonly at: TSESTree.Node;
}

function walkOf(file: FileFacts, uses: readonly TSESTree.Node[]): FoundWalk | undefined {
  const [use, ...others] = uses;
  if (!use) return undefined;
  if (others.length > 0) {
    const form = indexWalk(file, uses);
    return form && { form, at: form.loop };
  }
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === T.ForOfStatement && parent.right === outer && !parent.await) return { form: { by: 'of', loop: parent }, at: parent };
  if (parent && takesIterable(file, parent, outer)) return { form: { by: 'iterable', taker: parent }, at: outer };
  const entries = entriesWalk(use);
  if (entries) return { form: entries, at: entries.loop };
  const chain = chainOn(file, outer);
  return chain && { form: chain, at: outer };
}

function entriesWalk(use: TSESTree.Node): (WalkForm & { by: 'entries' }) | undefined {
  const method = methodOn(use);
  const outer = method?.name === 'entries' && method.call.arguments.length === 0 && !method.call.optional ? wrapped(method.call) : undefined;
  const loop = outer?.parent;
  if (loop?.type !== T.ForOfStatement || loop.right !== outer || loop.await || loop.left.type !== T.VariableDeclaration) return undefined;
  const pattern = loop.left.declarations[0]?.id;
  const [index, element, more] = pattern?.type === T.ArrayPattern && !pattern.typeAnnotation ? pattern.elements : [];
  return (index === null || index?.type === T.Identifier) && element && !more && element.type !== T.RestElement && element.type !== T.AssignmentPattern ? { by: 'entries', loop, index, element } : undefined;
}

/** `new Set(lines)`, `const [head] = lines`, `yield* lines`: all that they do is walk, and a walk that ends early is closed. */
function takesIterable(file: FileFacts, parent: TSESTree.Node, value: TSESTree.Node): boolean {
  if (parent.type === T.YieldExpression) return parent.delegate;
  if (parent.type === T.VariableDeclarator) return parent.init === value && parent.id.type === T.ArrayPattern && parent.id.elements.every((element) => element?.type !== T.RestElement);
  if (parent.type !== T.NewExpression || parent.arguments[0] !== value) return false;
  const origin = originOf(file, parent.callee);
  return origin.from === 'global' && origin.path === 'Set';
}

/** A loop that counts through the pieces and looks at each where it stands. */
function indexWalk(file: FileFacts, uses: readonly TSESTree.Node[]): (WalkForm & { by: 'index' }) | undefined {
  const members = uses.map((use) => use.parent);
  const reads = members.filter((member): member is TSESTree.MemberExpression => member?.type === T.MemberExpression && member.computed);
  const [length, ...more] = members.filter((member): member is TSESTree.MemberExpression => member?.type === T.MemberExpression && !member.computed && memberName(member) === 'length');
  if (!length || more.length > 0 || reads.length + 1 !== uses.length) return undefined;
  const header = length.parent;
  const declaration = header.type === T.BinaryExpression ? header.parent : header;
  const loop = declaration.type === T.VariableDeclarator ? declaration.parent.parent : declaration;
  if (loop.type !== T.ForStatement || loop.init?.type !== T.VariableDeclaration || loop.test?.type !== T.BinaryExpression || loop.test.operator !== '<') return undefined;
  const [counter] = loop.init.declarations;
  const index = counter?.id.type === T.Identifier && counter.init?.type === T.Literal && Number.isInteger(counter.init.value) ? file.scopes.variable(counter.id) : undefined;
  const { update } = loop;
  if (!index || !update || !isOne(file, loop.test.left, index) || !addsOne(file, update, index)) return undefined;
  const isBound = header === loop.test || (loop.test.right.type === T.Identifier && loop.init.declarations.length === 2 && loop.init.declarations[1]?.init === length && loop.init.declarations[1].id.type === T.Identifier && loop.init.declarations[1].id.name === loop.test.right.name && readsOf(file.scopes.variable(loop.test.right) as Variable).length === 1);
  const changes = index.references.filter((reference) => reference.isWrite() && !reference.init);
  const isPlain = reads.every((read) => within(read, loop.body) && isOne(file, read.property, index) && !isTarget(read));
  return isBound && isPlain && changes.length === 1 ? { by: 'index', loop, index, from: (counter?.init as TSESTree.NumberLiteral).value, reads } : undefined;
}

const isOne = (file: FileFacts, node: TSESTree.Node, variable: Variable): boolean => node.type === T.Identifier && file.scopes.variable(node) === variable;

/** `i++`, `i += 1` */
function addsOne(file: FileFacts, update: TSESTree.Expression, index: Variable): boolean {
  if (update.type === T.UpdateExpression) return update.operator === '++' && isOne(file, update.argument, index);
  return update.type === T.AssignmentExpression && update.operator === '+=' && isOne(file, update.left, index) && update.right.type === T.Literal && update.right.value === 1;
}

const isTarget = (read: TSESTree.MemberExpression): boolean => read.parent.type === T.UpdateExpression || (read.parent.type === T.AssignmentExpression && read.parent.left === read) || (read.parent.type === T.UnaryExpression && read.parent.operator === 'delete');

const ends: ReadonlyMap<string, ChainEnd> = new Map(Object.entries<ChainEnd>({ every: 'every', find: 'find', forEach: 'forEach', reduce: 'reduce', some: 'some' }));
const otherWalks = /^(?:findIndex|findLast|includes|indexOf|lastIndexOf|flatMap|entries|reduceRight)$/;

/** `lines.slice(1).map(…).filter(…)` and its end. */
export function chainOn(file: FileFacts, pieces: TSESTree.Node): ChainWalk | undefined {
  const stages: Stage[] = [];
  let skips = 0;
  let value = pieces as TSESTree.Expression;
  for (let method = methodOn(value); method && !method.call.optional; method = methodOn(value)) {
    const [first, second] = method.call.arguments;
    if (method.name === 'slice' && stages.length === 0 && skips === 0 && !second && first?.type === T.Literal && typeof first.value === 'number') skips = first.value;
    else if (method.name === 'map' || method.name === 'filter') stages.push(callbackStage(file, method.name, method.call));
    else {
      const limit = stages.length > 0 ? limitOf(file, method) : undefined;
      if (limit) return { by: 'chain', stages, skips, last: method.call, end: 'head', limit };
      const end = ends.get(method.name) ?? (stages.length > 0 && isFirst(method) ? 'first' : otherWalks.test(method.name) && stages.length === 0 ? 'other' : undefined);
      return end ? { by: 'chain', stages, skips, last: method.call, end } : collected();
    }
    value = wrapped(method.call) as TSESTree.Expression;
  }
  const member = value.parent;
  if (member.type === T.MemberExpression && member.object === value && !member.optional && !isTarget(member)) {
    if (memberName(member) === 'length') return { by: 'chain', stages, skips, last: member, end: 'count' };
    if (stages.length > 0 && memberName(member) === '0' && !(member.parent.type === T.CallExpression && member.parent.callee === member)) return { by: 'chain', stages, skips, last: member, end: 'first' };
  }
  return collected();

  function collected(): ChainWalk | undefined {
    const isWalked = skips > 0 && value.parent?.type === T.ForOfStatement && value.parent.right === value && !value.parent.await;
    return stages.length > 0 || isWalked ? { by: 'chain', stages, skips, last: unwrap(value) as TSESTree.Expression, end: 'collect' } : undefined;
  }
}

type Method = NonNullable<ReturnType<typeof methodOn>>;

/** `at(0)`, `shift()` of what the chain made */
const isFirst = ({ name, call: { arguments: [place, more] } }: Method): boolean => (name === 'at' ? place?.type === T.Literal && place.value === 0 && !more : name === 'shift' && !place);

/** `slice(0, 10)`, `slice(0, limit)` with what nothing assigns again */
function limitOf(file: FileFacts, { name, call: { arguments: [start, end, more] } }: Method): TSESTree.Expression | undefined {
  if (name !== 'slice' || start?.type !== T.Literal || start.value !== 0 || !end || more) return undefined;
  if (end.type === T.Literal) return typeof end.value === 'number' && end.value >= 1 && Number.isInteger(end.value) ? end : undefined;
  return end.type === T.Identifier && file.scopes.variable(end)?.references.every((reference) => reference.init || !reference.isWrite()) ? end : undefined;
}

/** The variables between the read and the walk, each with a declaration of its own. */
export function carriers(file: FileFacts, { read, split, trim }: LineWalk): TSESTree.VariableDeclarator[] {
  const value = read.comes === 'awaited' ? (wrapped(read.call).parent as TSESTree.Node) : read.call;
  return [value, ...(trim ? [trim] : []), split].flatMap((expression) => {
    const declaration = soleVariableOf(file, expression)?.defs[0]?.node;
    return declaration?.type === T.VariableDeclarator ? [declaration] : [];
  });
}
