import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { isFunction, unwrap } from '../../../facts/syntax.ts';
import { contains } from '../../../facts/walk.ts';
import type { Range } from '../../../finding.ts';
import type { Stage } from '../../../waste/stage.ts';

import { isTypeScript } from '../../../facts/language.ts';
import { refuse } from '../../refusal.ts';
import { freeVariableAround } from '../names.ts';
import type { Step } from '../plan.ts';
import { visibleType } from '../result-type.ts';
import type { CalledFunction } from './plan.ts';

/** A callback that gets a name in front of the loop, and is called there. */
export interface Called {
  readonly stage: Stage;
  readonly name: string;
  readonly value: TSESTree.Node;
  /** A parameter that loses the type which it had from its place. */
  readonly parameter?: { readonly range: Range; readonly type: string };
}

/** A stage whose code cannot stand in a loop calls its function instead, which must look at nothing but the element. */
function calledStage(file: FileFacts, stage: Stage, { taken, type }: { readonly taken: readonly string[]; readonly type: string | undefined }): Partial<Called> & { stage: Stage } {
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
  const known = type ?? (isOpen && element.type === T.Identifier ? visibleType(file, element) : undefined);
  if (isOpen && (known === undefined || element.type !== T.Identifier)) return refuse('The type of its parameter is not written', element);
  // The word `map` stands for the call in the loop: what the function means by its names is no matter of the loop.
  const word = unwrap(stage.node.callee);
  const inLoop = word.type === T.MemberExpression ? { ...called, value: word.property } : called;
  return { stage: inLoop, name: freeVariableAround(file, stage.node, names.filter((name) => !taken.includes(name))), value: written, ...(isOpen && known !== undefined ? { parameter: { range: element.range, type: known } } : {}) };
}

/** `JSON.parse`: its second argument counts only when it is a function. */
function isParse(file: FileFacts, node: TSESTree.Node): boolean {
  return node.type === T.MemberExpression && file.textOf(node) === 'JSON.parse' && file.scopes.isGlobal(node.object);
}

/** Stages of which some call their functions instead, and these functions. */
export function withCalled(file: FileFacts, stages: readonly Stage[], isCalled: (stage: Stage) => boolean, typeOf: (index: number) => string | undefined = () => undefined): { stages: Stage[]; functions: Called[] } {
  const functions: Called[] = [];
  const replaced = stages.map((stage, index) => {
    if (!isCalled(stage)) return stage;
    const { name, value, parameter, stage: called } = calledStage(file, stage, { taken: functions.map((other) => other.name), type: typeOf(index) });
    if (name !== undefined && value) functions.push({ stage: called, name, value, ...(parameter ? { parameter } : {}) });
    return called;
  });
  return { stages: replaced, functions };
}

/** The steps, in which the functions are called by the names that they got. */
export const callSteps = (steps: readonly Step[], stages: readonly Stage[], functions: readonly Called[]): Step[] =>
  steps.map((step, index) => {
    const called = functions.find(({ stage }) => stage === stages[index]);
    return called ? { ...step, value: { ...step.value, names: [{ range: step.value.range, text: called.name }] } } : step;
  });

export const plannedFunctions = (functions: readonly Called[]): CalledFunction[] => functions.map(({ name, value, parameter }) => ({ name, value: value.range, ...(parameter ? { parameter } : {}) }));
