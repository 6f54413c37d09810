import { defineRule } from '../src/rule.ts';
import { redundantCopiesOf } from '../src/waste/redundant-findings.ts';

export default defineRule({
  name: 'no-redundant-copy',
  description: 'disallow arrays that are made to be asked once, and copies of what nobody else has',
  recommended: true,
  fixes: true,
  messages: {
    fresh: 'This copies an array that was just made and that nobody else has: it can be changed in place.',
    copy: 'This copies an array that was just made and that nobody else has.',
    asked: 'This copies {{source}} only to ask it once.',
    mapped: 'This makes an array of {{source}} only to make another one of it: `Array.from()` can map.',
    searched: 'This makes an array of {{source}} and searches it, where `has()` looks it up.',
    counted: 'This makes an array of {{source}} only to count it, where `size` is known.',
    sorted: 'This copies and sorts all of {{source}} for one element: one walk finds it.',
    tallied: 'This makes an array of {{source}} only to count it.',
    set: 'This copies an array that was just made and that nobody else has, to set one element.',
    walked: 'This makes an array of {{source}} only to walk it once: a loop takes what it is made of.',
    iterated: 'This copies {{source}} only to walk it, and nothing in the loop changes it.',
    reversed: 'This copies and turns around all of {{source}} for one element: `findLast()` begins at the end.',
    compared: 'This makes an array of {{source}} and searches it: `some()` ends at the first.',
    joined: 'This makes an array of everything only to make a set of it.',
    filtered: 'On each turn of the loop this makes an array of {{source}} only to count it.',
  },
  detect: redundantCopiesOf,
});
