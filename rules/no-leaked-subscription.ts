import { leaksOf } from '../src/obligations/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-leaked-subscription',
  description: 'disallow subscriptions whose undo is dropped or forgotten',
  recommended: true,
  messages: {
    dropped: 'What undoes this {{what}} is dropped: the source keeps {{owner}} alive after {{end}}.',
    neverReleased: 'This {{what}} is never undone: the source keeps {{owner}} alive after {{end}}.',
    notAtEnd: 'This {{what}} is undone only to be made again, not at the end: the source keeps {{owner}} alive after {{end}}.',
    unreached: 'This {{what}} is undone, but not when {{owner}} ends ({{end}} does not reach it).',
  },
  detect: leaksOf('no-leaked-subscription'),
});
