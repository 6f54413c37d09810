import { releaseNames } from './owned.ts';
import type { Row } from './row.ts';

const others = releaseNames.filter((name) => !name.startsWith('['));
const disposable = (id: string, member: '[Symbol.dispose]' | '[Symbol.asyncDispose]', dropped: boolean): Row => ({
  id: `js.${id}`,
  rule: dropped ? 'no-leaked-subscription' : 'no-unreleased-resource',
  what: 'disposable',
  acquire: { kind: 'given', member, ...(dropped ? { dropped } : {}) },
  yields: 'handle',
  release: [{ by: 'method', names: [member, ...others] }],
  heldBy: 'global',
  disposableSince: [18, 0],
  ...(member === '[Symbol.asyncDispose]' ? { releasesLater: true } : {}),
});
const beside = (member: 'dispose' | 'unsubscribe', what: string): Row => ({
  id: `js.given.${member}`,
  rule: 'no-leaked-subscription',
  what,
  acquire: { kind: 'given', member, dropped: true, bySibling: true },
  yields: 'handle',
  release: [{ by: 'method', names: [member] }],
  heldBy: 'global',
});

/** What a class or the declared result of a function promises to be: somebody is to dispose of it. */
export const contracts: readonly Row[] = [
  disposable('disposable', '[Symbol.dispose]', false),
  disposable('asyncDisposable', '[Symbol.asyncDispose]', false),
  disposable('disposable.dropped', '[Symbol.dispose]', true),
  disposable('asyncDisposable.dropped', '[Symbol.asyncDispose]', true),
  beside('dispose', 'disposable'),
  beside('unsubscribe', 'subscription'),
];
