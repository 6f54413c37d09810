import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { IndexPlan, LinesPlan, LoopPlan, WalkPlan } from '../../plans/waste/lines/plan.ts';
import type { RewriteSource } from '../source.ts';
import { bind, styled } from './bindings.ts';
import { helperAtEnd } from './helper.ts';
import { bodyLoop, valueLoop } from './line-loop.ts';
import { removed, removedAll } from './removals.ts';

/** Walks what a generator reads, in place of the pieces of a text that was read as a whole. */
export function readLines(plan: LinesPlan, source: RewriteSource): Edit[] {
  const { read, split, argument, suffix, helper, imports, dropped, untyped, walk } = plan;
  source.node(read, 'CallExpression');
  const lines = `${helper.name}(${suffix === '' ? source.asArgument(source.node(argument)) : source.asReceiver(source.node(argument))}${suffix})`;
  const call = helper.trimmed ? `${helper.trimmed.name}(${lines})` : lines;
  const code = [helper.code, helper.trimmed?.code].filter((part) => part !== undefined);
  const pieces: Edit = { range: source.node(split, 'CallExpression').range, text: call };
  const around = [
    ...bind(source, imports),
    ...removedAll(source, dropped.map((range) => source.node(range, 'VariableDeclaration').range)),
    ...(untyped ? [{ range: untyped, text: source.node(untyped, 'Identifier').name }] : []),
    ...(code.length > 0 ? [helperAtEnd(source, code.flatMap((part, index) => (index > 0 ? ['', ...part] : part)))] : []),
  ];
  return [...around, ...walkEdits(source, walk, pieces)];
}

/** The walk over what gives its pieces one at a time: `list` becomes the text of that. */
export function walkEdits(source: RewriteSource, walk: WalkPlan, list: Edit): Edit[] {
  if (walk.by === 'of' || walk.by === 'iterable') return [list, ...awaited(source, walk)];
  const isInline = isSame(walk.pieces, list.range);
  const iterable = isInline ? list.text : source.slice(source.node(walk.pieces).range);
  const loop = walk.by === 'index' ? indexLoop(walk, source, iterable) : loopEdits(walk, source, iterable);
  return [...(isInline ? [] : [list]), ...loop];
}

const isSame = (left: Range, right: Range): boolean => left[0] === right[0] && left[1] === right[1];

export const loopEdits = (plan: LoopPlan, source: RewriteSource, iterable: string): Edit[] => (plan.end.is === 'body' ? bodyLoop({ ...plan, end: plan.end }, source, iterable) : valueLoop({ ...plan, end: plan.end }, source, iterable));

function awaited(source: RewriteSource, walk: WalkPlan & { by: 'iterable' | 'of' }): Edit[] {
  if (walk.by === 'iterable') {
    source.node(walk.taker);
    return [];
  }
  const [start] = source.node(walk.loop, 'ForOfStatement').range;
  return walk.awaits ? [{ range: [start, start + 'for'.length], text: 'for await' }] : [];
}

function indexLoop({ loop, awaits, element, reads, alias, count }: IndexPlan, source: RewriteSource, iterable: string): Edit[] {
  const { range, body } = source.node(loop, 'ForStatement', 'ForOfStatement');
  const indent = source.indentAt(range[0]);
  const head = `for${awaits ? ' await' : ''} (const ${element} of ${iterable}) `;
  const declared = count === undefined ? '' : `${styled(source, `let ${count.name} = -1;`)}${source.eol}${indent}`;
  const gone = alias && removed(source, source.node(alias, 'VariableDeclaration').range);
  const counted = count === undefined ? [] : [{ range: [body.range[0] + 1, body.range[0] + 1] as const, text: [`${count.name} += 1;`, ...(count.skips > 0 ? [`if (${count.name} < ${count.skips}) continue;`] : [])].map((line) => `${source.eol}${indent}${source.step}${styled(source, line)}`).join('') }];
  for (const read of reads) if (read[0] < body.range[0] || read[1] > body.range[1]) throw new CorruptFindingError('piece', read);
  return [
    { range: [range[0], body.range[0]], text: declared + head },
    ...counted,
    ...(gone ? [gone] : []),
    ...reads.map((read) => ({ range: source.node(read, 'MemberExpression').range, text: element })),
  ];
}
