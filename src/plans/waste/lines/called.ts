import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { isFunction, unwrap } from '../../../facts/syntax.ts';
import { contains } from '../../../facts/walk.ts';
import type { Range } from '../../../finding.ts';
import type { Stage } from '../../../waste/stage.ts';

import { isTypeScript } from '../../../facts/language.ts';
import { freeVariable } from '../../names.ts';
import { refuse } from '../../refusal.ts';

/** A callback that gets a name in front of the loop, and is called there. */
export interface Called {
  readonly stage: Stage;
  readonly name: string;
  readonly value: TSESTree.Node;
  /** A parameter that loses the type which it had from its place. */
  readonly parameter?: { readonly range: Range; readonly type: string };
}

/** A stage whose code cannot stand in a loop calls its function instead, which must look at nothing but the element. */
export function calledStage(file: FileFacts, stage: Stage, { taken, type }: { readonly taken: readonly string[]; readonly type: string | undefined }): Partial<Called> & { stage: Stage } {
  const refused = (): never => refuse(stage.refusal?.reason ?? 'The callback cannot be called', stage.refusal?.blocker);
  const [callback, receiver] = stage.node.type === T.CallExpression ? stage.node.arguments : [];
  if (stage.node.type !== T.CallExpression || !callback || receiver) return refused();
  const written = unwrap(callback);
  const called: Stage = { kind: stage.kind, node: stage.node, uses: [], places: [], body: [], value: written, calls: true };
  if (!isFunction(written)) return isParse(file, written) ? { stage: called } : refused();
  const [element, ...more] = written.params;
  if (written.generator || more.length > 0 || element?.type === T.RestElement || (written.type !== T.ArrowFunctionExpression && contains(file, written.body, (node) => node.type === T.Identifier && node.name === 'arguments'))) return refused();
  const names = { filter: ['isWanted', 'isKept', 'matches'], flatMap: ['toParts'], map: ['toValue', 'convert', 'toResult'] }[stage.kind];
  const isOpen = element !== undefined && isTypeScript(file) && !(element.type === T.Identifier && element.typeAnnotation);
  if (isOpen && (type === undefined || element.type !== T.Identifier)) return refuse('The type of its parameter is not written', element);
  // The word `map` stands for the call in the loop: what the function means by its names is no matter of the loop.
  const word = unwrap(stage.node.callee);
  const inLoop = word.type === T.MemberExpression ? { ...called, value: word.property } : called;
  return { stage: inLoop, name: freeVariable(file, names.filter((name) => !taken.includes(name))), value: written, ...(isOpen && type !== undefined ? { parameter: { range: element.range, type } } : {}) };
}

/** `JSON.parse`: its second argument counts only when it is a function. */
function isParse(file: FileFacts, node: TSESTree.Node): boolean {
  return node.type === T.MemberExpression && file.textOf(node) === 'JSON.parse' && file.scopes.isGlobal(node.object);
}
