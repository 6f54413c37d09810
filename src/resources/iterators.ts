import type { Kind, Row } from './row.ts';

const events = ['events', 'node:events'];
const iterator = (id: string, what: string, acquire: Row['acquire'], optionsAt: number): Row => ({
  id: `node.${id}`,
  rule: 'no-abandoned-iterator',
  what,
  acquire,
  yields: 'handle',
  release: [{ by: 'method', names: ['return', 'throw', '[Symbol.asyncDispose]'] }],
  finite: ['signal'],
  heldBy: 'global',
  scoped: true,
  releasesLater: true,
  releaseMayMiss: true,
  optionsAt,
});

const fileWatcher = (id: string, name: string, modules: readonly string[]): Row => ({ ...iterator(id, 'file watcher', { kind: 'call', names: [name], from: { modules } }, 1), lazy: true, releasesAtNext: true });

const streamIterator = (id: string, names: readonly string[], on: Kind): Row => ({
  id,
  rule: 'no-abandoned-iterator',
  what: 'stream iterator',
  acquire: { kind: 'method', names, on },
  yields: 'handle',
  release: [{ by: 'method', names: ['return', 'throw', '[Symbol.asyncDispose]'] }],
  heldBy: 'global',
  scoped: true,
  releasesLater: true,
  releaseMayMiss: true,
  lazy: true,
  drains: 'next',
});

const generator: Row = {
  id: 'js.generator',
  rule: 'no-abandoned-iterator',
  what: 'generator',
  acquire: { kind: 'generator', async: false },
  yields: 'handle',
  release: [{ by: 'method', names: ['return', 'throw', '[Symbol.dispose]'] }],
  heldBy: 'global',
  scoped: true,
  lazy: true,
  drains: 'next',
};

/** Iterators and readers that hold something until they are told to return, or have come to their end. */
export const iterators: readonly Row[] = [
  { ...iterator('events.on', 'event iterator', { kind: 'call', names: ['on', 'EventEmitter.on'], from: { modules: events }, on: 'argument' }, 2), heldBy: 'receiver' },
  { ...iterator('timers.interval', 'interval iterator', { kind: 'call', names: ['setInterval'], from: { modules: ['timers/promises', 'node:timers/promises'] } }, 2), lazy: true },
  fileWatcher('fs.watch.iterator', 'watch', ['fs/promises', 'node:fs/promises']),
  fileWatcher('fs.promises.watch', 'promises.watch', ['fs', 'node:fs']),
  generator,
  { ...generator, id: 'js.asyncGenerator', acquire: { kind: 'generator', async: true }, release: [{ by: 'method', names: ['return', 'throw', '[Symbol.asyncDispose]'] }], releasesLater: true },
  streamIterator('node.stream.iterator', ['[Symbol.asyncIterator]'], 'stream'),
  streamIterator('web.stream.iterator', ['[Symbol.asyncIterator]', 'values'], 'web-stream'),
  {
    id: 'web.getReader',
    rule: 'no-abandoned-iterator',
    what: 'stream reader',
    acquire: { kind: 'method', names: ['getReader'], on: 'web-stream' },
    yields: 'handle',
    release: [{ by: 'method', names: ['cancel', 'releaseLock'] }],
    heldBy: 'global',
    scoped: true,
    releasesLater: true,
    drains: 'read',
  },
];
