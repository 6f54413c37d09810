import { ASTUtils, AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isInvariant, variablesIn } from '../../facts/invariant.ts';
import type { Repetition } from '../../facts/repetition.ts';
import { enclosingFunction, isFunction, within, wrapped } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import type { Allocated, Allocation } from '../../waste/repeated-allocations.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { Names, variablesAround } from './names.ts';

/** The plan of what is made once, in front of the code that runs again and again. */
export interface HoistPlan {
  /** The statement that it comes in front of. */
  readonly anchor: Range;
  readonly form:
    /** The declaration moves as it is; `reset` is what takes its place. */
    | { readonly by: 'declaration'; readonly declaration: Range; readonly reset?: string }
    /** The expression gets a name, which takes the place of all that are like it. */
    | { readonly by: 'name'; readonly name: string; readonly value: Range; readonly sites: readonly Range[] }
    /** `value.toLocaleString(…)` becomes `name.format(value)`. */
    | { readonly by: 'method'; readonly name: string; readonly maker: string; readonly inputs: readonly Range[]; readonly method: string; readonly sites: readonly { readonly range: Range; readonly values: readonly Range[] }[] };
}

const names: Readonly<Record<string, string>> = { NumberFormat: 'numberFormat', DateTimeFormat: 'dateFormat', Collator: 'collator', PluralRules: 'pluralRules', RelativeTimeFormat: 'relativeTimeFormat', ListFormat: 'listFormat', DisplayNames: 'displayNames' };

export function planHoist(file: FileFacts, allocation: Allocation): Planned<HoistPlan> {
  return attempt(() => {
    const { allocated, calls, region } = allocation;
    const inputs = inputsOf(allocated);
    const { statement, crosses } = anchorOf(file, region, inputs, allocated.what === 'scratch' && region.by === 'calls');
    const form = formOf(file, allocation, statement);
    const failing = changesOf(file, allocated, inputs);
    if (failing.length > 0 && calls.some(({ of }) => isTriedWithin(of.call, statement))) refuse('What makes none would throw outside of the `try`', allocated.of.call);
    const changes = [...new Set([...(crosses ? ['it is made when this code is loaded'] : []), ...(allocated.what === 'scratch' && crosses ? ['all calls share it'] : []), ...failing, ...calls.flatMap(changesOfCall)])];
    const title = region.by === 'loop' ? 'Make it once, before the loop' : 'Make it once, before it is needed';
    return { plan: { anchor: startOf(statement).range, form }, verdict: { level: changes.length === 0 ? 'safe' : 'review', scope: 'file', reason: [title, ...changes].join('; ') } };
  });
}

const inputsOf = (allocated: Allocated): readonly TSESTree.Expression[] => ('inputs' in allocated.of ? allocated.of.inputs : (allocated.of.call.arguments as TSESTree.Expression[]));

/**
 * The statement around the region, where everything that is needed is there already; out of a function without a block, and out of one that is called again and again.
 * Bytes for every event go to the top: around the handler there may be a connection, and then each would keep its own.
 */
function anchorOf(file: FileFacts, region: Repetition, inputs: readonly TSESTree.Expression[], toTop: boolean): { statement: TSESTree.Statement; crosses: boolean } {
  let crosses = region.by === 'calls';
  for (let node: TSESTree.Node = region.node; node.parent; node = node.parent) {
    const { parent }: TSESTree.Node = node;
    if (isFunction(parent) && (node !== parent.body || parent.body.type !== T.BlockStatement)) {
      if (inputs.some((input) => isInvariant(file, input, parent, true) !== 'yes')) refuse('The function has no block in which it could be made', parent);
      crosses = true;
    }
    // A field gets its value for each instance.
    if (parent.type === T.ClassBody) crosses = true;
    if (toTop && parent.type !== T.Program && inputs.every((input) => variablesIn(file, input).every(({ defs }) => !defs.some(({ name }) => within(name, parent))))) continue;
    if (parent.type !== T.BlockStatement && parent.type !== T.Program && parent.type !== T.TSModuleBlock && parent.type !== T.StaticBlock) continue;
    if (inputs.some((input) => variablesIn(file, input).some(({ defs }) => defs.some(({ name }) => within(name, node) || (crosses && name.range[0] > node.range[0]))))) refuse('What it is made of is not there before', node);
    if (crosses) checkNotEarlier(file, region, node);
    return { statement: node as TSESTree.Statement, crosses };
  }
  return refuse('There is no statement before which it could be made', region.node);
}

/** Whether a `try` that the statement holds catches what the call throws. */
function isTriedWithin(call: TSESTree.Node, statement: TSESTree.Node): boolean {
  for (let node = call; node !== statement && node.parent; node = node.parent) if (node.parent.type === T.TryStatement && node.parent.block === node) return true;
  return false;
}

/** A class's decorators may stand in front of `export`. */
function startOf(statement: TSESTree.Statement): TSESTree.Node {
  const declared = statement.type === T.ExportNamedDeclaration || statement.type === T.ExportDefaultDeclaration ? statement.declaration : statement;
  // ESLint's own parser gives classes no decorators.
  const [first] = declared?.type === T.ClassDeclaration ? ((declared.decorators as typeof declared.decorators | undefined) ?? []) : [];
  return first && first.range[0] < statement.range[0] ? first : statement;
}

/** A function declaration can be called before the code above it has run. */
function checkNotEarlier(file: FileFacts, { node: region }: Repetition, statement: TSESTree.Node): void {
  const declaration = statement.type === T.ExportNamedDeclaration || statement.type === T.ExportDefaultDeclaration ? statement.declaration : statement;
  if (declaration?.type !== T.FunctionDeclaration || !declaration.id || !within(region, declaration)) return;
  const early = file.scopes.variable(declaration.id)?.references.find(({ identifier }) => identifier.range[0] < statement.range[0] && !enclosingFunction(identifier));
  if (early) refuse('The function is used above, where it would not be made yet', early.identifier);
}

function formOf(file: FileFacts, { allocated, calls }: Allocation, statement: TSESTree.Node): HoistPlan['form'] {
  const { call } = allocated.of;
  const hidden = allocated.what === 'formatter' ? allocated.of.within : undefined;
  if (allocated.what === 'formatter' && hidden) {
    const sites = calls.map(({ of }) => siteOf(file, of.call, 'within' in of ? (of.within?.values ?? []) : [], inputsOf(allocated).length));
    return { by: 'method', name: freeName(file, statement, names[allocated.of.maker] ?? 'formatter'), maker: allocated.of.maker, inputs: inputsOf(allocated).map(({ range }) => range), method: hidden.method, sites };
  }
  const declarator = wrapped(call).parent;
  if (declarator?.type === T.VariableDeclarator && declarator.id.type === T.Identifier && declarator.parent.declarations.length === 1 && declarator.parent.parent.type === T.BlockStatement) {
    const isTaken = isNameTaken(file, declarator.id, statement.parent as TSESTree.Node);
    // Another one of this name may come to stand in the same block.
    const place = `${declarator.id.name}@${String(statement.parent?.range)}`;
    const hoisted = file.once(hoistedNames);
    const first = hoisted.get(place) ?? declarator;
    if (isTaken || first !== declarator) refuse(`The name ${declarator.id.name} means something else before`, declarator.id);
    hoisted.set(place, declarator);
    const reset = allocated.what !== 'scratch' ? undefined : allocated.of.isZeroed ? `${declarator.id.name}.fill(0)` : undefined;
    return { by: 'declaration', declaration: declarator.parent.range, ...(reset === undefined ? {} : { reset }) };
  }
  return { by: 'name', name: freeName(file, statement, allocated.what === 'formatter' ? (names[allocated.of.maker] ?? 'formatter') : allocated.what === 'decoder' ? 'decoder' : 'pattern'), value: call.range, sites: calls.map(({ of }) => of.call.range) };
}

function siteOf(file: FileFacts, call: TSESTree.Node, values: readonly TSESTree.Expression[], taken: number): { range: Range; values: Range[] } {
  const [receiver] = values;
  if (receiver?.type === T.SequenceExpression || call.type !== T.CallExpression || call.optional || (call.callee.type === T.MemberExpression && call.callee.optional) || call.parent.type === T.ChainExpression) refuse('The method is called only where there is a value', call);
  const kept = [...values, ...(call.type === T.CallExpression ? call.arguments.slice(-taken) : [])];
  const lost = file.sourceCode.getAllComments().find(({ range: [start, end] }) => start >= call.range[0] && end <= call.range[1] && !kept.some(({ range }) => start >= range[0] && end <= range[1]));
  if (lost) refuse('A comment stands in what is rewritten', lost as never);
  return { range: call.range, values: values.map(({ range }) => range) };
}

/** What is otherwise than before: nothing where all that it is made of is written there, and makes one. */
function changesOf(file: FileFacts, allocated: Allocated, inputs: readonly TSESTree.Expression[]): string[] {
  if (allocated.what === 'scratch') return [];
  const values = inputs.map((input) => ASTUtils.getStaticValue(input, file.sourceCode.getScope(input)));
  if (values.every((value) => value !== null) && isValid(allocated, values.map(({ value }) => value))) return [];
  return [{ decoder: 'what is no encoding throws there, even if nothing is decoded', formatter: 'what is no locale or option throws there, even if nothing is formatted', pattern: 'what is no pattern throws there, even if nothing is looked at' }[allocated.what]];
}

function isValid(allocated: Allocated, values: readonly unknown[]): boolean {
  try {
    if (allocated.what === 'formatter') Reflect.construct(Intl[allocated.of.maker as 'Collator'], values);
    else Reflect.construct(allocated.what === 'decoder' ? TextDecoder : RegExp, values);
    return true;
  } catch {
    return false;
  }
}

function changesOfCall(allocated: Allocated): string[] {
  const hidden = allocated.what === 'formatter' ? allocated.of.within : undefined;
  if (!hidden || allocated.what !== 'formatter') return [];
  if (!hidden.sameDefaults) return refuse('The options do not say which parts of the date are shown', allocated.of.call);
  if (allocated.of.maker === 'DateTimeFormat') return ['an invalid date throws'];
  return hidden.isFor === 'yes' ? [] : [hidden.method === 'compare' ? 'what is no string is compared as one' : 'what is no number is formatted as one'];
}

/** Whether the block, or what is around it, has another variable of this name. */
function isNameTaken(file: FileFacts, { name }: TSESTree.Identifier, block: TSESTree.Node): boolean {
  const scopes = file.sourceCode.scopeManager?.scopes ?? [];
  const isAround = (node: TSESTree.Node): boolean => within(block, node);
  if (scopes.some(({ block: home, variables }) => isAround(home) && variables.some((variable) => variable.name === name && variable.defs.length > 0))) return true;
  return scopes.some(({ through }) => through.some(({ identifier, resolved }) => identifier.name === name && resolved === null && within(identifier, block)));
}

/** What declarations are moved to which block, by this rule's plans. */
const hoistedNames = (): Map<string, TSESTree.VariableDeclarator> => new Map();

/** The names that this rule's plans have given, and where they are seen. */
const givenNames = (): { readonly home: TSESTree.Node; readonly name: string }[] => [];

/** A name that is free where the statement stands, and that no other plan of this kind gets there. */
function freeName(file: FileFacts, statement: TSESTree.Node, wanted: string): string {
  const home = enclosingFunction(statement) ?? file.sourceCode.ast;
  const given = file.once(givenNames);
  const beside = given.filter((other) => within(other.home, home) || within(home, other.home)).map(({ name }) => name);
  const name = new Names([...variablesAround(file, statement), ...beside]).choose([wanted]);
  given.push({ home, name });
  return name;
}
