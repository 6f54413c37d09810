import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray, isDense, isFreshArray, lengthMade } from '../../facts/arrays.ts';
import { countsTo } from '../../facts/counting-loop.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isOwnedUntil } from '../../facts/ownership.ts';
import type { Variable } from '../../facts/scopes.ts';
import { contains } from '../../facts/walk.ts';
import { memberName, unwrap, within } from '../../facts/syntax.ts';
import { codeOf } from './names.ts';
import { isRearranged } from './order.ts';
import { inputOf, lastOf, stagesOf, type Pipeline } from '../../waste/stage.ts';
import { isTypeScript } from '../../facts/language.ts';

/** The variable whose array can take the results itself: it is made here, and nobody looks at it later. */
export function reusable(file: FileFacts, pipeline: Pipeline): Variable | undefined {
  const input = unwrap(inputOf(pipeline));
  const variable = input.type === T.Identifier ? file.scopes.variable(input) : undefined;
  const stages = stagesOf(pipeline);
  const end = pipeline.statements.at(-1);
  if (!variable || !end || isRearranged(pipeline) || stages.some(({ kind }) => kind === 'flatMap') || !fits(file, pipeline, variable) || !isWhole(file, pipeline, variable)) return undefined;
  // What reads the array itself would see what is written already.
  const known = new Set(stages.flatMap(({ uses }) => uses));
  const reads = stages.some((stage) => codeOf(stage).some((part) => contains(file, part, (node) => !known.has(node) && !known.has(node.parent as TSESTree.Node) && file.scopes.variable(node) === variable)));
  return !reads && ownedTo(file, variable, pipeline) ? variable : undefined;
}

/** Whether the chain begins at an array that it makes itself, and that can take the results. */
export function isMadeToFit(file: FileFacts, pipeline: Pipeline): boolean {
  const source = inputOf(pipeline);
  const { chain } = lastOf(pipeline);
  if (!chain || isRearranged(pipeline) || pipeline.groups.some(({ form }) => form === 'loop') || stagesOf(pipeline).some(({ kind }) => kind === 'flatMap')) return false;
  if (isFreshArray(file, source) !== 'yes' || isArray(file, source) !== 'yes' || isDense(file, source) !== 'yes') return false;
  if (!isTypeScript(file)) return true;
  const type = file.values.written(source);
  return type !== undefined && !type.startsWith('readonly') && type === file.values.written(chain);
}

function ownedTo(file: FileFacts, variable: Variable, { statements, groups }: Pipeline): boolean {
  const [first, last] = [statements[0] as TSESTree.Statement, statements.at(-1) as TSESTree.Statement];
  const inside = variable.references.filter(({ identifier }) => identifier.range[0] >= first.range[0] && identifier.range[1] <= last.range[1]);
  // Within the pipeline only its first group looks at the array, or asks how long it is.
  const isKnown = (node: TSESTree.Node): boolean => node === unwrap(inputOf({ groups, statements })) || isLength(node) || (groups[0]?.loop !== undefined && within(node, groups[0].loop.node));
  return inside.every(({ identifier, init }) => !init && isKnown(identifier as TSESTree.Node)) && isOwnedUntil(file, variable, last, first) === 'yes';
}

const isLength = ({ parent }: TSESTree.Node): boolean => parent?.type === T.MemberExpression && memberName(parent) === 'length' && parent.parent.type !== T.AssignmentExpression;

/** Whether each place is walked: what lies behind the last one, and what is a hole, would stay. */
function isWhole(file: FileFacts, pipeline: Pipeline, variable: Variable): boolean {
  const [first] = pipeline.groups;
  const source = variable.defs[0]?.name as TSESTree.Identifier;
  const made = file.scopes.constant(source);
  if (!first?.loop) return isDense(file, source) !== 'no';
  // What is shorter than the array ends it where it ends itself.
  return !first.loop.bound || stagesOf(pipeline).some(({ kind }) => kind !== 'map') || countsTo(file, first.loop.bound as TSESTree.Expression, variable, made && lengthMade(file, unwrap(made)));
}

/** Whether the results may stand where the elements stood. */
function fits(file: FileFacts, pipeline: Pipeline, variable: Variable): boolean {
  if (!isTypeScript(file)) return true;
  const { result, chain } = lastOf(pipeline);
  const [source, target] = [variable.identifiers[0], chain ?? result?.identifiers[0]];
  const type = source && file.values.written(source);
  return type !== undefined && target !== undefined && !type.startsWith('readonly') && type === file.values.written(target);
}
