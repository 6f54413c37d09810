import { JSDOM } from 'jsdom';

/** The browser of the fixtures. Imported before a framework, which looks for it once. */
const { window } = new JSDOM();
for (const name of ['AbortController', 'Element', 'Event', 'HTMLElement', 'KeyboardEvent', 'MutationObserver', 'SVGElement', 'document'] as const) {
  Object.defineProperty(globalThis, name, { value: window[name] });
}
Object.defineProperty(globalThis, 'window', { value: window });
