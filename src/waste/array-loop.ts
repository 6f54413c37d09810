import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { steppedBy } from '../facts/counting-loop.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { memberName, unwrap, within } from '../facts/syntax.ts';
import { bodyOf, loopHeader, type LoopBody, type LoopHeader } from './loop-header.ts';
import type { ArrayLoop, Group, Stage } from './stage.ts';

interface Store {
  readonly how: ArrayLoop['store'];
  readonly into: Variable;
  readonly counter?: Variable;
  readonly value: TSESTree.Expression;
}


/** The loop that fills an array from another one, element by element, and does nothing else. */
export function loopGroup(file: FileFacts, statement: TSESTree.Statement): Group | undefined {
  const header = loopHeader(file, statement);
  if (!header) return undefined;
  const { body } = header;
  const guard = guardOf(header);
  const inner = guard?.inner ?? body;
  const store = storeOf(file, inner, header.index);
  if (!store) return undefined;
  const named = body[0]?.type === T.VariableDeclaration && !header.walked ? aliasOf(file, body[0], header.index) : undefined;
  const extra = [...(guard?.before ?? []), ...inner.slice(0, store.how === 'counter' && inner.at(-1)?.type === T.ExpressionStatement && isStep(inner.at(-1) as LoopBody) ? -2 : -1)].filter((part) => part !== named?.statement);
  if (!extra.every((part) => part.type === T.VariableDeclaration && part.kind === 'const')) return undefined;
  const input = header.walked?.input ?? named?.input ?? readArray(file, header, store);
  if (!input || (header.node.type === T.WhileStatement && file.textOf(header.bound as TSESTree.Node) !== `${file.textOf(input)}.length`)) return undefined;
  const element = header.walked?.element ?? named?.element;
  const uses = elementUses(file, header, input, store, element);
  if (!uses) return undefined;
  const base = { node: header.node, uses: uses.elements, places: uses.places, ...(element ? { name: element.name } : {}) };
  const isElement = uses.elements.some((node) => unwrap(node) === unwrap(store.value));
  const stages: Stage[] = [];
  const before = (guard?.before ?? []).filter((part): part is TSESTree.Statement => part !== named?.statement);
  if (guard) stages.push({ ...base, kind: 'filter', body: before, value: guard.test, ...(guard.negated ? { negated: true } : {}) });
  if (!guard || !isElement) stages.push({ ...base, kind: 'map', body: extra.filter((part): part is TSESTree.ConstDeclaration => !before.includes(part as TSESTree.Statement)), value: store.value });
  return {
    form: 'loop',
    input,
    stages,
    copies: 1,
    result: store.into,
    statement: header.node,
    loop: {
      node: header.node,
      store: store.how,
      ...(header.index ? { index: header.index } : {}),
      ...(header.bound ? { bound: header.bound } : {}),
      ...(header.node.type === T.ExpressionStatement ? { calls: true } : {}),
      ...(store.counter ? { counter: store.counter } : {}),
    },
  };
}

const isStep = (statement: LoopBody): boolean => statement.type === T.ExpressionStatement && (statement.expression.type === T.UpdateExpression || (statement.expression.type === T.AssignmentExpression && statement.expression.operator === '+='));

const isVariable = (file: FileFacts, node: TSESTree.Node, variable: Variable): boolean => node.type === T.Identifier && file.scopes.variable(node) === variable;

interface Guard {
  readonly test: TSESTree.Expression;
  readonly before: readonly LoopBody[];
  readonly inner: readonly LoopBody[];
  readonly negated: boolean;
}

/** `if (test) { … }` as the last statement, or `if (test) continue;` in front of the others. */
function guardOf({ body, skips }: LoopHeader): Guard | undefined {
  const last = body.at(-1);
  if (last?.type === T.IfStatement && !last.alternate) return { test: last.test, before: body.slice(0, -1), inner: bodyOf(last.consequent), negated: false };
  const at = body.findIndex((statement) => statement.type === T.IfStatement && !statement.alternate && leaves(bodyOf(statement.consequent), skips));
  const skip = body[at];
  return skip?.type === T.IfStatement ? { test: skip.test, before: body.slice(0, at), inner: body.slice(at + 1), negated: true } : undefined;
}

/** `continue;`, in a callback `return;` */
const leaves = ([only, ...rest]: readonly LoopBody[], by: LoopHeader['skips']): boolean =>
  rest.length === 0 && only !== undefined && only.type === by && !(only.type === T.ContinueStatement ? only.label : only.type === T.ReturnStatement && only.argument);

function storeOf(file: FileFacts, body: readonly LoopBody[], index: Variable | undefined): Store | undefined {
  const last = expressionOf(body.at(-1));
  if (!last) return undefined;
  const stepped = steppedBy(file, last);
  const expression = stepped ? expressionOf(body.at(-2)) : last;
  if (!expression) return undefined;
  if (expression.type === T.CallExpression && !stepped) {
    const [value] = expression.arguments;
    const { callee } = expression;
    if (callee.type !== T.MemberExpression || callee.object.type !== T.Identifier || memberName(callee) !== 'push' || expression.arguments.length !== 1 || !value || value.type === T.SpreadElement) return undefined;
    const into = file.scopes.variable(callee.object);
    return into && { how: 'push', into, value };
  }
  if (expression.type !== T.AssignmentExpression || expression.operator !== '=' || expression.left.type !== T.MemberExpression || !expression.left.computed || expression.left.object.type !== T.Identifier) return undefined;
  const into = file.scopes.variable(expression.left.object);
  const place = expression.left.property;
  if (!into) return undefined;
  if (stepped) return isVariable(file, place, stepped) ? { how: 'counter', into, counter: stepped, value: expression.right } : undefined;
  if (index && isVariable(file, place, index)) return { how: 'place', into, value: expression.right };
  const counter = place.type === T.UpdateExpression && !place.prefix ? steppedBy(file, place) : undefined;
  return counter && { how: 'counter', into, counter, value: expression.right };
}

const expressionOf = (part: LoopBody | undefined): TSESTree.Node | undefined => (part?.type === T.ExpressionStatement ? part.expression : part && !/(?:Statement|Declaration)$/.test(part.type) ? part : undefined);

/** `const x = a[i];` */
function aliasOf(file: FileFacts, statement: TSESTree.VariableDeclaration, index: Variable | undefined) {
  const [declarator] = statement.declarations;
  const read = declarator?.init && unwrap(declarator.init);
  if (!index || statement.kind !== 'const' || statement.declarations.length !== 1 || declarator?.id.type !== T.Identifier) return undefined;
  if (read?.type !== T.MemberExpression || !read.computed || !isVariable(file, read.property, index)) return undefined;
  return { statement, input: read.object, element: declarator.id };
}

/** The one array that is read at the index: `a` of `a[i]`. */
function readArray(file: FileFacts, { code, index }: LoopHeader, { into }: Store): TSESTree.Expression | undefined {
  const read = file.index.members.filter((member) => within(member, code) && member.computed && index && isVariable(file, member.property, index) && !isVariable(file, member.object, into)).map((member) => member.object);
  const [first] = read;
  return first && read.every((object) => file.textOf(object) === file.textOf(first)) ? first : undefined;
}

/** What means the element, and what means its place; undefined when the loop looks at its arrays in another way. */
function elementUses(file: FileFacts, { node, code, index, bound }: LoopHeader, input: TSESTree.Expression, { into, counter }: Store, element: TSESTree.Identifier | undefined) {
  const reads = file.index.members.filter((member) => within(member, code) && index && member.computed && isVariable(file, member.property, index) && file.textOf(member.object) === file.textOf(input));
  const aliases = (element && file.scopes.variable(element)?.references.filter((reference) => !reference.init)) ?? [];
  if (aliases.some((reference) => reference.isWrite())) return undefined;
  const inside = (variable: Variable | null | undefined): TSESTree.Node[] => (variable?.references ?? []).map(({ identifier }) => identifier as TSESTree.Node).filter((identifier) => within(identifier, node));
  if (reads.some(({ parent }) => parent.type === T.UpdateExpression || (parent.type === T.AssignmentExpression && parent.left.type === T.MemberExpression && reads.includes(parent.left)))) return undefined;
  const root = input.type === T.Identifier ? file.scopes.variable(input) : undefined;
  if (root ? root === into : index) return undefined;
  const isKnown = (identifier: TSESTree.Node): boolean => reads.some((read) => read.object === identifier) || identifier === input || (bound !== undefined && within(identifier, bound)) || isLengthBefore(identifier, code);
  if (!inside(root).every(isKnown)) return undefined;
  const steps = new Set((index?.references ?? []).flatMap((reference) => (reference.isWrite() && within(reference.identifier, code) ? [reference.identifier as TSESTree.Node] : [])));
  if (steps.size > (node.type === T.WhileStatement ? 1 : 0)) return undefined;
  // The result is stored to, the counter counts, and that is all.
  if (inside(into).length !== 1 || (counter && inside(counter).length > 2)) return undefined;
  const places = inside(index).filter((identifier) => within(identifier, code) && !steps.has(identifier) && !reads.some((read) => read.property === identifier) && !isStorePlace(file, identifier, into));
  return { elements: [...reads.map((read) => readOf(read)), ...aliases.map(({ identifier }) => identifier as TSESTree.Node)], places: places as TSESTree.Identifier[] };
}

/** `for (let i = 0, n = a.length; …)` */
const isLengthBefore = (identifier: TSESTree.Node, code: TSESTree.Node): boolean => !within(identifier, code) && identifier.parent?.type === T.MemberExpression && memberName(identifier.parent) === 'length';

const isStorePlace = (file: FileFacts, identifier: TSESTree.Node, into: Variable): boolean => identifier.parent?.type === T.MemberExpression && identifier.parent.property === identifier && isVariable(file, identifier.parent.object, into);

/** `a[i]!` is the element as much as `a[i]`. */
const readOf = (read: TSESTree.MemberExpression): TSESTree.Node => (read.parent.type === T.TSNonNullExpression ? read.parent : read);
