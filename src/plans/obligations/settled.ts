import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { executorAround } from '../../facts/promises.ts';
import { enclosingFunction, enclosingStatement, within, wrapped } from '../../facts/syntax.ts';
import { isAbort } from '../../obligations/acquired/acquisitions.ts';
import type { Leak } from '../../obligations/leak.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import type { ReleasePlan } from './plan.ts';
import { siteOf, takesSignal } from './signal.ts';

/** A listener for `abort` of a promise: it goes when the promise settles. Undefined where no promise is made around it. */
export function settledPlan(file: FileFacts, leak: Leak): { plan: ReleasePlan; title: string } | undefined {
  const { node } = leak.acquisition;
  const executor = executorAround(file, node);
  if (!executor || !isAbort(node) || leak.breach !== 'neverReleased' || !takesSignal(leak)) return undefined;
  if (!settlesOtherwise(file, executor, node)) refuse('nothing but the signal itself settles the promise', executor);
  const promise = executor.parent as TSESTree.NewExpression;
  const home = enclosingFunction(promise);
  const statement = enclosingStatement(promise);
  if (statement?.parent?.type !== T.BlockStatement || enclosingFunction(statement) !== home) return refuse('the promise is made amid an expression', promise);
  // A method behind it would take the type away that its place gives it.
  if (isTypeScript(file) && !promise.typeArguments && home?.returnType && wrapped(promise).parent?.type === T.ReturnStatement) refuse('the promise takes its type from where it stands', promise);
  const name = freeVariable(file, ['listening', 'controller', 'abortController']);
  return {
    plan: {
      acquisition: node.range,
      handler: { form: 'signal', signal: `${name}.signal`, sites: [siteOf(node)], declare: { of: 'variable', text: `const ${name} = new AbortController();`, before: statement.range } },
      undo: { by: 'method', name: 'abort', handle: name },
      end: { at: 'settled', promise: promise.range },
    },
    title: 'Remove the listener when the promise settles',
  };
}

/** Whether anything but the listener settles the promise once it is there: a later part of the executor, a callback in it. */
function settlesOtherwise(file: FileFacts, executor: TSESTree.Node & { params: readonly TSESTree.Node[] }, node: TSESTree.Node): boolean {
  const settlers = executor.params.slice(0, 2).flatMap((parameter) => file.scopes.variable(parameter)?.references ?? []);
  return settlers.some(({ identifier }) => !within(identifier, node) && (enclosingFunction(identifier) !== executor || identifier.range[0] > node.range[1]));
}
