import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { classModel } from './instance.ts';
import { isExported } from './known-calls.ts';
import { lifeOf } from './life.ts';
import { originOf } from './origin.ts';
import { runsAgain } from './recurrence.ts';
import { repetitionsOf } from './repetition.ts';
import type { Variable } from './scopes.ts';
import { enclosingFunction, inLoop, within, wrapped, type CallNode, type ClassNode } from './syntax.ts';

/**
 * Whether a class has one instance that lives as long as the process: a root service, a class of this file whose one
 * `new` stands at its top, or one that only its own static method makes, which keeps it for all.
 */
export function singletonOf(file: FileFacts, node: ClassNode): boolean {
  if (classModel(file, node).processLong) return true;
  const variables = variablesOfClass(file, node);
  const uses = variables.flatMap(({ references }) => references.map(({ identifier }) => identifier as TSESTree.Node));
  const made = uses.flatMap(({ parent }) => (parent?.type === T.NewExpression ? [parent] : []));
  const [only] = made;
  if (made.length !== 1 || !only || inLoop(only)) return false;
  if (hasPrivateConstructor(node)) return isKeptForAll(file, only);
  return !variables.some((variable) => isExported(file, variable)) && !isUsedOtherwise(uses, only) && lifeOf(file, only).kind === 'module';
}

/** A class's name is a variable around it, and another one inside. */
export const variablesOfClass = (file: FileFacts, node: ClassNode): readonly Variable[] => file.sourceCode.scopeManager?.getDeclaredVariables(node) ?? [];

/** A class that is passed on may be made or extended elsewhere. */
const isUsedOtherwise = (uses: readonly TSESTree.Node[], only: TSESTree.Node): boolean =>
  uses.some(({ parent }) => parent !== only && parent?.type !== T.MemberExpression && parent?.type !== T.TSTypeReference && parent?.type !== T.TSTypeQuery && !(parent?.type === T.BinaryExpression && parent.operator === 'instanceof'));

/** `Store.instance ??= new Store()`, `static instance = new Store()`, `const store = new Store()` at the top: no `static create() { return new Store(); }`, which makes one at each call. */
function isKeptForAll(file: FileFacts, made: TSESTree.Node): boolean {
  const { parent } = wrapped(made);
  if (parent?.type === T.PropertyDefinition || !enclosingFunction(made)) return true;
  if (parent?.type === T.AssignmentExpression || parent?.type === T.AssignmentPattern) return true;
  const variable = parent?.type === T.VariableDeclarator ? file.scopes.variable(parent.id) : undefined;
  return variable?.references.some(({ identifier }) => wrapped(identifier).parent?.type === T.AssignmentExpression && !isLeftOf(identifier)) ?? false;
}

const isLeftOf = (node: TSESTree.Node): boolean => node.parent?.type === T.AssignmentExpression && node.parent.left === node;

const hasPrivateConstructor = ({ body }: ClassNode): boolean => body.body.some((member) => member.type === T.MethodDefinition && member.kind === 'constructor' && member.accessibility === 'private');

/** `export const editor = new Editor()`, `static instance = new Editor()`: there is one, and others may make more. */
export const isMadeAtTop = (file: FileFacts, maker: TSESTree.Node): boolean => makings(file, maker).some((call) => (!enclosingFunction(call) || within(call, maker)) && !inLoop(call));

/** Whether the file makes instances of a class, or calls a factory, on each turn of a loop, in a request, for an event that comes again. */
export const isMadeRepeatedly = (file: FileFacts, maker: TSESTree.Node): boolean =>
  makings(file, maker).some((call) => {
    const home = enclosingFunction(call);
    return inLoop(call) || lifeOf(file, call).kind === 'request' || (home !== undefined && runsAgain(file, home)) || repetitionsOf(file, call).length > 0;
  });

/** Where the file makes instances of a class or of a constructor function, or calls a function. */
const makings = (file: FileFacts, maker: TSESTree.Node): readonly CallNode[] =>
  file.index.calls.filter((call) => {
    const origin = originOf(file, call.callee);
    return (origin.from === 'class' || origin.from === 'function') && origin.node === maker;
  });
