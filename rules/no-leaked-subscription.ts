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
    piled: 'This {{what}} is made again each time, to one thing that stays, and nothing undoes any: they pile up.',
    deadNotifier: 'This {{what}} waits for a notifier that nothing ever fires: the source keeps {{owner}} alive after {{end}}.',
    unsafeTakeUntil: 'An operator after `takeUntil` subscribes to further sources: they keep {{owner}} alive after {{end}}. Put `takeUntil` last.',
  },
  detect: leaksOf('no-leaked-subscription'),
});
