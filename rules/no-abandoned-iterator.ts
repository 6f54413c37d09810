import { leaksOf } from '../src/obligations/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-abandoned-iterator',
  description: 'disallow iterators and readers that are left without being told to return',
  recommended: true,
  messages: {
    dropped: 'Nothing can end this {{what}} any more: it goes on after its first value.',
    neverReleased: 'Nothing ends this {{what}}: it goes on after {{end}}.',
    notAtEnd: 'This {{what}} is ended only to be made again: the last one goes on after {{end}}.',
    unreached: 'This {{what}} is ended, but not when {{owner}} ends ({{end}} does not reach it).',
    endless: 'Nothing leaves the loop over this {{what}}: it goes on when {{owner}} has ended.',
    left: 'This {{what}} is left before its end, so that what it reads from stays open.',
  },
  detect: leaksOf('no-abandoned-iterator'),
});
