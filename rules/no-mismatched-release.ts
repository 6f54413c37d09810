import { findingIds } from '../src/facts/finding-id.ts';
import { reportRange } from '../src/facts/syntax.ts';
import { factsOf } from '../src/obligations/findings.ts';
import { mismatchesOf } from '../src/obligations/mismatches.ts';
import { planOfMismatch } from '../src/plans/mismatch.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-mismatched-release',
  description: 'disallow releases that cannot work: of another handler, event, target or capture than was acquired',
  recommended: true,
  messages: {
    freshHandler: 'This removes nothing: the function is made anew here, so it is not the one that was added ({{added}}).',
    otherHandler: 'This removes nothing: another function was added ({{added}}).',
    otherEvent: 'This removes nothing: the function was added for another event ({{added}}).',
    otherTarget: 'This removes nothing: the function was added to another target ({{added}}).',
    otherCapture: 'This removes nothing: the function was added with another `capture` ({{added}}).',
    acquiredAtEnd: 'This adds the listener again where it should be removed ({{added}}).',
  },
  detect: (file) => {
    const id = findingIds(file);
    return mismatchesOf(file).map((mismatch) => {
      const { kind, life, addition, removal } = mismatch;
      const { plan, verdict } = planOfMismatch(file, mismatch);
      const line = file.sourceCode.getLocFromIndex(addition.node.range[0]).line;
      return {
        id: id('no-mismatched-release', removal.node),
        rule: 'no-mismatched-release',
        messageId: kind,
        data: { added: `line ${line}` },
        range: reportRange(removal.node),
        certainty: 'certain',
        facts: [{ name: 'acquires', value: file.textOf(addition.node), range: addition.node.range }, { name: 'release', value: file.textOf(removal.node), range: removal.node.range }, ...factsOf(life)],
        verdict,
        ...(plan ? { plan } : {}),
      };
    });
  },
});
