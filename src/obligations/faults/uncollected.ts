import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { instanceOfThis } from '../../facts/slots.ts';
import { memberName, unwrap, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import { isEventName } from '../released/collectors.ts';

/** A call that leaves out the collector that others of the same function hand over: what it subscribes is dropped. */
export interface Uncollected {
  readonly call: TSESTree.CallExpression;
  /** The parameter that takes the collector. */
  readonly parameter: TSESTree.Identifier;
  /** A call that hands one over. */
  readonly sibling: TSESTree.CallExpression;
}

export function uncollectedOf(file: FileFacts): readonly Uncollected[] {
  return file.index.functions.flatMap((fn) =>
    fn.params.flatMap((parameter, position) => {
      if (parameter.type !== T.Identifier || !isCollector(file, parameter)) return [];
      const calls = callsOf(file, fn).filter((call) => !call.arguments.some((argument) => argument.type === T.SpreadElement));
      const sibling = calls.find((call) => call.arguments.length > position);
      return sibling ? calls.filter((call) => call.arguments.length <= position).map((call) => ({ call, parameter, sibling })) : [];
    }),
  );
}

/** Whether a parameter is only ever the collector of event functions, `onDidChange(listener, this, disposables)`, whose result is dropped. */
function isCollector(file: FileFacts, parameter: TSESTree.Identifier): boolean {
  const uses = file.scopes.variable(parameter)?.references ?? [];
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const { parent } = wrapped(identifier);
      return parent?.type === T.CallExpression && parent.arguments[2] === identifier && isEventName.test(calledName(parent) ?? '') && wrapped(parent).parent?.type === T.ExpressionStatement;
    })
  );
}

/** The calls of a function by its name, or of a method on `this`. */
function callsOf(file: FileFacts, fn: FunctionNode): TSESTree.CallExpression[] {
  return file.index.calls.filter((call): call is TSESTree.CallExpression => {
    if (call.type !== T.CallExpression) return false;
    const callee = unwrap(call.callee);
    if (callee.type === T.Identifier) return file.scopes.functionOf(callee) === fn;
    return callee.type === T.MemberExpression && instanceOfThis(file, callee.object)?.methods.get(memberName(callee) ?? '') === fn;
  });
}
