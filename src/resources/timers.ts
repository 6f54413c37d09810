import type { Origin, Release, Row } from './row.ts';

const from: Origin = { global: true, modules: ['timers', 'node:timers'] };
const global: Origin = { global: true };
const timerMethods: Release = { by: 'method', names: ['close', '[Symbol.dispose]'] };
// The platform clears either kind of timer with either function (HTML Standard, "list of active timers").
const clear = (first: string, second: string): Row['release'] => [{ by: 'call', names: [first, second], from }, timerMethods];

/** Packages of one such function each. */
const debouncers = ['debounce', 'throttle'].flatMap((name) => [`lodash/${name}`, `lodash/${name}.js`, `lodash-es/${name}`, `lodash-es/${name}.js`, `lodash.${name}`, name]);

/** HTML Standard, timers and animation frames; W3C requestIdleCallback, Geolocation; Node's `timers`. */
export const timers: readonly Row[] = [
  { id: 'timers.setInterval', rule: 'no-leaked-timer', what: 'interval', acquire: { kind: 'call', names: ['setInterval'], from }, yields: 'handle', release: clear('clearInterval', 'clearTimeout'), finite: ['unref'], heldBy: 'global', keepsContext: true },
  { id: 'timers.setTimeout', rule: 'no-leaked-timer', what: 'timeout', acquire: { kind: 'call', names: ['setTimeout'], from }, yields: 'handle', release: clear('clearTimeout', 'clearInterval'), finite: ['one-shot', 'unref'], heldBy: 'global' },
  { id: 'timers.requestAnimationFrame', rule: 'no-leaked-timer', what: 'animation frame', acquire: { kind: 'call', names: ['requestAnimationFrame'], from: global }, yields: 'handle', release: [{ by: 'call', names: ['cancelAnimationFrame'], from: global }], finite: ['one-shot'], heldBy: 'global' },
  { id: 'timers.requestIdleCallback', rule: 'no-leaked-timer', what: 'idle callback', acquire: { kind: 'call', names: ['requestIdleCallback'], from: global }, yields: 'handle', release: [{ by: 'call', names: ['cancelIdleCallback'], from: global }], finite: ['one-shot'], heldBy: 'global' },
  { id: 'debounce', rule: 'no-leaked-timer', what: 'debounced function', acquire: { kind: 'call', names: ['debounce', 'throttle'], from: { modules: ['*'] } }, yields: 'handle', release: [{ by: 'method', names: ['cancel'] }], heldBy: 'global', optional: true },
  { id: 'lodash.debounce', rule: 'no-leaked-timer', what: 'debounced function', acquire: { kind: 'call', names: ['default'], from: { modules: debouncers } }, yields: 'handle', release: [{ by: 'method', names: ['cancel'] }], heldBy: 'global', optional: true },
  { id: 'dom.watchPosition', rule: 'no-leaked-timer', what: 'position watch', acquire: { kind: 'static', object: 'navigator.geolocation', names: ['watchPosition'] }, yields: 'handle', release: [{ by: 'static', object: 'navigator.geolocation', names: ['clearWatch'] }], heldBy: 'global' },
];
