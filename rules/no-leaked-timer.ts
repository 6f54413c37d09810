import { leaksOf } from '../src/obligations/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-leaked-timer',
  description: 'disallow timers, animation frames and position watches that outlive what started them',
  recommended: true,
  fixes: true,
  messages: {
    dropped: 'The handle of this {{what}} is dropped, so nothing can stop it after {{end}}: it keeps {{owner}} alive.',
    neverReleased: 'This {{what}} is never cleared: it runs on after {{end}} and keeps {{owner}} alive.',
    notAtEnd: 'This {{what}} is cleared only to be set again: it runs on after {{end}} and keeps {{owner}} alive.',
    outrun: 'This {{what}} stays when what it waits for comes first: nothing clears it, and it keeps what it reaches alive until it fires.',
    unreached: 'This {{what}} is cleared, but not when {{owner}} ends ({{end}} does not reach it).',
  },
  detect: leaksOf('no-leaked-timer'),
});
