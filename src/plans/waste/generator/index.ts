import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isFreshArray } from '../../../facts/arrays.ts';
import type { FileFacts } from '../../../facts/file.ts';
import { isTypeScript } from '../../../facts/language.ts';
import { memberName, unwrap, within } from '../../../facts/syntax.ts';
import { contains } from '../../../facts/walk.ts';
import { consumerOf, type Consumer } from '../../../waste/consumers.ts';
import { isOwnUse, type Producer } from '../../../waste/producers.ts';
import { changeOf, readsOfOthers, type Root } from '../../../waste/shared-state.ts';
import type { Range } from '../../../finding.ts';
import { usesElsewhere } from '../../elsewhere.ts';
import { attempt, type Planned } from '../../planned.ts';
import { refuse } from '../../refusal.ts';
import { planCalls } from './calls.ts';
import type { GeneratorPlan, ProducerFacts, YieldPlan } from './plan.ts';

/** A producer that yields its values instead, and its callers of this file. */
export function planGenerator(file: FileFacts, producer: Producer, consumers: readonly Consumer[]): Planned<GeneratorPlan> {
  return attempt(() => {
    const { fn, id, list, pushes, returns, isExported } = producer;
    checkProducer(file, producer);
    const reads = readsOfOthers(file, fn);
    const facts = factsOf(file, producer, reads);
    const around = new Set([...reads].filter((root) => root === 'this' || root.defs[0]?.type !== 'Parameter'));
    const again = consumers.find((consumer) => isOwnUse(file, producer, consumer.call) && !isYielded(consumer, fn));
    if (again) refuse('It calls itself and keeps what comes back', again.call);
    const type = typeOf(file, producer);
    const callers = consumers.filter(({ call }) => !isOwnUse(file, producer, call));
    const { calls, changes } = planCalls(file, callers, facts, { around, ...(type ? { element: type.element } : {}) });
    const recursive = consumers.some(({ call }) => isOwnUse(file, producer, call)) ? ['a value passes through as many generators as the recursion is deep'] : [];
    const title = [`Yield the values of \`${file.textOf(id)}\` one at a time`, 'it runs while they are walked, and an exception comes after the values before it', ...changes, ...recursive].join('; ');
    const yields: YieldPlan = { fn: fn.range, list: list.parent.range, pushes: pushes.map(({ range }) => range), returns: returns.map(({ range }) => range), ...(type ? { type: { at: type.at, text: type.text } } : {}) };
    return { plan: { fn: yields, calls, facts }, verdict: { level: 'review', scope: isExported ? 'project' : 'file', reason: title } };
  });
}

/** `list.push(...collect(child))`, or a loop over it: both go on as they are. */
const isYielded = ({ call, value, walk }: Consumer, { async: isAsync }: Producer['fn']): boolean => !isAsync && value === walk.pieces && call === value && (walk.form.by === 'of' || walk.form.by === 'iterable');

/** What the rewrite means for another file that uses the producer. */
export function planCallers(file: FileFacts, { facts }: GeneratorPlan, uses: readonly Range[]): Planned<GeneratorPlan> {
  return attempt(() => {
    const consumers = usesElsewhere(file, uses).map((use) => (use && consumerOf(file, use, facts.isAsync)) ?? refuse(`\`${facts.name}\` is used otherwise than to walk its values once`, use));
    const whole = consumers.find(({ takes }) => takes === 'keeps' || takes === 'head');
    if (whole) refuse(`The values of \`${facts.name}\` are kept`, whole.call);
    const { calls, changes } = planCalls(file, consumers, facts, { around: new Set() });
    return { plan: { calls, facts }, verdict: { level: 'review', scope: 'project', reason: changes.join('; ') } };
  });
}

function factsOf(file: FileFacts, { fn, id, pushes }: Producer, reads: ReadonlySet<Root>): ProducerFacts {
  const names = [...reads].flatMap((root) => (root !== 'this' && root.defs[0]?.type === 'Parameter' ? [root.defs[0].name] : []));
  return {
    name: file.textOf(id),
    isAsync: fn.async,
    readsAround: [...reads].some((root) => root === 'this' || root.defs[0]?.type !== 'Parameter'),
    readsParameters: fn.params.map((parameter) => names.some((name) => within(name, parameter))),
    yieldsFresh: pushes.every((push) => push.arguments.every((argument) => argument.type !== T.SpreadElement && isFresh(file, argument))),
  };
}

/** Made here, or a primitive: what others do with it does not come back. */
function isFresh(file: FileFacts, node: TSESTree.Expression): boolean {
  const value = unwrap(node);
  if (/^(?:Array|Binary|New|Object|Unary|Update)Expression$|Literal$/.test(value.type) || file.values.isPlainPrimitive(node) === 'yes') return true;
  if (value.type === T.CallExpression) return /^(?:Boolean|Number|String|parseFloat|parseInt)$/.test(globalCallee(file, value) ?? '');
  const written = value.type === T.Identifier ? file.scopes.constant(value) : undefined;
  return written !== undefined && isFresh(file, written);
}

/** Refuses what would come at another time, or not at all, when somebody else decides when the function goes on. */
function checkProducer(file: FileFacts, { fn, pushes, list }: Producer): void {
  const caught = pushes.find((push) => isInTry(push, fn));
  const said = pushes.find((push) => file.sourceCode.getCommentsInside(push).some(({ range }) => !push.arguments.some((argument) => argument.range[0] <= range[0] && range[1] <= argument.range[1])));
  if (said) refuse('A comment stands between what is pushed', said);
  if (caught) refuse('A value would leave the `try` before the rest of it has run', caught);
  if (fn.type === T.ArrowFunctionExpression) {
    const own = [...fn.params, fn.body].find((part) => contains(file, part, (node) => node.type === T.ThisExpression || node.type === T.Super || (node.type === T.Identifier && node.name === 'arguments' && file.scopes.isGlobal(node))));
    if (own) refuse('An arrow function has the `this` of its place, a generator has not', own);
  }
  const change = changeOf(file, fn.body, (root, target) => !isOwn(file, fn, root, target));
  if (change) refuse('It changes more than its array, which would come between the values', change);
  const promised = fn.async ? pushes.flatMap((push) => push.arguments).find((argument) => argument.type === T.SpreadElement || !isSettled(file, argument)) : undefined;
  if (promised) refuse('The value may be a promise, which an async generator awaits', promised);
  const described = isTypeScript(file) ? undefined : file.sourceCode.getCommentsBefore(list.parent.parent.parent === fn && fn.parent.type === T.ExportNamedDeclaration ? fn.parent : fn.type === T.FunctionDeclaration ? fn : fn.parent.parent ?? fn).find(({ value }) => /@returns?\s*\{/.test(value));
  if (described) refuse('Its JSDoc says that it returns an array', described as never);
}

/** A variable of the function, or what it made itself: an element of something else is not its own. */
function isOwn(file: FileFacts, fn: Producer['fn'], root: Root, target: TSESTree.Node): boolean {
  const definition = root === 'this' ? undefined : root.defs[0];
  if (!definition || definition.type === 'Parameter' || !within(definition.name, fn)) return false;
  if (unwrap(target).type === T.Identifier && target.parent?.type !== T.MemberExpression) return true;
  const value = file.scopes.constant(definition.name);
  const made = value && unwrap(value);
  const isAdvanced = target.parent?.type === T.MemberExpression && memberName(target.parent) === 'next';
  return isAdvanced || made?.type === T.NewExpression || made?.type === T.ObjectExpression || made?.type === T.Literal || (made !== undefined && isFreshArray(file, made) === 'yes');
}

const isSettled = (file: FileFacts, node: TSESTree.Expression): boolean =>
  unwrap(node).type === T.AwaitExpression || isFresh(file, node) || file.types.hasMembers(node, [['then']]) === 'no';

function isInTry(node: TSESTree.Node, fn: TSESTree.Node): boolean {
  for (let current = node; current.parent && current !== fn; current = current.parent) if (current.parent.type === T.TryStatement) return true;
  return false;
}

/** The type that the generator has, where the array's is written. */
function typeOf(file: FileFacts, { fn, list }: Producer): (NonNullable<YieldPlan['type']> & { readonly element: string }) | undefined {
  if (!isTypeScript(file)) return undefined;
  const made = fn.async ? 'AsyncGenerator' : 'Generator';
  const annotation = fn.returnType?.typeAnnotation;
  if (annotation) {
    const whole = fn.async ? (argumentOf(annotation, /^Promise$/) ?? refuse('The type that it returns is not written as that of an array', annotation)) : annotation;
    if (argumentOf(whole, /^Iterable$/) && !fn.async) return undefined;
    const element = elementOf(whole) ?? refuse('The type that it returns is not written as that of an array', whole);
    return { at: annotation.range, text: `${made}<${file.textOf(element)}>`, element: file.textOf(element) };
  }
  const { id } = list;
  const element = id.typeAnnotation && elementOf(id.typeAnnotation.typeAnnotation);
  if (id.typeAnnotation && !element) refuse('The type of the array is not written as that of an array', id);
  const closing = file.sourceCode.getTokenBefore(fn.type === T.ArrowFunctionExpression ? (file.sourceCode.getTokenBefore(fn.body, ({ value }) => value === '=>') ?? fn.body) : fn.body);
  return element && closing?.value === ')' ? { at: [closing.range[1], closing.range[1]], text: `: ${made}<${file.textOf(element)}>`, element: file.textOf(element) } : undefined;
}

/** `T` of `T[]`, `readonly T[]`, `Array<T>` */
function elementOf(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type === T.TSArrayType) return type.elementType;
  if (type.type === T.TSTypeOperator && type.operator === 'readonly' && type.typeAnnotation) return elementOf(type.typeAnnotation);
  return argumentOf(type, /^(?:Array|ReadonlyArray)$/);
}

function argumentOf(type: TSESTree.TypeNode, name: RegExp): TSESTree.TypeNode | undefined {
  if (type.type !== T.TSTypeReference || type.typeName.type !== T.Identifier || !name.test(type.typeName.name)) return undefined;
  return type.typeArguments?.params.length === 1 ? type.typeArguments.params[0] : undefined;
}
