import type { Row } from './row.ts';

const global = { global: true };
const observer = (name: string, release: readonly string[] = ['disconnect']): Row => ({
  id: `dom.${name}`,
  rule: 'no-leaked-observer',
  what: name,
  acquire: { kind: 'new', names: [name], from: global },
  yields: 'handle',
  release: [{ by: 'method', names: release }],
  heldBy: 'target',
});
const resource = (name: string, what: string, release: readonly string[], heldBy: Row['heldBy'] = 'global'): Row => ({
  id: `dom.${name}`,
  rule: 'no-unreleased-resource',
  what,
  acquire: { kind: 'new', names: [name], from: global },
  yields: 'handle',
  release: [{ by: 'method', names: release }],
  heldBy,
});

/** DOM Standard, events; the observers' own specifications; File API. */
export const dom: readonly Row[] = [
  {
    id: 'dom.addEventListener',
    rule: 'no-leaked-listener',
    what: 'listener',
    acquire: { kind: 'method', names: ['addEventListener'], on: 'event-target' },
    yields: 'nothing',
    release: [{ by: 'pair', names: ['removeEventListener'], identity: ['event', 'handler', 'capture'] }],
    finite: ['once', 'signal'],
    heldBy: 'receiver',
  },
  {
    id: 'dom.addEventListener.global',
    rule: 'no-leaked-listener',
    what: 'listener',
    acquire: { kind: 'call', names: ['addEventListener'], from: global },
    yields: 'nothing',
    release: [{ by: 'pair', names: ['removeEventListener'], identity: ['event', 'handler', 'capture'] }],
    finite: ['once', 'signal'],
    heldBy: 'receiver',
  },
  {
    id: 'dom.MediaQueryList.addListener',
    rule: 'no-leaked-listener',
    what: 'media query listener',
    acquire: { kind: 'method', names: ['addListener'], on: { from: 'lib', name: 'MediaQueryList' } },
    yields: 'nothing',
    release: [{ by: 'pair', names: ['removeListener'], identity: ['handler'] }],
    heldBy: 'receiver',
  },
  observer('MutationObserver'),
  observer('ResizeObserver'),
  observer('IntersectionObserver'),
  observer('PerformanceObserver'),
  observer('ReportingObserver'),
  {
    id: 'dom.createObjectURL',
    rule: 'no-leaked-object-url',
    what: 'object URL',
    acquire: { kind: 'static', object: 'URL', names: ['createObjectURL'] },
    yields: 'handle',
    release: [{ by: 'static', object: 'URL', names: ['revokeObjectURL'] }],
    heldBy: 'global',
  },
  resource('WebSocket', 'WebSocket', ['close']),
  resource('EventSource', 'EventSource', ['close']),
  resource('Worker', 'worker', ['terminate']),
  resource('BroadcastChannel', 'broadcast channel', ['close']),
  resource('RTCPeerConnection', 'peer connection', ['close']),
  resource('AudioContext', 'audio context', ['close']),
  {
    id: 'dom.createImageBitmap',
    rule: 'no-unreleased-resource',
    what: 'image bitmap',
    acquire: { kind: 'call', names: ['createImageBitmap'], from: global },
    yields: 'handle',
    release: [{ by: 'method', names: ['close'] }],
    heldBy: 'receiver',
  },
];
