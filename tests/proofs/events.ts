/** `window` and `document` of fixtures that only listen: Node's own EventTarget, which is there at once. */
Object.defineProperty(globalThis, 'window', { value: new EventTarget() });
Object.defineProperty(globalThis, 'document', { value: new EventTarget() });
