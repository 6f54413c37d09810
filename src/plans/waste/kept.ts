import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { effectsOf } from '../../facts/effects.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Variable } from '../../facts/scopes.ts';
import { within } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import { inputOf, lastOf, stagesOf, type Pipeline } from '../../waste/stage.ts';
import { refuse } from '../refusal.ts';
import { codeOf } from './names.ts';

/** Declarations that stand between the steps and are needed on: they go in front of the loop. */
export interface Kept {
  readonly kind: string;
  readonly declarators: readonly Range[];
}

type Declared = readonly [Variable, TSESTree.VariableDeclarator];

/**
 * What of the statements' declarations the loop or somebody else still asks for. `head` is what of a loop stays, and
 * `anew` are the variables that the rewrite declares itself.
 */
export function keptDeclarations(file: FileFacts, pipeline: Pipeline, head: readonly TSESTree.Node[], anew: readonly string[], isQuiet: boolean): readonly Kept[] {
  const { groups, statements } = pipeline;
  const last = lastOf(pipeline);
  const stays: TSESTree.Node[] = [...stagesOf(pipeline).flatMap((stage) => codeOf(stage)), inputOf(pipeline), ...head, ...(last.chain && last.statement && !last.result ? [last.statement] : [])];
  const steps = new Set(groups.map(({ statement }) => statement));
  const declared = statements.flatMap((statement) => (statement.type === T.VariableDeclaration && !steps.has(statement) ? statement.declarations : [])).flatMap((declarator): Declared[] => {
    const variable = file.scopes.variable(declarator.id);
    return variable ? [[variable, declarator]] : [];
  });
  // What reads an array between the steps reads the value of the step.
  const gone = [...stagesOf(pipeline).flatMap(({ uses, places }) => [...uses, ...places]), ...groups.slice(1).map(({ input }) => input)];
  const isAsked = ({ references }: Variable): boolean =>
    references.some(({ identifier }) => (stays.some((part) => within(identifier, part)) && !gone.some((part) => within(identifier, part))) || !statements.some((statement) => within(identifier, statement)));
  const needed = new Set<Declared>();
  // What a declaration asks for is needed with it.
  for (let size = -1; size !== needed.size; ) {
    size = needed.size;
    for (const one of declared) {
      if (needed.has(one) || (anew.includes(one[0].name) && isOwn(pipeline, one[0])) || !isAsked(one[0])) continue;
      needed.add(one);
      stays.push(one[1]);
    }
  }
  const counted = groups.slice(0, -1).flatMap(({ loop, result }) => [loop?.counter, result]).find((variable) => variable && isAsked(variable));
  if (counted) refuse(`\`${counted.name}\` is read by a later step`, counted.identifiers[0]);
  const first = groups[0]?.statement;
  for (const [variable, declarator] of needed) {
    if (isOwn(pipeline, variable)) refuse(`\`${variable.name}\` is read elsewhere`, declarator);
    const isMoved = first !== undefined && declarator.range[0] > first.range[0] && declarator.init?.type !== T.Literal && declarator.init?.type !== T.ArrayExpression;
    if (isMoved && (!isQuiet || effectsOf(file, declarator.init as TSESTree.Node).visible === 'yes')) refuse(`\`${variable.name}\` would be declared before the steps that stand above it`, declarator);
  }
  return statements.flatMap((statement) => {
    const own = [...needed].filter(([, declarator]) => declarator.parent === statement).map(([, declarator]) => declarator);
    return statement.type === T.VariableDeclaration && own.length > 0 ? [{ kind: statement.kind, declarators: own.map(({ range }) => range) }] : [];
  });
}

/** The arrays that loops fill, and what counts their places. */
const isOwn = ({ groups }: Pipeline, variable: Variable): boolean => groups.some(({ loop, result }) => result === variable || loop?.counter === variable);
