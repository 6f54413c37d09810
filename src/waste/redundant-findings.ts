import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { findingIds } from '../facts/finding-id.ts';
import type { FileFacts } from '../facts/file.ts';
import { isOpenEnded } from '../facts/open-ended.ts';
import { sizeOf } from '../facts/size.ts';
import { methodCall, reportRange } from '../facts/syntax.ts';
import type { Finding } from '../finding.ts';
import { planDirect } from '../plans/waste/direct.ts';
import { copyChainsOf } from './copy-chain.ts';
import { redundantCopies, type Redundant } from './redundant.ts';

/** What costs another order of work than the direct form: a look-up that copies, a sort for one element. */
const ofAnotherOrder: ReadonlySet<Redundant['what']> = new Set(['searched', 'counted', 'sorted']);

/** Arrays that are made to be asked once, or of what nobody else has. */
export function redundantCopiesOf(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  const chains = file.once(copyChainsOf);
  return redundantCopies(file).flatMap((redundant): Finding[] => {
    const { node, what } = redundant;
    const copied = what === 'fresh' ? methodCall(node)?.receiver : redundant.source;
    const isPartOfChain = chains.some(({ range }) => node.range[0] >= range[0] && node.range[1] <= range[1]);
    if (isPartOfChain || (copied && !ofAnotherOrder.has(what) && sizeOf(file, copied) === 'small')) return [];
    const { plan, verdict } = planDirect(file, redundant);
    return [
      {
        id: id('no-redundant-copy', node),
        rule: 'no-redundant-copy',
        messageId: what,
        data: { source: copied && /^[\w$.]{1,40}$/.test(file.textOf(copied)) ? `\`${file.textOf(copied)}\`` : 'the data' },
        // A chain before it is told where it begins.
        range: node.type === T.CallExpression && chains.some(({ range }) => range[0] === node.range[0]) ? reportRange(node) : node.range,
        certainty: ofAnotherOrder.has(what) && (what !== 'sorted' || (copied !== undefined && isLarge(file, copied))) ? 'certain' : 'likely',
        facts: [{ name: 'makes', value: `an array that is ${what}`, range: node.range }, ...(copied ? [{ name: 'of', value: file.textOf(copied).split('\n')[0] as string, range: copied.range }] : [])],
        verdict,
        ...(plan ? { plan } : {}),
      },
    ];
  });
}

/** A sort of a handful costs nothing that anybody sees. */
const isLarge = (file: FileFacts, source: TSESTree.Node): boolean => sizeOf(file, source) === 'large' || isOpenEnded(file, source);
