import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Variable } from '../../facts/scopes.ts';
import { unwrap, wrapped } from '../../facts/syntax.ts';
import { copyOf } from '../../waste/copies.ts';
import { setOrMap } from '../../waste/redundant.ts';
import { leaveAlone } from '../../waste/walked-copies.ts';
import { inputOf, lastOf, stagesOf, type Group, type Pipeline, type Stage } from '../../waste/stage.ts';
import { isTypeScript } from '../../facts/language.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { checkComments } from './comments.ts';
import { isMadeToFit, reusable } from './in-place.ts';
import { keptDeclarations } from './kept.ts';
import { levelOf } from './level.ts';
import { callSteps, plannedFunctions, withCalled } from './lines/called.ts';
import { codeOf, freeAround, singular } from './names.ts';
import { isRearranged, orderChanges } from './order.ts';
import { placeFor, type Place } from './place.ts';
import type { CopyChainPlan, LoopPlan, MapPlan, Output } from './plan.ts';
import { writtenType } from './result-type.ts';
import { nameSteps, type Named } from './steps.ts';
import { headerOf, headFor } from './walk-heads.ts';

/** One pass instead of a pipeline: into the source itself where it is ours, else in the form in which the source fills its result. */
export function planCopyChain(file: FileFacts, pipeline: Pipeline): Planned<CopyChainPlan> {
  return attempt(() => {
    const stages = stagesOf(pipeline);
    const refused = stages.find((stage) => stage.refusal && !isCalled(stage))?.refusal;
    if (refused) refuse(refused.reason, refused.blocker);
    const owned = reusable(file, pipeline);
    const isOneMap = !owned && !isRearranged(pipeline) && pipeline.groups.every(({ form }) => form === 'chain') && stages.every(({ kind, refusal }) => kind === 'map' && !refusal);
    const { level, isQuiet, changes } = levelOf(file, pipeline, isOneMap);
    const turned = orderChanges(file, pipeline);
    const plan = isOneMap ? planMap(file, pipeline, isQuiet) : planLoop(file, pipeline, owned, isQuiet);
    checkComments(file, plan);
    if (!isQuiet && plan.source !== inputOf(pipeline).range) changes.push(leavesAlone);
    const title = isOneMap ? 'Do it in one `map()`' : owned ? `Do it in one loop, in place in \`${owned.name}\`` : 'head' in plan && 'of' in plan.head ? 'Do it in one loop, in place' : 'Do it in one loop';
    return { plan, verdict: { level: turned.length > 0 ? 'review' : level, scope: 'file', reason: [title, ...changes, ...turned].join('; ') } };
  });
}

/** A callback that can only be called: it returns in several places, or declares more than constants. */
export const isCalled = ({ kind, refusal }: Stage): boolean => refusal?.callable === true && kind !== 'flatMap';

/** The names that the results of inner groups had: they are free once these arrays are gone. */
const namesAfter = ({ groups }: Pipeline): Map<Stage, string> => new Map(groups.slice(0, -1).flatMap(({ stages, result }) => (stages.length > 0 && result ? [[stages.at(-1) as Stage, result.name] as const] : [])));

function planMap(file: FileFacts, pipeline: Pipeline, isQuiet: boolean): MapPlan {
  const source = inputOf(pipeline);
  const chain = lastOf(pipeline).chain as TSESTree.Expression;
  const named = nameSteps(file, stagesOf(pipeline), { taken: namesOf(file, source), element: singularOf(source), after: namesAfter(pipeline) });
  return { statements: pipeline.statements.map(({ range }) => range), kept: keptDeclarations(file, pipeline, [], [], isQuiet), source: source.range, parameters: [named.element, ...(named.place === undefined ? [] : [named.place])], steps: named.steps, chain: chain.range };
}

/** One pass over the source of a chain, which somebody else has the array for; `taken` are names that others have already. */
export function planPass(file: FileFacts, pipeline: Pipeline, taken: readonly string[]): Pick<LoopPlan, 'functions' | 'head' | 'source' | 'steps'> {
  const source = inputOf(pipeline);
  const { stages, functions } = withCalled(file, stagesOf(pipeline), isCalled);
  const named = nameSteps(file, stages, { taken: [...namesOf(file, source), ...taken, ...functions.map(({ name }) => name)], element: singularOf(source), after: new Map() });
  return { source: source.range, head: headFor(file, pipeline, stages, named, undefined), functions: plannedFunctions(functions), steps: callSteps(named.steps, stages, functions) };
}

function planLoop(file: FileFacts, pipeline: Pipeline, owned: Variable | undefined, isQuiet: boolean): LoopPlan {
  const source = inputOf(pipeline);
  const last = lastOf(pipeline);
  const { stages, functions } = withCalled(file, stagesOf(pipeline), isCalled);
  const place = last.chain ? placeFor(last.chain) : undefined;
  const header = headerOf(file, pipeline);
  const result = resultName(file, pipeline, owned);
  const named = nameSteps(file, stages, { taken: [...namesOf(file, source), result, ...functions.map(({ name }) => name)], element: singularOf(source), after: namesAfter(pipeline), ...(header?.fixed ? { fixed: header.fixed } : {}) });
  const walked = walkedOf(file, source, stages, isQuiet);
  const isMade = !owned && walked === source && isMadeToFit(file, pipeline);
  const head: LoopPlan['head'] = header?.fixed
    ? { by: 'header', element: named.element, loop: header.loop.range, ...(header.alias ? { alias: header.alias.range } : {}) }
    : headFor(file, pipeline, stages, named, isMade ? result : undefined);
  const output = outputOf(file, pipeline, { ...named, ...(head.by === 'index' ? { place: head.index } : {}) }, result, { owned, isMade, length: header?.length });
  const own = last.result && last.result.name !== result ? declarationOf(file, last.result) : undefined;
  const anew = [result, ...(output.form === 'counted' && output.index !== undefined ? [output.index] : []), ...(own && last.result ? [last.result.name] : [])];
  return {
    statements: statementsOf(pipeline, place),
    kept: keptDeclarations(file, pipeline, header ? header.parts : [], anew, isQuiet),
    source: (head.by === 'element' && head.index === undefined ? walked : source).range,
    head,
    functions: plannedFunctions(functions),
    steps: callSteps(named.steps, stages, functions),
    output,
    ...(last.chain && !replacesDeclaration(pipeline, owned) ? { chain: last.chain.range } : {}),
    ...(place && 'arrow' in place ? { arrow: place.arrow.range } : {}),
    ...(own && !last.chain ? { also: `${own.kind} ${own.id} = ${result};` } : {}),
  };
}

/** `Array.from(map.values())`: a loop walks the set or the map itself, where nothing changes it meanwhile. */
export function walkedOf(file: FileFacts, source: TSESTree.Expression, stages: readonly Stage[], isQuiet: boolean): TSESTree.Expression {
  const copied = copyOf(file, source);
  if (!copied || !setOrMap(file, copied, /^(?:keys|values|entries)$/)) return source;
  return isQuiet || leaveAlone(file, copied, stages.flatMap((stage) => codeOf(stage))) ? copied : source;
}

/** What its callbacks, which may run code of others, must not do. */
export const leavesAlone = 'what the callbacks ask for has to leave the source as it is';

function statementsOf({ statements }: Pipeline, place: Place | undefined): LoopPlan['statements'] {
  if (place && 'arrow' in place) return [];
  if (place && !statements.includes(place.statement)) refuse('No statement can come in front of the chain', place.statement);
  return statements.map(({ range }) => range);
}

/** `const result = chain`: the declaration becomes that of the array which the loop fills. */
function replacesDeclaration(pipeline: Pipeline, owned: Variable | undefined): boolean {
  const { result, chain } = lastOf(pipeline);
  return !owned && result !== undefined && chain !== undefined;
}

export function resultName(file: FileFacts, pipeline: Pipeline, owned: Variable | undefined): string {
  return owned?.name ?? lastOf(pipeline).result?.name ?? freeAround(file, inputOf(pipeline), ['result', 'results', 'output', 'collected']);
}

function outputOf(file: FileFacts, pipeline: Pipeline, named: Named, name: string, { owned, isMade, length }: { owned: Variable | undefined; isMade: boolean; length: string | undefined }): Output {
  const last = lastOf(pipeline);
  const shortens = stagesOf(pipeline).some(({ kind }) => kind !== 'map');
  const store = last.loop?.store ?? 'push';
  const counter = (): string => pipeline.groups.findLast(({ loop }) => loop?.counter)?.loop?.counter?.name ?? named.names.choose([freeAround(file, inputOf(pipeline), shortens ? ['length', 'count', 'size'] : ['index', 'place'])]);
  const hasPlace = !shortens && named.place !== undefined;
  if (owned) return hasPlace ? { name, form: 'place', index: named.place, shortens } : { name, form: 'counted', index: counter(), shortens };
  const declaration = last.result ? declarationOf(file, last.result) : undefined;
  if (isMade) {
    const declare = { kind: declaration?.kind ?? 'const', value: file.textOf(inputOf(pipeline)), ...(declaration?.type === undefined ? {} : { type: declaration.type }) };
    return hasPlace ? { name, form: 'place', index: named.place, shortens, declare } : { name, form: 'counted', index: counter(), shortens, declare };
  }
  if (store === 'push') return { ...pushedTo(file, last, name), shortens };
  const source = unwrap(inputOf(pipeline));
  const size = length ?? (source.type === T.Identifier ? `${source.name}.length` : refuse('How long the result is cannot be said', source));
  if (stagesOf(pipeline).some(({ kind }) => kind === 'flatMap')) refuse('How long the result is cannot be said', source);
  const declare = { kind: declaration?.kind ?? 'const', value: `${declaration?.maker ?? 'new Array'}(${size})`, ...(declaration?.type === undefined ? {} : { type: declaration.type }) };
  return hasPlace ? { name, form: 'place', index: named.place, shortens, declare } : { name, form: 'counted', index: counter(), shortens, declare };
}

/** A new array that the values are pushed to. */
export function pushedTo(file: FileFacts, { chain, result }: Group, name: string): Output {
  const declaration = result ? declarationOf(file, result) : undefined;
  const declared = declaration?.type ?? (chain && isTypeScript(file) ? (writtenType(file, chain) ?? refuse('The type of the result cannot be written', chain)) : undefined);
  return { name, form: 'push', shortens: true, declare: { kind: declaration?.kind ?? 'const', value: '[]', ...(declared === undefined ? {} : { type: declared }) } };
}

/** How a variable is declared: `const`, its type, and what makes its array. */
function declarationOf(file: FileFacts, { defs: [definition] }: Variable): { kind: string; id: string; type?: string; maker?: string } {
  if (definition?.type !== 'Variable' || definition.node.id.type !== T.Identifier) return refuse('The result is no plain variable', definition?.node);
  const { id, init, parent } = definition.node;
  const value = init && unwrap(init);
  const maker = value?.type === T.NewExpression || value?.type === T.CallExpression ? (value.typeArguments ? `new Array${file.textOf(value.typeArguments)}` : 'new Array') : undefined;
  return { kind: parent.kind, id: file.textOf(id), ...(id.typeAnnotation ? { type: file.textOf(id.typeAnnotation.typeAnnotation) } : {}), ...(maker === undefined ? {} : { maker }) };
}

/** What one of many is called, by the name of the many. */
export const singularOf = (source: TSESTree.Node): string[] => {
  const expression = unwrap(source);
  return singular(expression.type === T.Identifier ? expression.name : expression.type === T.MemberExpression && expression.property.type === T.Identifier ? expression.property.name : '');
};

const namesOf = (file: FileFacts, source: TSESTree.Node): string[] => file.textOf(wrapped(source)).match(/[A-Za-z_$][\w$]*/g) ?? [];
