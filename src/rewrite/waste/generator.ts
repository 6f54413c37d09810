import type { TSESTree } from '@typescript-eslint/utils';

import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { CallPlan, GeneratorPlan, YieldPlan } from '../../plans/waste/generator/plan.ts';
import type { RewriteSource } from '../source.ts';
import { walkEdits } from './lines.ts';
import { removed } from './removals.ts';

/** Yields values instead of collecting them, and walks them as they come. */
export const yieldValues = ({ fn, calls }: GeneratorPlan, source: RewriteSource): Edit[] => [...(fn ? yielding(fn, source) : []), ...calls.flatMap((call) => walking(call, source))];

function yielding({ fn, list, pushes, returns, type }: YieldPlan, source: RewriteSource): Edit[] {
  const node = source.node(fn, 'ArrowFunctionExpression', 'FunctionDeclaration', 'FunctionExpression');
  const last = node.body.type === 'BlockStatement' ? node.body.body.at(-1) : undefined;
  return [
    ...starred(node, source),
    ...(type ? [typed(node, type, source)] : []),
    removed(source, source.node(list, 'VariableDeclaration').range),
    ...pushes.map((range) => yielded(source.node(range, 'CallExpression'), source)),
    ...returns.map((range) => ended(source.node(range, 'ReturnStatement'), last, source)),
  ];
}

/** `function*`, `*method`; an arrow function becomes a function. */
function starred(node: TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression, source: RewriteSource): Edit[] {
  const { sourceCode } = source.file;
  if (node.type === 'ArrowFunctionExpression') {
    const arrow = sourceCode.getTokenBefore(node.body, ({ value }) => value === '=>');
    const [only] = node.params;
    const start = node.async ? (sourceCode.getFirstToken(node, ({ value }) => value === 'async')?.range[1] ?? node.range[0]) : node.range[0];
    if (!arrow) throw new CorruptFindingError('arrow', node.range);
    const bare = only && sourceCode.getTokenBefore(arrow)?.value !== ')' && !node.returnType ? only : undefined;
    const word = `${node.async ? ' ' : ''}function* `;
    const open: Edit[] = bare ? [{ range: [bare.range[0], bare.range[0]], text: '(' }, { range: [bare.range[1], bare.range[1]], text: ')' }] : [];
    const first = sourceCode.getTokenAfter({ range: [start, start] } as never) ?? node;
    const gone: Edit = { range: [arrow.range[0], source.arrowBodyStart(node)], text: '' };
    return [{ range: [start, node.async ? first.range[0] : start], text: word }, ...open, gone];
  }
  const method = node.parent.type === 'MethodDefinition' ? node.parent : undefined;
  if (method) return [{ range: [method.key.range[0], method.key.range[0]], text: '*' }];
  const word = sourceCode.getFirstToken(node, ({ value }) => value === 'function');
  if (!word) throw new CorruptFindingError('function', node.range);
  return [{ range: [word.range[1], word.range[1]], text: '*' }];
}

function typed(node: TSESTree.Node, { at, text }: NonNullable<YieldPlan['type']>, source: RewriteSource): Edit {
  if (at[0] < node.range[0] || at[1] > node.range[1]) throw new CorruptFindingError('type', at);
  if (at[0] === at[1] ? source.text[at[0] - 1] !== ')' : !source.text.slice(node.range[0], at[0]).trimEnd().endsWith(':')) throw new CorruptFindingError('type', at);
  return { range: at, text };
}

/** `list.push(value)` as `yield value`; of several values, as `yield*` of a list, which is made before the first is given. */
function yielded({ arguments: values, range, callee }: TSESTree.CallExpression, source: RewriteSource): Edit {
  const [only, ...others] = values;
  if (!only || callee.type !== 'MemberExpression') throw new CorruptFindingError('push', range);
  const slice = (node: TSESTree.Node): string => source.reindent(source.slice(node.range), source.indentAt(node.range[0]), source.indentAt(range[0]));
  if (others.length > 0) return { range, text: `yield* [${values.map(slice).join(', ')}]` };
  if (only.type === 'SpreadElement') return { range, text: `yield* ${slice(only.argument)}` };
  return { range, text: only.type === 'SequenceExpression' ? `yield (${slice(only)})` : `yield ${slice(only)}` };
}

/** The last `return list;` goes, another one becomes `return;`. */
function ended(node: TSESTree.ReturnStatement, last: TSESTree.Node | undefined, source: RewriteSource): Edit {
  if (!node.argument) throw new CorruptFindingError('value', node.range);
  if (node === last) return removed(source, node.range);
  const closing = source.file.sourceCode.getLastToken(node);
  const end = closing?.value === ';' ? source.text.slice(0, closing.range[0]).trimEnd().length : node.range[1];
  return { range: [node.range[0] + 'return'.length, end], text: '' };
}

function walking({ value, call, untyped, walk }: CallPlan, source: RewriteSource): Edit[] {
  const kept = source.slice(source.node(call, 'CallExpression').range);
  const { range } = source.node(value, 'AwaitExpression', 'CallExpression');
  const edits = walkEdits(source, walk, { range, text: kept });
  const changes = edits.filter((edit) => edit.text !== source.slice(edit.range));
  return [...(untyped ? [{ range: untyped, text: source.node(untyped, 'Identifier').name }] : []), ...changes];
}
