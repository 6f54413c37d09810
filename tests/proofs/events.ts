/**
 * `window` and `document` of fixtures that only listen: Node's own EventTarget, which loads faster than a DOM. It is no
 * stand-in where `capture` matters: a removal there does not know the boolean.
 */
Object.defineProperty(globalThis, 'window', { value: new EventTarget() });
Object.defineProperty(globalThis, 'document', { value: new EventTarget() });
