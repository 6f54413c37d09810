import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import { knownCalls } from '../../facts/known-calls.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { isMadeAtTop } from '../../facts/singletons.ts';
import { enclosingFunction, inLoop, memberName, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';

/**
 * Whether a life that nothing ends is one of many, as far as the file tells: a class that is made for an element, a
 * function that gives what it makes. What is neither may be there once, as a part of the program.
 */
export function isOneOfMany(file: FileFacts, life: Life): boolean {
  if (life.kind === 'function') return life.fn !== undefined && !runsOnce(file, life.fn) && (givesProduct(file, life.fn) || isOfConstruction(file, life.fn));
  return life.instance !== undefined && !life.instance.shared && !life.instance.processLong && isMadeForElement(file, life.instance);
}

/** A class whose constructor is given an element: there is one for each, unless the module makes the one itself. */
export const isMadeForElement = (file: FileFacts, { node, methods }: InstanceModel): boolean => !isMadeAtTop(file, node) && (methods.get('constructor')?.params.some((parameter) => isElement(file, parameter)) ?? false);

/** What only elements have. */
const ofElements = /^(?:appendChild|insertBefore|classList|style|querySelector(?:All)?|getBoundingClientRect|innerHTML|textContent|parentNode|parentElement|ownerDocument|setAttribute|getAttribute|removeAttribute|dataset|(?:offset|client|scroll)(?:Width|Height|Top|Left)|tabIndex)$/;

/** Whether a parameter is an element: by its written type, or by what is done with it, or with the field that keeps it. */
function isElement(file: FileFacts, parameter: TSESTree.Node): boolean {
  const name = parameter.type === T.TSParameterProperty ? parameter.parameter : parameter;
  const origin = originOf(file, name);
  if (origin.from !== 'parameter') return false;
  if (/^(?:(?:HTML|SVG)\w*)?Element$/.test(origin.annotation ?? '')) return true;
  const place = identityOf(file, name);
  return file.index.members.some((member) => ofElements.test(memberName(member) ?? '') && same(identityOf(file, member.object), place) === 'yes');
}

/** Called at the top of the module, and nowhere else. */
function runsOnce(file: FileFacts, fn: FunctionNode): boolean {
  const known = knownCalls(file, fn);
  return known !== undefined && known.areAll && known.calls.length < 2 && known.calls.every((call) => !enclosingFunction(call) && !inLoop(call));
}

/** Whether a function returns an object that its call makes. */
const givesProduct = (file: FileFacts, fn: FunctionNode): boolean =>
  !fn.async &&
  returnedValues(file, fn).some((value) => {
    const made = assigned((value.type === T.Identifier && file.scopes.constant(value)) || value);
    return (made.type === T.NewExpression || made.type === T.ObjectExpression) && within(made, fn) && !(made.type === T.NewExpression && made.callee.type === T.Identifier && made.callee.name === 'Promise');
  });

/** `x` of `a = b = x` */
const assigned = (value: TSESTree.Node): TSESTree.Node => (unwrap(value).type === T.AssignmentExpression ? assigned((unwrap(value) as TSESTree.AssignmentExpression).right) : unwrap(value));

/** `setUp(this)`, in a constructor that takes arguments. */
function isOfConstruction(file: FileFacts, fn: FunctionNode): boolean {
  const known = knownCalls(file, fn);
  return known !== undefined && known.areAll && known.calls.length === 1 && known.calls.every((call) => {
    const home = enclosingFunction(call);
    return home !== undefined && home.params.length > 0 && call.arguments.some((argument) => argument.type === T.ThisExpression) && lifeOf(file, call).instance?.methods.get('constructor') === home;
  });
}
