import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { unwrap, within } from '../../facts/syntax.ts';
import { inputOf, type Group, type Pipeline, type Stage } from '../../waste/stage.ts';
import { freeVariableAround } from './names.ts';
import type { LoopPlan } from './plan.ts';
import type { Named } from './steps.ts';

/** A loop over a plain variable counts; what is walked already, or must be evaluated first, is walked. What was turned around is counted down. */
export function headFor(file: FileFacts, pipeline: Pipeline, stages: readonly Stage[], { element, place, names }: Named, made: string | undefined): LoopPlan['head'] {
  const source = unwrap(inputOf(pipeline));
  // `values!` and `values as Row[]` are written once.
  const isPlain = source.type === T.Identifier && source === inputOf(pipeline) && !/^For/.test(pipeline.groups[0]?.loop?.node.type ?? '');
  const unread = isUnread(stages) ? { unread: true } : {};
  const { join, reversed } = pipeline.groups[0] as Group;
  if (join) return { by: 'lists', element, list: names.choose(['list', 'part']), parts: join.parts.map(({ is, value }) => ({ range: value.range, isItem: is === 'item' })), ...unread };
  if (reversed && !isPlain) {
    const held = freeVariableAround(file, source, [...(source.type === T.MemberExpression && source.property.type === T.Identifier && !source.computed ? [source.property.name] : []), 'source', 'list']);
    return { ...counting(file, { element, place, names }, held), ...unread, held, backwards: true };
  }
  if (!isPlain && made === undefined) return { by: 'element', element, ...(place === undefined ? {} : { index: place }), ...unread };
  return { ...counting(file, { element, place, names }, made ?? file.textOf(source)), ...unread, ...(made === undefined ? {} : { of: made }), ...(reversed ? { backwards: true } : {}) };
}

function counting(file: FileFacts, { element, place, names }: Pick<Named, 'element' | 'place' | 'names'>, name: string) {
  const index = place ?? names.choose(['i', 'index']);
  return { by: 'index', element, index, read: `${name}[${index}]${isTypeScript(file) && file.values.checksIndexes ? '!' : ''}` } as const;
}

/** `(_, index) => index * 2` */
function isUnread(stages: readonly Stage[]): boolean {
  const first = stages.findIndex(({ kind }) => kind !== 'filter');
  return first >= 0 && stages.slice(0, first + 1).every(({ uses, pattern, calls }) => uses.length === 0 && !pattern && !calls);
}

/** The index loop that stands there is kept: it says how the elements are read. */
export function headerOf(file: FileFacts, { groups }: Pipeline) {
  const [{ loop, stages }] = groups as [Pipeline['groups'][0] & object];
  if (loop?.node.type !== T.ForStatement || !loop.index || !loop.bound) return undefined;
  const [first] = stages[0]?.uses ?? [];
  if (!first) return undefined;
  const body = loop.node.body.type === T.BlockStatement ? loop.node.body.body[0] : undefined;
  const alias = body?.type === T.VariableDeclaration && stages[0]?.name !== undefined && body.declarations[0]?.id.type === T.Identifier && body.declarations[0].id.name === stages[0].name ? body : undefined;
  return { loop: loop.node, parts: [loop.node.test, ...(loop.node.init ? [loop.node.init] : []), ...(alias ? [alias] : [])] as TSESTree.Node[], alias, length: lengthText(file, loop.node, loop.bound), fixed: { element: alias ? (stages[0]?.name as string) : file.textOf(first), place: loop.index.name } };
}

/** What a loop counts to, as it can be said in front of it: `n` of `for (let i = 0, n = values.length; …)` is not there yet. */
function lengthText(file: FileFacts, loop: TSESTree.Node, bound: TSESTree.Node): string {
  const declared = bound.type === T.Identifier ? file.scopes.variable(bound)?.defs[0]?.node : undefined;
  return file.textOf(declared?.type === T.VariableDeclarator && declared.init && within(declared, loop) ? declared.init : bound);
}

