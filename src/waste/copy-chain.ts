import type { TSESTree } from '@typescript-eslint/utils';

import { isArray, readsText } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import { sizeOf } from '../facts/size.ts';
import { methodCall, unwrap } from '../facts/syntax.ts';
import type { Finding } from '../finding.ts';
import { planCopyChain } from '../plans/waste/copy-chain.ts';
import { planJoinedChains } from '../plans/waste/joined-chains.ts';
import { planWalkedChain } from '../plans/waste/walked-chain.ts';
import { reusable } from '../plans/waste/in-place.ts';
import { chainsOf } from './chain.ts';
import { joinedChainsOf, type JoinedChains } from './joined-chains.ts';
import { looksLikeArray } from './looks-like-array.ts';
import { pipelinesOf } from './pipelines.ts';
import { repeatsAround } from './repeats.ts';
import { copiesOf, inputOf, isWalkedByLoop, lastOf, type Pipeline } from './stage.ts';
import { enoughCopies } from './worth.ts';

/** Chains that make three or more arrays of data whose size is open, and of which only the last is kept. */
export function copyChainsOf(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  const chains = pipelinesOf(file).flatMap((pipeline) => findingOf(file, pipeline, id).map((finding) => ({ finding, pipeline })));
  // A join that a chain goes on from is part of that, a chain that is joined part of the join.
  const sources = new Set(chains.map(({ pipeline }) => unwrap(inputOf(pipeline))));
  const joins = joinedChainsOf(file, file.once(chainsOf)).filter(({ node }) => !sources.has(node));
  const parts = new Set(joins.flatMap((join) => join.parts.map(({ group }) => group?.chain)).filter((chain) => chain !== undefined));
  const single = chains.filter(({ pipeline }) => pipeline.groups.length > 1 || !parts.has(lastOf(pipeline).chain as TSESTree.Expression));
  return [...single.map(({ finding }) => finding), ...joins.map((join) => joinFinding(file, join, id))].sort((left, right) => left.range[0] - right.range[0]);
}

function joinFinding(file: FileFacts, joined: JoinedChains, id: ReturnType<typeof findingIds>): Finding {
  const { node, parts, copies, isLarge } = joined;
  const { plan, verdict } = planJoinedChains(file, joined);
  return {
    id: id('no-array-copy-chain', node),
    rule: 'no-array-copy-chain',
    messageId: isLarge ? 'largeJoined' : 'joined',
    data: { copies: String(copies) },
    range: node.range,
    certainty: isLarge ? 'certain' : 'likely',
    facts: parts.flatMap(({ group }) => (group ? [{ name: 'makes', value: `${group.copies} in a chain`, range: (group.chain ?? node).range }] : [])),
    verdict,
    ...(plan ? { plan } : {}),
  };
}

function findingOf(file: FileFacts, pipeline: Pipeline, id: ReturnType<typeof findingIds>): Finding[] {
  const [only, ...others] = pipeline.groups;
  const end = others.length === 0 ? only?.end : undefined;
  // Where nothing keeps the last array, that is one more to do without.
  const copies = copiesOf(pipeline) + (end ? 1 : 0);
  if (copies < 2) return [];
  const input = inputOf(pipeline);
  const isWalked = isWalkedByLoop(pipeline);
  const kind = isWalked ? 'yes' : isArray(file, input);
  if (kind === 'no' || (kind === 'unknown' && !looksLikeArray(file, input))) return [];
  const size = sizeOf(file, input);
  // A file that is read whole is a matter of its own.
  if (size === 'small' || isPieceOfFile(file, input)) return [];
  const isLarge = kind === 'yes' && size === 'large';
  const [first] = pipeline.groups;
  const repeat = copies >= enoughCopies && kind === 'yes' && size === 'open' ? repeatsAround(file, input, first?.loop?.node ?? input) : undefined;
  if (!isLarge && !repeat && copies < enoughCopies && (end || !reusable(file, pipeline))) return [];
  const last = lastOf(pipeline);
  const node = end?.last ?? last.chain ?? last.loop?.node ?? input;
  const walked = end && only ? planWalkedChain(file, only, end) : undefined;
  const { plan, verdict } = walked && (walked.plan || copies <= enoughCopies) ? walked : planCopyChain(file, pipeline);
  return [
    {
      id: id('no-array-copy-chain', node),
      rule: 'no-array-copy-chain',
      messageId: end ? (isLarge ? 'largeWalked' : repeat ? 'repeatedWalked' : 'walked') : isLarge ? 'large' : repeat ? 'repeated' : 'copies',
      data: { copies: String(copiesOf(pipeline)), source: nameOf(file, input) },
      range: node.range,
      certainty: isLarge ? 'certain' : 'likely',
      facts: [
        { name: 'source', value: `is an array: ${kind}, size: ${size}`, range: input.range },
        ...pipeline.groups.map((group) => ({ name: 'makes', value: `${group.copies} in a ${group.form}`, range: (group.chain ?? group.loop?.node ?? node).range })),
        ...(repeat ? [{ name: 'repeated in', value: file.textOf(repeat).split('\n')[0] as string, range: repeat.range }] : []),
      ],
      verdict,
      ...(plan ? { plan } : {}),
    },
  ];
}

/** `readFileSync(path, 'utf8').split('\n')` */
function isPieceOfFile(file: FileFacts, input: TSESTree.Expression): boolean {
  const method = methodCall(input);
  return method?.name === 'split' && readsText(file, unwrap(method.receiver));
}

/** `values`, `this.values`, or what it is. */
const nameOf = (file: FileFacts, input: TSESTree.Node): string => (/^[\w$.]{1,40}$/.test(file.textOf(input)) ? `\`${file.textOf(input)}\`` : 'the data');
