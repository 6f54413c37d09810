import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import { walksOpenEnded } from '../facts/open-ended.ts';
import { isInvariant, variablesIn } from '../facts/invariant.ts';
import { repetitionsOf, type Repetition } from '../facts/repetition.ts';
import { isFunction, memberName, methodCall, methodOn, unwrap, wrapped } from '../facts/syntax.ts';
import { usesOfValue } from '../facts/value-uses.ts';
import { contains } from '../facts/walk.ts';
import type { Certainty, Finding } from '../finding.ts';
import { planHoist } from '../plans/waste/hoist.ts';
import { decoderOf, type Decoder } from './decoders.ts';
import { formatterOf, type Formatter } from './formatters.ts';
import { patternOf, type Pattern } from './patterns.ts';
import { scratchOf, type Scratch } from './scratch.ts';

export type Allocated = { readonly what: 'formatter'; readonly of: Formatter } | { readonly what: 'decoder'; readonly of: Decoder } | { readonly what: 'pattern'; readonly of: Pattern } | { readonly what: 'scratch'; readonly of: Scratch };

/** What is made again and again although one would do. */
export interface Allocation {
  readonly allocated: Allocated;
  /** Every call that makes the same; they share one. */
  readonly calls: readonly [Allocated, ...Allocated[]];
  /** The outermost loop or function in which nothing that it is made of changes. */
  readonly region: Repetition;
  readonly again: Repetition;
  readonly certainty: Certainty;
}

export function repeatedAllocations(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return file.once(allocationsOf).map((allocation) => {
    const { allocated, again, region, certainty } = allocation;
    const { call } = allocated.of;
    return {
      id: id('no-allocation-in-loop', call),
      rule: 'no-allocation-in-loop',
      messageId: messageOf(allocated),
      data: { again: again.title, made: allocated.what === 'formatter' ? `Intl.${allocated.of.maker}` : file.textOf(call).split('(')[0] ?? '' },
      range: call.range,
      certainty,
      facts: [
        { name: 'again', value: `${again.title}; open-ended: ${again.open}`, range: again.node.range },
        { name: 'same within', value: region.by, range: region.node.range },
      ],
      ...planHoist(file, allocation),
    };
  });
}

const messageOf = (allocated: Allocated): string => (allocated.what === 'formatter' && allocated.of.within ? 'hidden' : allocated.what);

function allocationsOf(file: FileFacts): Allocation[] {
  const groups = new Map<string, Allocation>();
  for (const call of file.index.calls) {
    const allocated = allocatedBy(file, call);
    const allocation = allocated && repeated(file, allocated);
    if (!allocation) continue;
    const key = groupOf(file, allocation);
    const group = groups.get(key);
    groups.set(key, group ? { ...group, calls: [...group.calls, allocation.allocated], certainty: group.certainty === 'certain' ? 'certain' : allocation.certainty } : allocation);
  }
  return [...groups.values()].sort((left, right) => left.allocated.of.call.range[0] - right.allocated.of.call.range[0]);
}

/** What is made alike in one region is one, and in one block where it is made of nothing but what is written. What has a name of its own stays by itself. */
function groupOf(file: FileFacts, { allocated, region }: Allocation): string {
  const { call } = allocated.of;
  if (allocated.what === 'scratch' || wrapped(call).parent?.type === T.VariableDeclarator) return String(call.range);
  const { inputs } = allocated.of;
  const isWritten = region.by !== 'loop' && inputs.every((input) => variablesIn(file, input).length === 0 && isInvariant(file, input, region.node) === 'yes');
  const texts = inputs.map((input) => file.textOf(input).replace(/\s+/g, ' '));
  return [allocated.what, 'maker' in allocated.of ? allocated.of.maker : '', ...texts, (isWritten ? blockAround(region.node) : region.node).range].join('|');
}

function blockAround(node: TSESTree.Node): TSESTree.Node {
  let block = node.parent ?? node;
  while (block.parent && block.type !== T.BlockStatement) block = block.parent;
  return block;
}

/** A file that names none of them needs no look at its calls. */
const named = { scratch: /\b(?:Buffer|(?:Uint|Int|Float)\d+(?:Clamped)?Array)\b/, pattern: /\bRegExp\b/, decoder: /\bTextDecoder\b/ } as const;

function allocatedBy(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): Allocated | undefined {
  const formatter = formatterOf(file, call);
  if (formatter) return formatter.within || usesOfValue(file, call).every(isAsked) ? { what: 'formatter', of: formatter } : undefined;
  const scratch = file.mentions(named.scratch) ? scratchOf(file, call) : undefined;
  if (scratch) return { what: 'scratch', of: scratch };
  const decoder = file.mentions(named.decoder) ? decoderOf(file, call) : undefined;
  if (decoder) return { what: 'decoder', of: decoder };
  const pattern = file.mentions(named.pattern) ? patternOf(file, call) : undefined;
  return pattern && { what: 'pattern', of: pattern };
}

/** `formatter.format(value)`, `collator.compare`: nobody gets the formatter itself. */
function isAsked(use: TSESTree.Node): boolean {
  if (methodOn(use)) return true;
  const outer = wrapped(use);
  return outer.parent?.type === T.MemberExpression && outer.parent.object === outer && /^(?:format|compare)$/.test(memberName(outer.parent) ?? '');
}

function repeated(file: FileFacts, allocated: Allocated): Allocation | undefined {
  const { call } = allocated.of;
  const inputs = 'inputs' in allocated.of ? allocated.of.inputs : (call.arguments as TSESTree.Expression[]);
  const repetitions = repetitionsOf(file, call);
  const sameIn = (repetition: Repetition) => inputs.map((input) => isInvariant(file, input, repetition.node, repetition.by === 'calls'));
  const end = repetitions.findIndex((repetition) => sameIn(repetition).includes('no') || (allocated.what === 'scratch' && !isOneAtATime(file, repetition)));
  const same = end < 0 ? repetitions : repetitions.slice(0, end);
  const again = same.find(({ open }) => open === 'yes') ?? same.find(({ open, by }) => open === 'unknown' || (allocated.what === 'scratch' && by === 'loop'));
  const region = same.at(-1);
  if (!again || !region || (isCheap(allocated) && again.open !== 'yes')) return undefined;
  const isDecided = again.open === 'yes' && same.some(({ node }) => walksOpenEnded(file, node)) && !sameIn(again).includes('unknown') && !(allocated.what === 'formatter' && allocated.of.within?.isFor === 'unknown');
  // One walk over a list costs a moment; a comparison runs for each pair, an inner loop for each element of both.
  const isHot = allocated.what === 'formatter' && (same.length > 1 || same.some(({ by }) => by === 'comparisons'));
  return { allocated, calls: [allocated], region, again, certainty: (allocated.what === 'scratch' && same.some(({ by }) => by === 'loop')) || (isDecided && isHot) ? 'certain' : 'likely' };
}

/** Dear only beside what is done with it: nothing beside what an event or a request costs. */
const isCheap = ({ what }: Allocated): boolean => what === 'pattern' || what === 'decoder';

/** Whether one run has ended before the next begins, so that both may use the same bytes: nothing in it waits, and it calls no function of the file or of its caller, which might call it. */
function isOneAtATime(file: FileFacts, { by, node }: Repetition): boolean {
  if (by === 'loop') return true;
  if (!isFunction(node) || node.async || node.generator) return false;
  return !contains(file, node, (part) => part.type === T.CallExpression && mayCallBack(file, part));
}

function mayCallBack(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === T.Identifier) return file.scopes.functionOf(callee) !== undefined || file.scopes.variable(callee)?.defs[0]?.type === 'Parameter';
  return unwrap(methodCall(call)?.receiver ?? callee).type === T.ThisExpression;
}
