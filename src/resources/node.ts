import type { Release, Row } from './row.ts';

const off: Release = { by: 'pair', names: ['off', 'removeListener', 'un', 'unbind', 'removeEventListener', '$off', 'detachEvent', 'unsubscribe'], identity: ['event', 'handler'] };
const allOff: Release = { by: 'receiver', names: ['removeAllListeners', 'offAll', 'clearListeners', 'removeAll'] };
export const made = (id: string, what: string, names: readonly string[], modules: readonly string[], release: readonly string[], kind: 'call' | 'new' = 'call'): Row => ({
  id: `node.${id}`,
  rule: 'no-unreleased-resource',
  what,
  acquire: { kind, names, from: { modules } },
  yields: 'handle',
  release: [{ by: 'method', names: release }],
  heldBy: 'global',
});

const fs = ['fs', 'node:fs', 'fs-extra', 'graceful-fs'];
const file = 'read readv write writev readSync readvSync writeSync writevSync fstat fstatSync fsync fsyncSync fdatasync fdatasyncSync ftruncate ftruncateSync futimes futimesSync fchmod fchmodSync fchown fchownSync readFile readFileSync writeFile writeFileSync appendFile appendFileSync'.split(' ');
const descriptor = (name: 'open' | 'openSync', release: readonly string[]): Row => ({
  ...made(name === 'open' ? 'fs.open' : name, 'file descriptor', [name], fs, []),
  release: [{ by: 'call', names: release, from: { modules: fs } }],
  borrowedBy: { names: file, from: { modules: fs } },
  scoped: true,
  oneForAll: true,
});

const unref: Pick<Row, 'finite'> = { finite: ['unref'] };

/** Node's documentation: events, fs, net, worker_threads, child_process, readline. */
export const node: readonly Row[] = [
  {
    id: 'node.emitter.on',
    rule: 'no-leaked-listener',
    what: 'listener',
    acquire: { kind: 'method', names: ['on', 'addListener', 'prependListener', '$on', 'bind'], on: 'emitter' },
    yields: 'nothing',
    release: [off, allOff],
    heldBy: 'receiver',
  },
  // An object for each event: those of browser extensions, of signals and dispatchers.
  {
    id: 'event.addListener',
    rule: 'no-leaked-listener',
    what: 'listener',
    acquire: { kind: 'method', names: ['addListener'], on: 'emitter' },
    yields: 'nothing',
    release: [{ by: 'pair', names: ['removeListener'], identity: ['handler'] }],
    heldBy: 'receiver',
  },
  {
    id: 'node.emitter.subscribe',
    rule: 'no-leaked-listener',
    what: 'listener',
    acquire: { kind: 'method', names: ['subscribe'], on: { from: 'package', package: ['diagnostics_channel', 'dc-polyfill', '@types/node'], name: ['Channel', 'channel'] } },
    yields: 'nothing',
    release: [{ by: 'pair', names: ['unsubscribe'], identity: ['argument'] }],
    heldBy: 'receiver',
  },
  { ...made('open', 'file handle', ['open'], ['fs/promises', 'node:fs/promises'], ['close', '[Symbol.asyncDispose]']), scoped: true, disposableSince: [20, 4], releasesLater: true, closedByStreams: ['createReadStream', 'createWriteStream', 'readLines'] },
  { ...made('promises.open', 'file handle', ['promises.open'], fs, ['close', '[Symbol.asyncDispose]']), scoped: true, disposableSince: [20, 4], releasesLater: true },
  descriptor('openSync', ['closeSync', 'close']),
  { ...descriptor('open', ['close', 'closeSync']), givenTo: 'callback' },
  { ...made('createWriteStream', 'file', ['createWriteStream'], fs, ['end', 'destroy', 'close', 'destroySoon', '[Symbol.asyncDispose]']), oneForAll: true, lostAfter: ['write'] },
  { ...made('fs.watch', 'file watcher', ['watch'], ['fs', 'node:fs', 'chokidar'], ['close']), ...unref, keepsContext: true },
  { ...made('worker', 'worker', ['Worker'], ['worker_threads', 'node:worker_threads'], ['terminate'], 'new'), ...unref, keepsContext: true },
  { ...made('channel', 'broadcast channel', ['BroadcastChannel'], ['worker_threads', 'node:worker_threads'], ['close'], 'new'), ...unref, keepsContext: true },
  { ...made('server', 'server', ['createServer', 'createSecureServer'], ['net', 'node:net', 'http', 'node:http', 'https', 'node:https', 'http2', 'node:http2', 'tls', 'node:tls'], ['close', '[Symbol.asyncDispose]']), ...unref, lived: true, keepsContext: true },
  made('readline', 'readline interface', ['createInterface'], ['readline', 'node:readline', 'readline/promises', 'node:readline/promises'], ['close', '[Symbol.dispose]']),
];
