import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, unwrap, within } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import { asksForStore } from '../../retention/asked-stores.ts';
import type { Captured } from '../../retention/captured-stores.ts';
import { listensLater, type Entered } from '../../retention/contexts.ts';
import { hasOwnLines } from '../own-lines.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { ContextPlan } from './plan.ts';

/** The rest of the function as the body of a `run`, or the reason why it can't be. */
export function planEntered(file: FileFacts, { call, fn, storage, helped }: Entered): Planned<ContextPlan> {
  return attempt(() => {
    if (helped) refuse('it is entered for the caller, which would have to call `run`', helped);
    const statement = call.parent;
    if (fn.generator) refuse('a generator gives its values from within', fn);
    if (statement.type !== T.ExpressionStatement || statement.parent !== fn.body || fn.body.type !== T.BlockStatement) return refuse('it is called within a branch or an expression, and the rest of the function stands outside of that', call);
    const rest = fn.body.body.slice(fn.body.body.indexOf(statement) + 1);
    const [first] = rest;
    const last = rest.at(-1);
    if (!first || !last) return refuse('nothing follows it in this function: its caller goes on with the store, and would have to call `run`', call);
    if (call.arguments.length !== 1 || call.arguments[0]?.type === T.SpreadElement) refuse('it does not give one store', call);
    const listener = listensLater(file, fn, call);
    if (listener) refuse('the listeners that are added below would no longer see the store: bind each with `AsyncResource.bind`', listener);
    for (const part of [statement, ...rest]) if (!hasOwnLines(file, part)) refuse('it shares its line with other code', part);
    const early = usedBefore(file, fn, first);
    if (early !== undefined) refuse(`\`${early}\` is declared below and used above`, first);
    const isAsync = rest.some((part) => contains(file, part, (node) => (node.type === T.AwaitExpression || (node.type === T.ForOfStatement && node.await)) && enclosingFunction(node) === fn));
    const returns = isAsync || fn.async || file.index.returns.some((node) => within(node, fn) && node.range[0] >= first.range[0] && enclosingFunction(node) === fn && node.argument !== null);
    const next = rest.length === 1 ? soleCall(file, first) : undefined;
    const bare = next === undefined ? {} : { next: next.range };
    return {
      plan: { call: call.range, statement: statement.range, first: first.range, last: last.range, isAsync, returns: returns || (first.type === T.ReturnStatement && next !== undefined), ...bare },
      verdict: { level: 'review', scope: 'file', reason: `Run the rest of the function in \`${file.textOf(storage)}.run\`: what comes after the function no longer sees the store` },
    };
  });
}

/** `next();` with nothing to be given: `next` itself is the callback. */
function soleCall(file: FileFacts, statement: TSESTree.Statement): TSESTree.Identifier | undefined {
  const call = statement.type === T.ExpressionStatement ? statement.expression : statement.type === T.ReturnStatement && statement.argument ? unwrap(statement.argument) : undefined;
  const isBare = call?.type === T.CallExpression && !call.optional && call.arguments.length === 0 && !call.typeArguments && file.sourceCode.getCommentsBefore(statement).length === 0;
  return isBare && call.callee.type === T.Identifier ? call.callee : undefined;
}

/** A name that is declared from a statement on and used before it: by what is hoisted, or by a function. */
function usedBefore(file: FileFacts, fn: TSESTree.Node, first: TSESTree.Node): string | undefined {
  for (const scope of file.sourceCode.scopeManager?.scopes ?? []) {
    if (!within(scope.block, fn)) continue;
    for (const { name, defs, references } of scope.variables) {
      const isBelow = defs.some((definition) => definition.type !== 'Parameter' && within(definition.name, fn) && definition.name.range[0] >= first.range[0]);
      if (isBelow && references.some(({ identifier }) => identifier.range[1] <= first.range[0])) return name;
    }
  }
  return undefined;
}

/** What lives on is started outside of the store. */
export function planCaptured(file: FileFacts, { acquisition: { node, row }, run: { storage } }: Captured): Planned<ContextPlan> {
  return attempt(() => {
    const variable = storage.type === T.Identifier ? file.scopes.variable(storage) : undefined;
    if (variable === undefined || !/^(?:module|global)$/.test(variable.scope.type)) return refuse(`\`${file.textOf(storage)}\` has no name where it is started`, storage);
    if (contains(file, node, (part) => part.type === T.AwaitExpression || part.type === T.YieldExpression)) return refuse('its arguments wait for something', node);
    const asks = asksForStore(file, node, variable);
    if (asks.answer !== 'no') return refuse(asks.answer === 'yes' ? 'its callback asks for the store' : 'its callback runs what may ask for the store', asks.node);
    return { plan: { started: node.range, storage: file.textOf(storage) }, verdict: { level: 'review', scope: 'file', reason: `Start the ${row.what} outside of \`${file.textOf(storage)}\`: what it calls no longer sees the store` } };
  });
}
