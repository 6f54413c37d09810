import { leaksOf } from '../src/obligations/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-leaked-listener',
  description: 'disallow event listeners that outlive what added them',
  recommended: true,
  messages: {
    neverReleased: 'This {{what}} is never removed: what it listens to keeps {{owner}} alive after {{end}}.',
    unreached: 'This {{what}} is removed, but not when {{owner}} ends ({{end}} does not reach the removal).',
    piled: 'This {{what}} is added again each time, to one thing that stays, and nothing removes any: they pile up.',
    pooled: 'This {{what}} stays on the socket when its request is over: a connection that is kept alive carries the next one, which adds another.',
    spent: 'This {{what}} only settles a promise and stays when it has: each call adds another.',
  },
  detect: leaksOf('no-leaked-listener'),
});
