import { leaksOf } from '../src/obligations/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-leaked-object-url',
  description: 'disallow object URLs that are never revoked',
  recommended: true,
  messages: {
    dropped: 'This {{what}} is never revoked: its data stays in memory until the document is closed.',
    neverReleased: 'This {{what}} is never revoked: its data stays in memory until the document is closed.',
    notAtEnd: 'This {{what}} is revoked only to be made again: the last one stays in memory after {{end}}.',
    unreached: 'This {{what}} is revoked, but not when {{owner}} ends ({{end}} does not reach it).',
  },
  detect: leaksOf('no-leaked-object-url'),
});
