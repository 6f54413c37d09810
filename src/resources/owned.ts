import type { Row } from './row.ts';

/** What a teardown is called, the telling names first. */
export const releaseNames = ['dispose', '[Symbol.dispose]', 'destroy', '[Symbol.asyncDispose]', 'release', 'close', 'terminate', 'free', 'disposeInternal', 'destroyRecursive'];

/** `bySibling`: the name alone says too little, another object of the class that is released by it has to. */
const own = (id: string, name: string, members: readonly string[], bySibling = false): Row => ({
  id: `any.${id}`,
  rule: 'no-unreleased-resource',
  what: 'object with a teardown',
  acquire: { kind: 'made', members: [members], ...(bySibling ? { bySibling } : {}) },
  yields: 'handle',
  release: [{ by: 'method', names: [name, ...releaseNames.filter((other) => other !== name)] }],
  heldBy: 'receiver',
  owned: true,
});

/** Its construction listens to something that outlives it, and its teardown stops that. */
const holding = (name: string): Row => ({
  id: `any.holding.${name}`,
  rule: 'no-unreleased-resource',
  what: 'object that listens until its teardown',
  acquire: { kind: 'made', members: [[name]], holding: true },
  yields: 'handle',
  release: [{ by: 'method', names: [name, ...releaseNames.filter((other) => other !== name)] }],
  heldBy: 'global',
});

/** A variable's, which no other function sees: when the call is over, nobody can end it. */
const local: Row = {
  id: 'any.local',
  rule: 'no-unreleased-resource',
  what: 'object with a teardown',
  acquire: { kind: 'made', members: [['dispose']], local: true },
  yields: 'handle',
  release: [{ by: 'method', names: releaseNames }],
  heldBy: 'receiver',
};

/** The same without its type: another function of the file releases what it makes of the class in that way. */
const localBySibling = (name: string): Row => ({ ...local, id: `any.local.${name}`, acquire: { kind: 'made', members: [[name]], local: true, bySibling: true }, release: [{ by: 'method', names: [name, ...releaseNames.filter((other) => other !== name)] }] });

/** Objects of the project's own that have a teardown: who makes them ends them. */
export const owned: readonly Row[] = [
  holding('dispose'),
  holding('destroy'),
  holding('close'),
  holding('stop'),
  own('disposable', 'dispose', ['dispose', '[Symbol.dispose]', '[Symbol.asyncDispose]']),
  own('destroyable', 'destroy', ['destroy']),
  own('releasable', 'release', ['release'], true),
  own('closable', 'close', ['close'], true),
  own('terminable', 'terminate', ['terminate'], true),
  own('freeable', 'free', ['free'], true),
  local,
  ...['dispose', 'destroy', 'free', 'close', 'terminate'].map(localBySibling),
];
