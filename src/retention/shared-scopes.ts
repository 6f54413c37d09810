import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { mayBeCaptured, type Variable } from '../facts/scopes.ts';
import { enclosingFunction, enclosingFunctions, isNullish, memberName, methodCall, unwrap, within, wrapped, type FunctionNode } from '../facts/syntax.ts';
import { descendants } from '../facts/walk.ts';
import type { Certainty } from '../finding.ts';
import { bulkOf, bulkOfVariable, type Bulk } from './bulk.ts';
import { isGoneElement, lastingPart } from './gone-elements.ts';
import { keeperOf, type Keeper } from './long-closures.ts';
import { runsAtOnce } from './places.ts';

/**
 * A closure that lives long and keeps something big for nothing. All closures of one scope share what any of them
 * uses: the long-lived one keeps what only its siblings name (`sibling`), or all of what it reads a number of (`part`).
 */
export interface KeptScope {
  readonly by: 'sibling' | 'part';
  readonly variable: Variable;
  readonly declarator: TSESTree.VariableDeclarator & { readonly id: TSESTree.Identifier };
  readonly bulk: Bulk | 'element';
  readonly closure: FunctionNode;
  readonly keeper: Keeper;
  /** The uses in functions within the variable's own. */
  readonly captures: readonly TSESTree.Identifier[];
  readonly certainty: Certainty;
}

/** Every big variable that a closure keeps in vain. */
export function keptScopes(file: FileFacts): readonly KeptScope[] {
  return file.scopes.declared.flatMap((variable) => keptScope(file, variable) ?? []);
}

function keptScope(file: FileFacts, variable: Variable): KeptScope | undefined {
  const [definition] = variable.defs;
  const declarator = definition?.type === 'Variable' ? definition.node : undefined;
  if (!declarator?.init || !hasName(declarator) || !mayBeCaptured(variable) || variable.references.some(({ writeExpr }) => writeExpr && isNullish(writeExpr))) return undefined;
  const own = enclosingFunction(declarator);
  const captures = variable.references.flatMap(({ identifier }) => (identifier.type === 'Identifier' && enclosingFunction(identifier) !== own ? [identifier] : []));
  const value = captures.length > 0 ? file.scopes.constant(declarator.id) : undefined;
  const bulk = value && own ? (bulkOfVariable(file, variable) ?? (isGoneElement(file, variable, declarator) ? 'element' : undefined)) : undefined;
  if (!value || !bulk || isHandedOn(variable)) return undefined;
  const common = { variable, declarator, captures };
  const certaintyOf = (keeper: Keeper): Certainty => (keeper.life === 'process' && (keeper.piles || isKnownToBeBig(file, value)) ? 'certain' : 'likely');
  const live = captures.filter((use) => !isDead(file, use, declarator));
  if (live.length > 0) {
    const closure = outermost(live[0] as TSESTree.Node, declarator);
    const keeper = closure && captures.every((use) => partOf(variable, use, bulk) && outermost(use, declarator) === closure) ? keeperOf(file, closure) : undefined;
    // Who gets what is returned may put the element back.
    return closure && keeper && (bulk !== 'element' || keeper.life === 'process') ? { ...common, bulk, by: 'part', closure, keeper, certainty: certaintyOf(keeper) } : undefined;
  }
  if (bulk === 'element') return undefined;
  const block = variable.scope.block;
  for (const closure of file.index.functions) {
    if (closure === own || !within(closure, block) || captures.some((use) => within(use, closure))) continue;
    const keeper = keeperOf(file, closure);
    const derived = keeper ? derives(file, closure, variable, bulk) : 'all';
    if (keeper && derived !== 'all') return { ...common, bulk, by: 'sibling', closure, keeper, certainty: derived === 'nothing' ? certaintyOf(keeper) : 'likely' };
  }
  return undefined;
}

const hasName = (declarator: TSESTree.VariableDeclarator): declarator is KeptScope['declarator'] => declarator.id.type === T.Identifier;

/** The value itself goes elsewhere too: into a field, a collection, out of the function. What keeps it there is not known. */
const isHandedOn = (variable: Variable): boolean =>
  variable.references.some(({ identifier }) => {
    const use = wrapped(identifier);
    const { parent } = use;
    return parent !== undefined && !(parent.type === T.AssignmentExpression && parent.left === use) && /^(?:ReturnStatement|AssignmentExpression|Property|ArrayExpression|YieldExpression)$/.test(parent.type);
  });

/** The function right within the variable's own that holds a use. */
function outermost(use: TSESTree.Node, declarator: TSESTree.Node): FunctionNode | undefined {
  const own = enclosingFunction(declarator);
  return [...enclosingFunctions(use)].find((fn) => enclosingFunction(fn) === own);
}

/** Whether every function around a use, up to the variable's own, is done when that has returned. */
function isDead(file: FileFacts, use: TSESTree.Node, declarator: TSESTree.Node): boolean {
  const own = enclosingFunction(declarator);
  for (const fn of enclosingFunctions(use)) {
    if (fn === own) return true;
    if (!runsAtOnce(fn) && !isReaction(fn) && !isOnlyCalled(file, fn)) return false;
  }
  return true;
}

/** `promise.then((x) => …)`: it goes when the promise has settled. */
const isReaction = (fn: FunctionNode): boolean => {
  const method = methodCall(fn.parent);
  return method !== undefined && /^(?:then|catch|finally)$/.test(method.name) && method.call.arguments.some((argument) => argument === fn);
};

/** A function with a name that is called, and never handed on. */
function isOnlyCalled(file: FileFacts, fn: FunctionNode): boolean {
  const uses = file.scopes.variableOf(fn)?.references.filter((reference) => reference.isRead()) ?? [];
  return uses.length > 0 && uses.every(({ identifier: { parent }, identifier }) => parent?.type === T.CallExpression && parent.callee === identifier);
}

const parts: Readonly<Record<Bulk, RegExp>> = { text: /^length$/, buffer: /^(?:length|byteLength)$/, bytes: /^(?:length|byteLength)$/, array: /^(?!)/, chunks: /^length$/, data: /^(?!)/, response: /^(?:status|statusText|ok|url|type|redirected)$/ };

/** `text.length`, `response.status`: a number or a short text that never changes. */
export function partOf(variable: Variable, use: TSESTree.Node, bulk: KeptScope['bulk']): TSESTree.MemberExpression | undefined {
  if (bulk === 'element') return lastingPart(variable, use);
  const { parent } = use;
  return parent?.type === T.MemberExpression && parent.object === use && !parent.optional && parts[bulk].test(memberName(parent) ?? '') ? parent : undefined;
}

/** `Buffer.alloc(1 << 20)`, `new Array(1e6)`: its size is written down. */
function isKnownToBeBig(file: FileFacts, value: TSESTree.Node): boolean {
  const made = unwrap(value);
  if (made.type !== T.NewExpression && !(made.type === T.CallExpression && /^alloc/.test(methodCall(made)?.name ?? ''))) return false;
  return bulkOf(file, made) !== undefined && !made.arguments.some((argument) => bulkOf(file, argument));
}

/**
 * What a closure uses of a variable, through the functions that it calls and the variables that it reads. all: the
 * value, or a view of it. unknown: something that was made with it.
 */
function derives(file: FileFacts, closure: FunctionNode, variable: Variable, bulk: Bulk): 'all' | 'unknown' | 'nothing' {
  // Whether the closure holds a variable itself; of what went into its value, nobody knows what is left there.
  const seen = new Map(capturedBy(file, closure).map((used) => [used, true]));
  let worst: 'unknown' | 'nothing' = 'nothing';
  for (const [used, isHeld] of seen) {
    if (used === variable && isHeld) return 'all';
    if (used === variable) worst = 'unknown';
    for (const node of used === variable ? [] : valuesOf(used)) {
      const use = useIn(variable, node, bulk);
      if (use === 'all') return 'all';
      if (use === 'unknown') worst = 'unknown';
      const made = file.scopes.functionOf(node);
      for (const next of made ? capturedBy(file, made) : namedIn(file, node)) if (!seen.has(next) && (made || next !== variable)) seen.set(next, isHeld && made !== undefined);
    }
  }
  return worst;
}

/** The variables from outside that a function uses. */
const capturedBy = (file: FileFacts, fn: FunctionNode): Variable[] => (file.sourceCode.scopeManager?.acquire(fn)?.through ?? []).flatMap(({ resolved }) => resolved ?? []);

/** The variables of functions that go into a value, and not only their length. */
const namedIn = (file: FileFacts, value: TSESTree.Node): Variable[] =>
  [...descendants(file, value)].flatMap((node) => {
    const variable = node.type === T.Identifier ? file.scopes.variable(node) : undefined;
    return variable && !/^(?:global|module)$/.test(variable.scope.type) && useIn(variable, value, 'data') !== 'nothing' ? [variable] : [];
  });

/** What a variable is given. */
const valuesOf = ({ references, defs }: Variable): TSESTree.Node[] => [
  ...references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : [])),
  ...defs.flatMap((definition) => (definition.type === 'FunctionName' ? [definition.node as TSESTree.Node] : [])),
];

/** `text.length`, `JSON.parse(text)` take nothing along; `text.split(…)` keeps it; of the rest nobody knows. */
function useIn({ references }: Variable, node: TSESTree.Node, bulk: Bulk): 'all' | 'unknown' | 'nothing' {
  const uses = references.filter(({ identifier }) => within(identifier as TSESTree.Node, node)).map(({ identifier }) => wrapped(identifier as TSESTree.Node));
  if (uses.some((use) => use === node)) return 'all';
  return uses.every((use) => isTakenAsNumber(use, bulk)) ? 'nothing' : uses.some((use) => /^(?:split|slice|substring|substr|match|matchAll|subarray|trim)$/.test(methodOnUse(use) ?? '')) ? 'all' : 'unknown';
}

const methodOnUse = (use: TSESTree.Node): string | undefined => (use.parent?.type === T.MemberExpression && use.parent.object === use ? memberName(use.parent) : undefined);

/** `text.length`, `text.includes(name)`, `bytes[0]`, `count > 0`: nothing of it goes along. */
function isTakenAsNumber(use: TSESTree.Node, bulk: Bulk): boolean {
  const name = methodOnUse(use);
  if (name !== undefined) return parts[bulk].test(name) || /^(?:length|byteLength|indexOf|includes|startsWith|endsWith|charCodeAt|codePointAt|search|some|every|findIndex|readUInt\w+|readInt\w+)$/.test(name);
  const { parent } = use;
  if (parent?.type === T.MemberExpression) return parent.object === use && (bulk === 'bytes' || bulk === 'buffer');
  return parent?.type === T.BinaryExpression ? /^(?:[<>]=?|[!=]==?)$/.test(parent.operator) : parent?.type === T.UnaryExpression && parent.operator !== 'void';
}
