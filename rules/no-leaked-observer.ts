import { leaksOf } from '../src/obligations/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-leaked-observer',
  description: 'disallow observers that are not disconnected when what made them ends',
  recommended: true,
  messages: {
    dropped: 'This {{what}} is dropped, so nothing can disconnect it after {{end}}.',
    neverReleased: 'This {{what}} is never disconnected: it goes on observing after {{end}} and keeps {{owner}} alive.',
    notAtEnd: 'This {{what}} is disconnected only to be made again: it goes on observing after {{end}}.',
    unreached: 'This {{what}} is disconnected, but not when {{owner}} ends ({{end}} does not reach it).',
  },
  detect: leaksOf('no-leaked-observer'),
});
