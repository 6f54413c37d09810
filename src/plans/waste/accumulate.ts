import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isArray, isFreshArray } from '../../facts/arrays.ts';
import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, isFunction, memberName, methodCall, unwrap, within, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Accumulator, GrowthSite } from '../../waste/accumulators.ts';
import { growthOf, type Addition } from '../../waste/growing.ts';
import { attempt, type Planned } from '../planned.ts';
import { isTypeScript } from '../../facts/language.ts';
import { refuse } from '../refusal.ts';
import { freeAround, singular } from './names.ts';
import type { AccumulatePlan, Change } from './plan.ts';

/** Adds to the accumulator where a copy was made, when nobody kept one of the copies. */
export function planAccumulate(file: FileFacts, accumulator: Accumulator): Planned<AccumulatePlan> {
  return attempt(() => {
    const { variable, growths, by } = accumulator;
    if (isFunction(accumulator.turn) && accumulator.turn.async) refuse('An async callback hands on a promise: a loop collects one after the other', accumulator.turn);
    const part = growths.find(({ growth }) => growth.part)?.growth.part;
    if (part) refuse('A part of the accumulator grows: add to the part, and hand the accumulator on', part);
    const named = growths.find(({ place }) => place.type === T.VariableDeclaration);
    if (named) refuse('The copy has a name of its own: add to the accumulator, and hand that on', named.place);
    const either = growths.find(({ isEither }) => isEither);
    if (either) refuse('Either branch copies the accumulator: add to it in an `if`', either.growth.node);
    const front = growths.find(({ growth }) => growth.inFront);
    if (front) refuse(front.growth.of === 'array' ? 'Each that is put in front moves all the others: push, and turn the list around once' : 'What was there before counts', front.growth.node);
    checkUses(file, accumulator);
    const start = startOf(file, accumulator);
    const plan: AccumulatePlan = {
      accumulator: variable.name,
      sites: growths.map((site) => siteOf(file, accumulator, site)),
      ...declarationOf(accumulator),
      ...(start ? { start } : {}),
    };
    checkComments(file, accumulator, plan);
    const isArrayOnly = growths.every(({ growth }) => growth.of === 'array');
    const isSafe = isArrayOnly && !start && accumulator.walks === 'yes' && by === 'reduce';
    const isCollection = growths.every(({ growth }) => growth.of === 'map' || growth.of === 'set');
    if (isCollection) return { plan, verdict: { level: 'review', scope: 'file', reason: `Add to \`${variable.name}\`` } };
    const title = isArrayOnly ? `Push to \`${variable.name}\`` : `Set on \`${variable.name}\``;
    return { plan, verdict: { level: isSafe ? 'safe' : 'review', scope: 'file', reason: isArrayOnly ? title : `${title}; a key \`__proto__\` would set the prototype` } };
  });
}

const reading = /^(?:size|push|includes|indexOf|lastIndexOf|has|hasOwnProperty|join|at|some|every|find|findIndex|findLast|findLastIndex|get|filter|map|reduce|slice)$/;

/** Refuses when a copy might be kept: what is added later would be in it, too. */
function checkUses(file: FileFacts, { variable, growths, turn, by }: Accumulator): void {
  if (/^(?:readonly|Readonly)/.test(file.values.written(variable.identifiers[0] as TSESTree.Node) ?? '') || isDeclaredReadonly(variable.identifiers[0] as TSESTree.Node, turn)) refuse('The accumulator is readonly', variable.identifiers[0]);
  for (const { identifier, init } of variable.references) {
    const node = identifier as TSESTree.Identifier;
    if (!within(node, turn)) {
      // Before the loop it may have got another holder; what returns it there does not come to the loop.
      if (by === 'loop' && node.range[0] < turn.range[0] && !init && !isReading(node) && !isOwnGrowth(file, node, variable) && !isReturned(node, turn)) refuse('The accumulator is handed on before the loop', node);
      continue;
    }
    if (growths.some(({ growth }) => isCopied(growth.node, node)) || (by === 'loop' && isOwnGrowth(file, node, variable))) continue;
    const home = homeOf(file, node, turn);
    if (home !== enclosingFunction(growths[0]?.place as TSESTree.Node) && home !== turn) refuse('A function keeps the accumulator', node);
    if (!isReading(node) && !isAnswer(growths, node)) refuse('A copy of the accumulator is kept', node);
  }
}

/** `all = [...all, x]` in another place: what it copies is nobody else's either. */
function isOwnGrowth(file: FileFacts, node: TSESTree.Node, variable: Accumulator['variable']): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (current.type !== T.AssignmentExpression) continue;
    const growth = file.scopes.variable(current.left) === variable ? growthOf(file, current.right, variable) : undefined;
    return growth !== undefined && (current.left === node || isCopied(growth.node, node));
  }
  return false;
}

const isReturned = (node: TSESTree.Node, turn: TSESTree.Node): boolean => wrapped(node).parent?.type === T.ReturnStatement && enclosingFunction(node) === enclosingFunction(turn);

/** The function in which a node is run: what an array's method calls at once belongs to the one around it. */
function homeOf(file: FileFacts, node: TSESTree.Node, turn: TSESTree.Node): TSESTree.Node | undefined {
  let home = enclosingFunction(node);
  while (home && home !== turn && runsAtOnce(file, home)) home = enclosingFunction(home);
  return home;
}

const iterating = /^(?:every|filter|find|findIndex|findLast|findLastIndex|flatMap|forEach|map|some)$/;

function runsAtOnce(file: FileFacts, fn: FunctionNode): boolean {
  const method = fn.parent.type === T.CallExpression && fn.parent.arguments[0] === fn && !fn.async && !fn.generator ? methodCall(fn.parent) : undefined;
  return method !== undefined && iterating.test(method.name) && isArray(file, method.receiver) === 'yes';
}

/** By the type of the variable, or by what `reduce` says of it: `reduce<readonly string[]>(…)`, `[] as readonly string[]`. */
function isDeclaredReadonly(node: TSESTree.Node, turn: TSESTree.Node): boolean {
  const call = isFunction(turn) && turn.parent.type === T.CallExpression ? turn.parent : undefined;
  const start = call?.arguments[1];
  const types = [node.type === T.Identifier ? node.typeAnnotation?.typeAnnotation : undefined, call?.typeArguments?.params[0], start?.type === T.TSAsExpression ? start.typeAnnotation : undefined];
  return types.some(isReadonly);
}

const isReadonly = (type: TSESTree.TypeNode | undefined): boolean =>
  (type?.type === T.TSTypeOperator && type.operator === 'readonly') || (type?.type === T.TSTypeReference && type.typeName.type === T.Identifier && /^Readonly/.test(type.typeName.name));

/** The accumulator as what is copied: `...acc`, `acc.concat`, `Object.assign({}, acc)`. */
function isCopied(growth: TSESTree.Node, node: TSESTree.Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  if (parent === growth || (parent?.type === T.SpreadElement && (parent.parent === growth || (growth.type === T.NewExpression && parent.parent === growth.arguments[0])))) return true;
  if (parent?.type === T.NewExpression && methodCall(growth)?.receiver === parent) return true;
  return parent?.type === T.MemberExpression && parent.object === outer && memberName(parent) === 'concat' && within(parent, growth);
}

/** `acc.length`, `acc[key]`, `acc.includes(x)`, `key in acc` */
function isReading(node: TSESTree.Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  if (parent?.type === T.BinaryExpression) return true;
  if (parent?.type !== T.MemberExpression || parent.object !== outer) return false;
  const member = wrapped(parent);
  return member.parent?.type !== T.CallExpression || member.parent.callee !== member || reading.test(memberName(parent) ?? '');
}

/** `return acc`, the other branch of a guard, and the place that is assigned. */
function isAnswer(growths: readonly GrowthSite[], node: TSESTree.Node): boolean {
  const outer = wrapped(node);
  const parent = outer.parent as TSESTree.Node;
  if (parent.type === T.ReturnStatement || (isFunction(parent) && (parent.body === outer || parent.params.includes(node as TSESTree.Parameter)))) return true;
  if (parent.type === T.AssignmentExpression && parent.left === outer) return growths.some(({ place }) => within(node, place));
  return parent.type === T.ConditionalExpression && parent.test !== outer && growths.some(({ guard }) => guard?.test === parent.test);
}

/** A start that was made for the purpose is added to; what belongs to somebody is copied first. */
function startOf(file: FileFacts, { start, by, growths }: Accumulator): AccumulatePlan['start'] {
  const value = unwrap(start);
  if (value.type === T.ObjectExpression || value.type === T.ArrayExpression || isFreshArray(file, value) === 'yes' || isNewCollection(file, value)) return undefined;
  const isArrays = growths.every(({ growth }) => growth.of === 'array');
  if (growths.some(({ growth }) => growth.of === 'map' || growth.of === 'set')) refuse('Somebody else may have what the accumulator starts from', start);
  if (isArrays ? isArray(file, start) !== 'yes' : by === 'loop') refuse('Somebody else may have what the accumulator starts from', start);
  return { range: start.range, of: isArrays ? 'array' : 'object' };
}

const isNewCollection = (file: FileFacts, value: TSESTree.Node): boolean => value.type === T.NewExpression && /^(?:Map|Set)$/.test(globalCallee(file, value) ?? '');

function siteOf(file: FileFacts, accumulator: Accumulator, { growth, place, guard }: GrowthSite): AccumulatePlan['sites'][number] {
  const open = growth.additions.find((addition) => addition.by === 'either');
  if (open?.by === 'either' && isTypeScript(file)) refuse('Whether `concat()` gets an array cannot be said', open.value);
  const looks = (node: TSESTree.Node): boolean => contains(file, node, (part) => file.scopes.variable(part) === accumulator.variable);
  const areSeveral = ({ by }: Addition): boolean => by === 'elements' || by === 'either';
  const late = growth.additions.find((addition, index) => growth.of === 'array' && (addition.by === 'elements' ? looks(addition.of) : addition.by === 'either' ? looks(addition.value) : addition.by === 'element' && growth.additions.slice(0, index).some(areSeveral) && looks(addition.value)));
  const after = growth.additions.slice(1).find((addition) => addition.by === 'call' && addition.values.some(looks));
  if (late ?? after) refuse('A later value looks at what an earlier one has changed', growth.node);
  if (growth.of === 'array' && growth.additions.some(areSeveral) && !isAllThereFirst(file, growth.additions) && isTried(place)) refuse('An exception in the middle would leave a part added', growth.node);
  return {
    place: place.range,
    answers: place.type !== T.ExpressionStatement,
    changes: growth.of === 'array' ? pushes(file, growth.additions) : growth.of !== 'object' ? calls(growth.additions) : sets(file, accumulator, growth.additions),
    ...(guard ? { guard: { test: guard.test.range, whenTrue: guard.whenTrue } } : {}),
  };
}

/** `let all = []`, when the sites were all that assigned it. */
function declarationOf({ variable, growths }: Accumulator): Pick<AccumulatePlan, 'declaration'> {
  const declaration = variable.defs[0]?.parent;
  const isSite = (node: TSESTree.Node): boolean => growths.some(({ place }) => within(node, place));
  if (declaration?.type !== T.VariableDeclaration || declaration.kind !== 'let' || declaration.declarations.length !== 1) return {};
  return variable.references.every((reference) => !reference.isWrite() || reference.init || isSite(reference.identifier)) ? { declaration: declaration.range } : {};
}

/** One array, which is there before its first element is added. */
const isAllThereFirst = (file: FileFacts, [added, ...others]: readonly Addition[]): boolean => others.length === 0 && (added?.by === 'either' || (added?.by === 'elements' && isArray(file, added.of) === 'yes'));

/** Whether the function goes on after an exception. */
function isTried(place: TSESTree.Node): boolean {
  for (let node = place.parent; node && !isFunction(node); node = node.parent) if (node.type === T.TryStatement) return true;
  return false;
}

function pushes(file: FileFacts, additions: readonly Addition[]): Change[] {
  const changes: Change[] = [];
  for (const addition of additions) {
    const last = changes.at(-1);
    if (addition.by === 'element' && last?.by === 'push') changes[changes.length - 1] = { by: 'push', values: [...last.values, addition.value.range] };
    else if (addition.by === 'element') changes.push({ by: 'push', values: [addition.value.range] });
    else if (addition.by === 'elements') changes.push(each(file, addition.of, changes));
    else if (addition.by === 'either') changes.push({ ...each(file, addition.value, changes), either: true });
  }
  return changes;
}

/** What is added to a set or a map. */
const calls = (additions: readonly Addition[]): Change[] => additions.flatMap((addition) => (addition.by === 'call' ? [{ by: 'call' as const, method: addition.method, values: addition.values.map(({ range }) => range) }] : []));

function each(file: FileFacts, of: TSESTree.Expression, before: readonly Change[]): Extract<Change, { by: 'each' }> {
  const taken = before.flatMap((change) => (change.by === 'each' && change.held !== undefined ? [change.held] : []));
  const names = ['added', 'more', 'others', 'rest'].filter((name) => !taken.includes(name));
  const isLong = of.loc.start.line !== of.loc.end.line;
  return { by: 'each', of: of.range, as: elementName(file, of), ...(isLong ? { held: freeAround(file, of, names) } : {}) };
}

function elementName(file: FileFacts, of: TSESTree.Expression): string {
  const source = unwrap(of);
  const name = source.type === T.Identifier ? source.name : source.type === T.MemberExpression ? (memberName(source) ?? '') : '';
  return freeAround(file, of, [...singular(name), 'element', 'item']);
}

function sets(file: FileFacts, { variable }: Accumulator, additions: readonly Addition[]): Change[] {
  const properties = additions.flatMap((addition) => (addition.by === 'property' ? [addition.property] : []));
  const objects = additions.flatMap((addition) => (addition.by === 'properties' ? [addition.of] : []));
  if (properties.length > 0 && objects.length > 0) refuse('Properties and other objects are mixed', objects[0]);
  if (objects.length > 0) {
    const late = objects.slice(1).find((object) => contains(file, object, (node) => file.scopes.variable(node) === variable));
    return late ? refuse('A later value looks at what an earlier one has changed', late) : [{ by: 'assign', objects: objects.map(({ range }) => range) }];
  }
  const [only] = properties;
  if (only && properties.length === 1 && !only.shorthand && !only.method && only.kind === 'init' && hasIndex(file, variable.identifiers[0] as TSESTree.Node)) return [{ by: 'set', key: only.key.range, computed: only.computed, value: only.value.range }];
  return [{ by: 'properties', parts: properties.map(({ range }) => range) }];
}

/** Whether the type lets any key be set: `{}` does not. */
function hasIndex(file: FileFacts, parameter: TSESTree.Node): boolean {
  if (!isTypeScript(file)) return true;
  const annotation = parameter.type === T.Identifier ? parameter.typeAnnotation : undefined;
  if (annotation) return true;
  const call = parameter.parent?.parent;
  const start = parameter.parent?.type === T.VariableDeclarator ? parameter.parent.init : call?.type === T.CallExpression ? call.arguments[1] : undefined;
  return start?.type === T.TSAsExpression || start?.type === T.TSTypeAssertion || (call?.type === T.CallExpression && call.typeArguments !== undefined);
}

/** Refuses where a comment would be lost between the pieces that are kept. */
function checkComments(file: FileFacts, { growths }: Accumulator, plan: AccumulatePlan): void {
  const kept = plan.sites.flatMap(({ changes, guard }) => [...(guard ? [guard.test] : []), ...changes.flatMap((change) => ('values' in change ? change.values : 'parts' in change ? change.parts : 'objects' in change ? change.objects : 'of' in change ? [change.of] : [change.key, change.value]))]);
  const whole = growths.map(({ place }) => (isFunction(place) ? place.body : place));
  const lost = file.sourceCode.getAllComments().find((comment) => whole.some((part) => within(comment as never, part)) && !kept.some(([start, end]) => comment.range[0] >= start && comment.range[1] <= end));
  if (lost) refuse('A comment stands between the parts', lost as never);
}
