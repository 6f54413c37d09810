import type { FileFacts } from '../src/facts/file.ts';
import { findingIds } from '../src/facts/finding-id.ts';
import { reportRange } from '../src/facts/syntax.ts';
import type { Finding } from '../src/finding.ts';
import { factsOf } from '../src/obligations/findings.ts';
import { mismatchesOf } from '../src/obligations/mismatches.ts';
import { planOfMismatch } from '../src/plans/mismatch.ts';
import { uncalledOf } from '../src/obligations/uncalled.ts';
import { defineRule } from '../src/rule.ts';

function mismatched(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return mismatchesOf(file).map((mismatch) => {
    const { kind, life, addition, removal } = mismatch;
    const { plan, verdict } = planOfMismatch(file, mismatch);
    const { line } = file.sourceCode.getLocFromIndex(addition.node.range[0]);
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
}

function uncalled(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return uncalledOf(file).map(({ statement, cleanup, life, ignoredBy }) => ({
    id: id('no-mismatched-release', statement),
    rule: 'no-mismatched-release',
    messageId: 'uncalledCleanup',
    data: { ignoredBy },
    range: statement.range,
    certainty: 'certain',
    facts: [{ name: 'clean-up', value: 'it releases, and nothing calls it', range: cleanup.range }, ...factsOf(life)],
    verdict: { level: 'manual', scope: 'file', reason: 'where the clean-up belongs is for the author to say: what it releases is local to the function that returns it', blocker: cleanup.range },
  }));
}

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
    neverAssigned: 'This removes nothing: no function is ever assigned to what it names ({{added}}).',
    uncalledCleanup: 'Nobody calls this clean-up: {{ignoredBy}} ignores what is returned.',
    acquiredAtEnd: 'This adds the listener again where it should be removed ({{added}}).',
  },
  detect: (file) => [...mismatched(file), ...uncalled(file)].sort((a, b) => a.range[0] - b.range[0]),
});
