import { defineRule } from '../src/rule.ts';
import { copyChainsOf } from '../src/waste/copy-chain.ts';

export default defineRule({
  name: 'no-array-copy-chain',
  description: 'disallow chains and rows of loops that build arrays only to read them once',
  recommended: true,
  fixes: true,
  messages: {
    copies: 'This makes {{copies}} arrays of {{source}}, each as long as the data, to read all but the last once: one loop makes one.',
    repeated: 'This makes {{copies}} arrays of {{source}} on each turn of a loop that leaves {{source}} as it is.',
    large: 'This makes {{copies}} arrays of {{source}}, which is large: each holds all of it once more.',
    joined: 'This makes {{copies}} arrays to join what they hold in the last: one that is filled needs none of the others.',
    largeJoined: 'This makes {{copies}} arrays, one of them large, to join what they hold in the last: one that is filled needs none of the others.',
    walked: 'This makes {{copies}} arrays of {{source}}, each as long as the data, and keeps none: one loop comes to the same value.',
    repeatedWalked: 'This makes {{copies}} arrays of {{source}} on each turn of a loop that leaves {{source}} as it is, and keeps none.',
    largeWalked: 'Each step makes an array of {{source}}, which is large, and none is kept: one loop comes to the same value.',
  },
  detect: (file) => file.once(copyChainsOf),
});
