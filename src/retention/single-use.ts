import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import type { FileFacts } from '../facts/file.ts';
import { isExported } from '../facts/known-calls.ts';
import { originOf } from '../facts/origin.ts';
import { variablesOfClass } from '../facts/singletons.ts';
import { enclosingFunction, inLoop, isClass, keyName, methodOn, type ClassNode } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';

/**
 * Whether an instance is made for one call, and goes with it: `new Upload(url, signal).send(body)`. Of a class that is
 * exported nobody knows how others use it; one with a single public method may well be such a call.
 */
export function isForOneCall(file: FileFacts, owner: TSESTree.Node): Answer {
  if (!isClass(owner)) return 'no';
  const made = file.index.calls.filter((call) => {
    const origin = call.type === T.NewExpression ? originOf(file, call.callee) : undefined;
    return origin?.from === 'class' && origin.node === owner;
  });
  if (!made.every((call) => isCalledOnce(file, call))) return 'no';
  const isOpen = variablesOfClass(file, owner).some((variable) => isExported(file, variable));
  if (made.length > 0) return isOpen ? 'unknown' : 'yes';
  return publicMethods(owner) > 1 ? 'no' : 'unknown';
}

/** `new Upload(url).send(body)`, also by way of a constant of which one method is called, beside its end. */
function isCalledOnce(file: FileFacts, made: TSESTree.Node): boolean {
  if (methodOn(made)) return true;
  const variable = file.scopes.variableOf(made);
  const reads = (variable?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier as TSESTree.Node);
  const calls = reads.map((read) => methodOn(read));
  const work = calls.filter((call) => call && teardownStrength(call.name, file.settings.teardown) === undefined);
  return enclosingFunction(made) !== undefined && work.length === 1 && calls.every((call) => call && (!inLoop(call.call) || inLoop(made)));
}

const publicMethods = ({ body }: ClassNode): number =>
  body.body.filter((member) => {
    const isMethod = (member.type === T.MethodDefinition && member.kind === 'method') || (member.type === T.PropertyDefinition && member.value?.type === T.ArrowFunctionExpression);
    return isMethod && !member.static && member.accessibility !== 'private' && member.accessibility !== 'protected' && !/^[#_]/.test(keyName(member.key, member.computed) ?? '#');
  }).length;
