import { leaksOf } from '../src/obligations/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-unreleased-resource',
  description: 'disallow files, sockets, workers and other resources that are opened and not closed',
  recommended: true,
  messages: {
    dropped: 'This {{what}} is dropped, so nothing can close it.',
    neverReleased: 'This {{what}} is never closed: it stays open after {{end}}.',
    notAtEnd: 'This {{what}} is closed only to be opened again: the last one stays open after {{end}}.',
    unreached: 'This {{what}} is closed, but not when {{owner}} ends ({{end}} does not reach it).',
  },
  detect: leaksOf('no-unreleased-resource'),
});
