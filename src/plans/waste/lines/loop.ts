import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, wrapped } from '../../../facts/syntax.ts';
import type { ChainWalk } from '../../../waste/line-walks.ts';
import type { Stage } from '../../../waste/stage.ts';
import { isTypeScript } from '../../../facts/language.ts';
import { refuse } from '../../refusal.ts';
import { checkInterference } from '../interference.ts';
import { stageEffects } from '../level.ts';
import { freeVariableAround } from '../names.ts';
import { placeFor } from '../place.ts';
import { visibleType, writtenType } from '../result-type.ts';
import { nameSteps } from '../steps.ts';
import { callSteps, plannedFunctions, withCalled } from './called.ts';
import { bodyStage, finalStage } from './ends.ts';
import type { LoopPlan, ValueEnd } from './plan.ts';

/** What is walked: the expression, the code that stands in it, and what one of it is called. */
export interface Walked {
  readonly pieces: TSESTree.Node;
  readonly made: readonly TSESTree.Node[];
  readonly element: readonly string[];
  /** The type of one, where it can be written. */
  readonly type?: string;
  /** Whether the loop is a `for await`. */
  readonly awaits: boolean;
  /** A name that the rewrite brings into the file. */
  readonly helper?: string;
}

/** A chain over the pieces, as one loop over what the generator gives. */
export function planLoop(file: FileFacts, { pieces, made, element, type, awaits, helper }: Walked, chain: ChainWalk): { plan: LoopPlan; changes: string[] } {
  const called = chain.last.type === T.CallExpression ? methodCall(chain.last)?.name : undefined;
  if (chain.end === 'other') refuse(called === 'flatMap' ? 'What `flatMap()` makes of a line may be several' : 'What is called on the lines needs all of them', chain.last);
  if (chain.skips < 0) refuse('What the last lines are is known only at the end', chain.last);
  const body = bodyStage(file, chain);
  const final = body ? undefined : finalStage(file, chain);
  const last = body ?? final;
  const { stages: inner, functions } = withCalled(
    file,
    chain.stages,
    ({ refusal }) => refusal !== undefined,
    (index) => (chain.stages.slice(0, index).every(({ kind }) => kind === 'filter') ? type : undefined),
  );
  const stages = [...inner, ...(last ? [last.stage] : [])];
  const refused = last?.stage.refusal;
  if (refused) refuse(refused.reason, refused.blocker);
  const place = body ? { statement: body.statement } : placeFor(chain.last);
  const statement = 'arrow' in place ? place.arrow : place.statement;
  if (chain.skips > 0 && stages.some(({ places }) => places.length > 0)) refuse('The callback takes the place among the lines that are not passed over', chain.last);
  const end = body ? undefined : valueEnd(file, chain, place, { accumulator: final?.accumulator, type });
  const taken = [...(helper === undefined ? [] : [helper]), ...[pieces, ...made].flatMap((node) => namesAround(file, node)), ...(end ? [end.name] : []), ...functions.map(({ name }) => name), ...(final?.accumulator === undefined ? [] : [final.accumulator])];
  const named = nameSteps(file, stages, { taken, element, after: new Map() });
  const steps = callSteps(named.steps, stages, functions);
  const count = named.place ?? (chain.skips > 0 ? named.names.choose([freeVariableAround(file, chain.last, ['position', 'passed'])]) : undefined);
  if (body && (count !== undefined || functions.length > 0) && !/^(?:BlockStatement|Program|SwitchCase|StaticBlock)$/.test(statement.parent?.type ?? '')) refuse('The loop stands in no block', statement);
  checkComments(file, chain, [pieces, ...made, ...functions.map(({ value }) => value), ...stages.flatMap((stage) => [...stage.body, stage.value, ...(stage.pattern ? [stage.pattern] : [])])]);
  return {
    plan: {
      by: 'loop',
      statement: statement.range,
      pieces: pieces.range,
      awaits,
      element: named.element,
      ...(count === undefined ? {} : { count: { name: count, skips: chain.skips } }),
      functions: plannedFunctions(functions),
      steps: body ? steps.slice(0, -1) : steps,
      end: end ?? { is: 'body', ...(steps.at(-1)?.pattern ? { pattern: steps.at(-1)?.pattern } : {}), body: { ...(steps.at(-1) as LoopPlan['steps'][number]).value, names: [...(steps.at(-1) as LoopPlan['steps'][number]).value.names, ...(body?.ends ?? [])].sort((left, right) => left.range[0] - right.range[0]) } },
    },
    changes: turns(file, chain.stages.length > 0 ? stages : []),
  };
}

/** Callbacks that took turns with nobody now take turns for each line. */
function turns(file: FileFacts, stages: readonly Stage[]): string[] {
  checkInterference(file, stages);
  const effects = stages.map((stage) => (stage.value.type === T.BlockStatement ? 'yes' : stageEffects(file, stage).visible));
  const [first, second] = stages.filter((_, index) => effects[index] === 'yes');
  if (first && second && second.value.type !== T.BlockStatement) refuse('Two steps have effects, whose order would change', second.node);
  return effects.filter((effect) => effect !== 'no').length > 1 ? ['the callbacks take turns'] : [];
}

const kinds: Readonly<Record<ChainWalk['end'], ValueEnd['is'] | undefined>> = { collect: 'push', count: 'count', every: 'every', find: 'find', first: 'find', forEach: undefined, head: 'push', other: undefined, reduce: 'reduce', some: 'some' };

function valueEnd(file: FileFacts, chain: ChainWalk, place: ReturnType<typeof placeFor>, { accumulator, type }: { accumulator: string | undefined; type: string | undefined }): ValueEnd {
  const is = kinds[chain.end] ?? refuse('What is called on it needs all of it', chain.last);
  const statement = 'statement' in place ? place.statement : undefined;
  const [declarator] = statement?.type === T.VariableDeclaration && statement.declarations.length === 1 ? statement.declarations : [];
  const own = declarator?.id.type === T.Identifier && declarator.init && unwrap(declarator.init) === unwrap(chain.last) && is !== 'reduce' ? declarator.id : undefined;
  const name = own?.name ?? accumulator ?? freeVariableAround(file, chain.last, fresh[is]);
  return {
    is,
    name,
    declare: declaration(file, chain, is, { name: own ? file.textOf(own) : name, type }),
    chain: chain.last.range,
    isDeclared: own !== undefined,
    ...(chain.limit ? { limit: chain.limit.range } : {}),
    ...('arrow' in place ? { arrow: place.arrow.range } : {}),
  };
}

const fresh: Readonly<Record<ValueEnd['is'], string[]>> = {
  count: ['count', 'total'],
  every: ['isEvery', 'areAll'],
  find: ['found', 'match'],
  push: ['result', 'results', 'collected'],
  reduce: ['result', 'accumulated'],
  some: ['isFound', 'hasMatch'],
};

/** How the result is declared; `name` has its type where one is written. */
function declaration(file: FileFacts, { stages, last, end }: ChainWalk, is: ValueEnd['is'], { name, type: element }: { name: string; type: string | undefined }): string {
  const isTyped = name.includes(':') || !isTypeScript(file);
  switch (is) {
    case 'push': {
      const type = isTyped ? undefined : writtenType(file, last);
      return `const ${name}${type === undefined ? '' : `: ${type}`} = []`;
    }
    case 'count':
      return `let ${name} = 0`;
    case 'find': {
      const isElement = stages.every(({ kind }) => kind === 'filter');
      const type = isTyped ? undefined : end === 'first' ? visibleType(file, last) : isElement && element !== undefined ? `${element} | undefined` : visibleType(file, last);
      if (type === undefined) return `let ${name}`;
      // What `[0]` gives has the type of an element, though it may be none.
      const isBare = end === 'first' && !/\bundefined\b/.test(type);
      return isBare ? `let ${name}${mayBeNone(last) ? `: ${type} | undefined` : `!: ${type}`}` : `let ${name}: ${type}`;
    }
    case 'some':
    case 'every':
      return `let ${name} = ${String(end === 'every')}`;
    default: {
      const call = unwrap(last) as TSESTree.CallExpression;
      const [callback, initial] = call.arguments;
      const parameter = isFunction(callback) ? callback.params[0] : undefined;
      const body = isFunction(callback) ? callback.body : undefined;
      const value = body?.type === T.BlockStatement && body.body.at(-1)?.type === T.ReturnStatement ? (body.body.at(-1) as TSESTree.ReturnStatement).argument : body;
      const isKept = value?.type === T.Identifier && value.name === name;
      const written = call.typeArguments?.params[0] ?? (parameter?.type === T.Identifier ? parameter.typeAnnotation?.typeAnnotation : undefined);
      const type = written ? file.textOf(written) : initial?.type === T.Literal && initial.value !== null ? undefined : visibleType(file, last);
      return `${isKept ? 'const' : 'let'} ${name}${type !== undefined && isTypeScript(file) ? `: ${type}` : ''} = ${initial ? file.textOf(initial) : ''}`;
    }
  }
}

/** What is returned by a function that says it may return nothing, or gets a value where there is none. */
function mayBeNone(value: TSESTree.Node): boolean {
  const outer = wrapped(value);
  const { parent } = outer;
  if (parent?.type === T.LogicalExpression) return parent.left === outer && parent.operator !== '&&';
  if (parent?.type === T.MemberExpression) return parent.object === outer && parent.optional;
  const fn = parent?.type === T.ReturnStatement || (isFunction(parent) && parent.body === outer) ? enclosingFunction(outer) : undefined;
  const type = fn && !fn.async && !fn.generator ? fn.returnType?.typeAnnotation : undefined;
  return type?.type === T.TSUnionType && type.types.some((part) => part.type === T.TSUndefinedKeyword);
}

const namesAround = (file: FileFacts, node: TSESTree.Node): string[] => file.textOf(node).match(/[A-Za-z_$][\w$]*/g) ?? [];

/** Refuses where a comment would be lost: it stands between the pieces of code that are kept. */
function checkComments(file: FileFacts, { last }: ChainWalk, kept: readonly TSESTree.Node[]): void {
  const lost = file.sourceCode.getAllComments().find(({ range }) => range[0] >= last.range[0] && range[1] <= last.range[1] && !kept.some((node) => range[0] >= node.range[0] && range[1] <= node.range[1]));
  if (lost) refuse('A comment stands between the steps', lost as never);
}
