import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { hasStrongTeardown } from '../../facts/life.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingStatement, inLoop, isClass, isNullish, within, wrapped } from '../../facts/syntax.ts';
import { renewal } from '../../obligations/handles/renewals.ts';
import type { Leak } from '../../obligations/leak.ts';
import { freeField, freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { collectedHandle, isCollected } from './collected.ts';
import { fieldDeclaration, fieldNames, variableDeclaration } from './declarations.ts';
import { statementIn } from './ends/effect.ts';
import type { Ending } from './ends/index.ts';
import { isKeptByHook } from './ends/render.ts';
import { handleNames } from './handle-names.ts';
import { runsOnce } from './often.ts';
import { mayBeSeveral, pendingHandle } from './pending.ts';
import type { Declaration, Handle } from './plan.ts';
import { isThisOf } from './reachable.ts';
import { refOf } from './ref.ts';
import { resetOf } from './reset.ts';
import { isConditional, isMadeWithInstance } from './sure.ts';
import { twinsOf } from './twins.ts';

export interface NamedHandle {
  readonly handle: Handle;
  /** As the release writes it. */
  readonly name: string;
  /** Whether it is there whenever the release runs. */
  readonly isSure: boolean;
  /** Whether the end releases what has this name already. */
  readonly isReleased?: boolean;
  /** What one of several is called. */
  readonly each?: string;
  /** What it is set to after the release. */
  readonly reset?: string;
  /** The statement before which the former one is to be released. */
  readonly renew?: TSESTree.Node;
}

/** A name for what is acquired, that the end of the life sees. */
export function handleOf(file: FileFacts, leak: Leak, ending: Ending): NamedHandle {
  const [slot] = [...leak.slots].sort((a, b) => Number(a.kind === 'variable') - Number(b.kind === 'variable'));
  if (!slot) return newHandle(file, leak, ending);
  // After `disable()` the instance goes on, and asks for the handle that is gone.
  if (slot.kind === 'field') {
    const reset = !hasStrongTeardown(file, leak.life) && isAskedFor(file, slot) ? resetOf(file, slot, ending.place) : undefined;
    return { ...named(`this.${slot.name}`, isMadeWithInstance(leak.acquisition.node) && !isConditional(leak.acquisition.node) && !isEmptied(file, slot)), ...(reset === undefined ? {} : { reset }) };
  }
  const memo = leak.life.kind === 'render' ? leak.slots.find((other) => isKeptByHook(file, other)) : undefined;
  if (memo) return named(memo.name, within(leak.acquisition.node, memo.node.parent?.parent ?? memo.node));
  const { block, type } = slot.variable.scope;
  if (leak.life.kind === 'render' && slot.kind === 'variable') refuse(`each render has a \`${slot.name}\` of its own`, slot.node);
  if ((type === 'module' || type === 'global') && leak.life.node.type !== T.Program) refuse(`\`${slot.name}\` is a variable of the module, which several instances share`, slot.node);
  if (within(ending.place, block)) return named(slot.name, slot.kind === 'variable' && isConstant(slot) && !isConditional(leak.acquisition.node));
  return liftedHandle(file, leak, ending, slot);
}

const isAskedFor = (file: FileFacts, slot: Slot): boolean =>
  usesOf(file, slot).some((use) => {
    const { parent } = wrapped(use);
    return parent !== undefined && (parent.type === T.BinaryExpression || parent.type === T.IfStatement || parent.type === T.LogicalExpression || parent.type === T.UnaryExpression);
  });

/** `this.observer = null;` somewhere. */
const isEmptied = (file: FileFacts, slot: Slot): boolean => usesOf(file, slot).some(({ parent }) => parent?.type === T.AssignmentExpression && isNullish(parent.right));

const named = (name: string, isSure: boolean): NamedHandle => ({ handle: { form: 'named' }, name, isSure });

const isConstant = ({ variable }: Exclude<Slot, { kind: 'field' }>): boolean => {
  const declaration = variable.defs[0]?.node.parent;
  return declaration?.type === T.VariableDeclaration && declaration.kind === 'const';
};

/** A variable of an inner scope: it is declared further out, or becomes a field. */
function liftedHandle(file: FileFacts, leak: Leak, ending: Ending, slot: Exclude<Slot, { kind: 'field' }>): NamedHandle {
  const { acquisition, life } = leak;
  const declaration = wrapped(acquisition.node).parent?.parent;
  if (declaration?.type !== T.VariableDeclaration || declaration.declarations.length !== 1) return refuse(`\`${slot.name}\` is not seen where it would be released`, slot.node);
  if (!runsOnce(file, acquisition.node, life)) refuse(`several of \`${slot.name}\` may be there at once`, slot.node);
  const isField = life.kind === 'instance';
  const { name, declare } = isField ? field(file, leak, [slot.name]) : variable(file, leak, ending, [acquisition.node], slot.name);
  const keeps = isField && slot.variable.references.some((reference) => reference.isRead());
  return { handle: { form: 'lifted', name, declaration: declaration.range, keeps, ...(declare ? { declare } : {}) }, name, isSure: false };
}

/** A name for what is dropped. */
function newHandle(file: FileFacts, leak: Leak, ending: Ending): NamedHandle {
  const { acquisition, life } = leak;
  const { sites, kept, isReleased } = twinsOf(file, leak, ending);
  if (sites.length === 1 && kept === undefined && mayBeSeveral(file, leak)) return pendingHandle(file, leak, ending);
  if (isCollected(file, leak)) return collectedHandle(file, leak);
  const renew = renewAt(file, leak, sites);
  const isField = life.kind === 'instance';
  const statement = isField || life.kind === 'render' || sites.length !== 1 || kept !== undefined ? undefined : ownStatement(acquisition.node);
  if (statement && statement.parent === ending.scope) {
    const name = freeVariable(file, handleNames(file, acquisition));
    const site = wrapped(acquisition.node);
    return { handle: { form: 'constant', name, statement: statement.range, ...(site.parent === statement ? {} : { site: site.range }) }, name, isSure: true };
  }
  const wanted = handleNames(file, acquisition);
  const { name, declare } = kept !== undefined ? { name: kept, declare: undefined } : isField ? field(file, leak, wanted) : life.kind === 'render' ? refOf(file, leak, sites, wanted) : variable(file, leak, ending, sites, freeVariable(file, wanted));
  return {
    handle: { form: 'assigned', name, sites: sites.map(({ range }) => range), ...(declare ? { declare } : {}) },
    name,
    // A field that is declared for it is declared optional.
    isSure: isField && declare === undefined && sites.length === 1 && isMadeWithInstance(acquisition.node),
    ...(isReleased ? { isReleased } : {}),
    ...(renew ? { renew } : {}),
  };
}

/** The statement that an acquisition is, or that hands it as the one argument to a function: `setUrl(URL.createObjectURL(blob))`. */
function ownStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = wrapped(node);
  if (parent?.type === T.ExpressionStatement) return parent;
  const isAlone = parent?.type === T.CallExpression && parent.callee.type === T.Identifier && parent.arguments.length === 1 && parent.callee !== node;
  return isAlone && parent.parent.type === T.ExpressionStatement ? parent.parent : undefined;
}

function field(file: FileFacts, { acquisition, life }: Leak, wanted: readonly string[]): { name: string; declare: Declaration | undefined } {
  const instance = life.instance ?? refuse('no class is known here', life.node);
  if (!isThisOf(acquisition.node, instance)) refuse('`this` is not the instance here', acquisition.node);
  const name = freeField(file, instance.node, fieldNames(instance.node, wanted));
  return { name: `this.${name}`, declare: isClass(instance.node) ? fieldDeclaration(file, instance.node, name, acquisition) : undefined };
}

function variable(file: FileFacts, { acquisition, life }: Leak, { scope }: Ending, sites: readonly TSESTree.Node[], name: string): { name: string; declare: Declaration } {
  if (!scope) return refuse('no scope lives as long', life.node);
  const statements = sites.map((site) => statementIn(scope, site) ?? refuse('the scope has no statement of its own here', site));
  const [first] = statements.sort((a, b) => a.range[0] - b.range[0]) as [TSESTree.Node];
  return { name, declare: { of: 'variable', text: variableDeclaration(file, name, acquisition), before: first.range } };
}

/** Where the former one must be released first, because the life may acquire again. */
function renewAt(file: FileFacts, { acquisition: { row, node }, life }: Leak, sites: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  if (sites.length > 1 || (row.rule === 'no-leaked-timer' && renewal(file, node) !== 'never') || runsOnce(file, node, life)) return undefined;
  if (inLoop(node)) refuse('a loop makes several of them', node);
  if (row.rule !== 'no-leaked-timer' && row.rule !== 'no-leaked-subscription') refuse('one life may acquire it several times', node);
  return enclosingStatement(node) ?? refuse('there is no statement before which the former one could be released', node);
}
