import type { FileFacts } from '../src/facts/file.ts';
import type { Finding } from '../src/finding.ts';
import { misdirectedReleases } from '../src/obligations/faults/misdirected.ts';
import { unheardReleases } from '../src/obligations/faults/unheard.ts';
import { defineRule } from '../src/rule.ts';

/** One release, one report: the first that says what is wrong with it. */
function found(file: FileFacts): Finding[] {
  const all = [...misdirectedReleases(file), ...unheardReleases(file)];
  return all.filter((finding, i) => !all.slice(0, i).some(({ range }) => range[0] === finding.range[0])).sort((a, b) => a.range[0] - b.range[0]);
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
    fewerEvents: 'This leaves the listener for {{left}}: the function was added for more events ({{added}}).',
    neverAssigned: 'This removes nothing: no function is ever assigned to what it names ({{added}}).',
    unassigned: 'This releases nothing: nothing is ever assigned to `{{name}}`.',
    emptied: 'This empties `{{name}}`, which the same call has filled ({{filled}}): its release finds nothing there.',
    namedOnly: 'This releases nothing: it names `{{name}}` and does not call it.',
    stopped: 'This releases the first and leaves the others: `every` goes on only as long as it is told `true`.',
    uncalledCleanup: 'Nobody calls this clean-up: {{ignoredBy}} ignores what is returned.',
    deadHook: 'Nobody calls this clean-up: Vue {{major}} calls `{{instead}}` instead of `{{name}}`.',
    acquiredAtEnd: 'This adds the listener again where it should be removed ({{added}}).',
  },
  detect: found,
});
