import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'a ref that is handed on whole': {
      filename: 'file.tsx',
      code: `
import { useCallback, useRef } from 'react';
const stop = (observer: { current: ResizeObserver | null }) => { observer.current?.disconnect(); observer.current = null; };
export const Leaf = ({ onResize }: { onResize(): void }) => {
  const observer = useRef<ResizeObserver | null>(null);
  const placed = useCallback((element: HTMLElement | null) => {
    stop(observer);
    if (element) {
      observer.current = new ResizeObserver(() => onResize());
      observer.current.observe(element);
    }
  }, [onResize]);
  return <i ref={placed} />;
};`,
    },
    'released by an option that is defined on the prototype': {
      filename: 'file.js',
      code: `
import { defineOptions } from './options';
export class View {
  start() {
    if (!window.ResizeObserver || this.observer) return;
    this.observer = new ResizeObserver(() => { this.fit(); });
    this.observer.observe(this.element);
  }
  fit() { console.log(this); }
  destroy() { this.setOption('observe', false); }
}
defineOptions(View.prototype, {
  observe: { set: function (value) { if (!value) this.observer.disconnect(); } },
});`,
      only: ['untyped', 'a script'],
    },
    'disconnected in what a ref that can be listened to calls': {
      filename: 'file.tsx',
      code: `
import * as React from 'react';
import { createObservableRef } from './not-here.js';
export class Box extends React.Component<{ text: string }> {
  private readonly ref = createObservableRef();
  private readonly sizes = new ResizeObserver(() => console.log(1));
  componentDidMount() { this.ref.subscribe(this.onRef); }
  private onRef = (element: Element | null) => {
    if (element === null) this.sizes.disconnect();
    else this.sizes.observe(element);
  };
  render() { return <div ref={this.ref}>{this.props.text}</div>; }
}`,
    },
    'disconnected in a bound method that the owner of another end calls': `
export class Box extends HTMLElement {
  private sizes = new ResizeObserver(() => this.draw());
  follow(model: { onDidDestroy(run: () => void): void }) {
    this.sizes.observe(this);
    model.onDidDestroy(this.stop.bind(this));
  }
  draw() {}
  stop() { this.sizes.disconnect(); }
}`,
    'the teardown disconnects it': `
export class Box {
  observer = new ResizeObserver(() => this.draw());
  constructor(element: Element) { this.observer.observe(element); }
  draw() {}
  dispose() { this.observer.disconnect(); }
}`,
    'optional calls and nulls': `
export class Box {
  observer: MutationObserver | null = null;
  start(element: Element) {
    this.observer = new MutationObserver(() => this.draw());
    this.observer.observe(element, { childList: true });
  }
  draw() {}
  destroy() { this.observer?.disconnect(); this.observer = null; }
}`,
    'an effect disconnects it': `
import { useEffect } from 'react';
export function useSize(element: Element, measure: () => void) {
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, measure]);
}`,
    'an observer that disconnects itself': `
export function whenVisible(element: Element, run: () => void) {
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    run();
  });
  observer.observe(element);
}`,
    'handed on': `
export class Box {
  observe(element: Element) {
    const observer = new ResizeObserver(() => this.draw());
    observer.observe(element);
    return observer;
  }
  draw() {}
  dispose() {}
}`,
    'in a collection': `
export class Boxes {
  observers: ResizeObserver[] = [];
  observe(element: Element) {
    const observer = new ResizeObserver(() => this.draw());
    observer.observe(element);
    this.observers.push(observer);
  }
  draw() {}
  dispose() { for (const observer of this.observers) observer.disconnect(); }
}`,
    'never set to work': `
export class Box {
  observer = new ResizeObserver(() => this.draw());
  draw() {}
  dispose() {}
}`,
    'at the top of a module': `
new MutationObserver(() => console.log(1)).observe(document, { subtree: true });`,
    'a class of the file with the same name': `
class ResizeObserver { constructor(readonly run: () => void) {} observe(_element: Element) {} }
export class Box {
  observer = new ResizeObserver(() => this.draw());
  constructor(element: Element) { this.observer.observe(element); }
  draw() {}
  dispose() {}
}`,
    'an imported polyfill is another class': `
import { ResizeObserver } from './polyfill';
export class Box {
  constructor(element: Element) { const observer = new ResizeObserver(() => this.draw()); console.log(observer, element); }
  draw() {}
  dispose() {}
}`,
    'a web component': `
export class Box extends HTMLElement {
  #observer = new IntersectionObserver(() => this.draw());
  connectedCallback() { this.#observer.observe(this); }
  draw() {}
  disconnectedCallback() { this.#observer.disconnect(); }
}`,
    'Vue': `
import { onMounted, onScopeDispose } from 'vue';
export function useSize(element: Element, measure: () => void) {
  const observer = new ResizeObserver(measure);
  onMounted(() => observer.observe(element));
  onScopeDispose(() => observer.disconnect());
}`,
  },
  invalid: {
    'an element around the own one, the page, and the own element': `
import { Directive, ElementRef } from '@angular/core';
@Directive({ selector: '[seen]' })
export class Seen {
  private readonly around = new IntersectionObserver(() => this.see()); // ! neverReleased
  private readonly page = new ResizeObserver(() => this.see()); // ! neverReleased
  private readonly own = new ResizeObserver(() => this.see()); // ? neverReleased
  constructor(private readonly element: ElementRef<HTMLElement>) {}
  ngOnInit() {
    this.around.observe(this.element.nativeElement.parentElement);
    this.page.observe(document.body);
    this.own.observe(this.element.nativeElement);
  }
  see() { console.log(this); }
}`,
    'a field that is only asked for': `
export class Metrics {
  private timer = 0;
  private observer: ResizeObserver | undefined;
  constructor(private readonly element: Element) {}
  start() {
    this.observer = new ResizeObserver(() => { this.check(); }); // ? neverReleased
    this.observer.observe(this.element);
  }
  poll() { if (this.timer || this.observer) return this.timer; return 0; }
  check() { console.log(this); }
  destroy() { this.timer = 0; }
}`,
    'made by an inline ref callback, at each render': {
      filename: 'file.tsx',
      code: `
function follow(element: Element | null, draw: () => void) {
  if (element) new ResizeObserver(draw).observe(element); // ? dropped
}
export function followOnce(element: Element | null, draw: () => void) {
  if (element) new ResizeObserver(draw).observe(element); // ? dropped
}
export const Box = ({ draw }: { draw: () => void }) => <div ref={(element) => follow(element, draw)} />;`,
    },
    'no teardown disconnects it': `
export class Box {
  observer = new ResizeObserver(() => this.draw()); // ? neverReleased
  constructor(element: Element) { this.observer.observe(element); }
  draw() {}
  dispose() {}
}`,
    'the teardown only forgets it': `
export class Box {
  observer: MutationObserver | null = null;
  start(element: Element) {
    this.observer = new MutationObserver(() => this.draw()); // ? neverReleased
    this.observer.observe(element, { childList: true });
  }
  draw() {}
  destroy() { this.observer = null; }
}`,
    'used where it is made': `
export class Box {
  start() {
    new MutationObserver(() => this.draw()).observe(document.body, { childList: true }); // ? dropped
  }
  draw() {}
  dispose() {}
}`,
    'an effect without a clean-up': `
import { useEffect } from 'react';
export function useSize(element: Element, measure: () => void) {
  useEffect(() => {
    const observer = new ResizeObserver(measure); // ? neverReleased
    observer.observe(element);
  }, [element, measure]);
}`,
    'performance entries': `
export class Meter {
  observer = new PerformanceObserver(() => this.draw()); // ? neverReleased
  constructor() { this.observer.observe({ entryTypes: ['measure'] }); }
  draw() {}
  dispose() {}
}`,
    'reports': `
export class Meter {
  observer = new ReportingObserver(() => this.draw()); // ? neverReleased
  constructor() { this.observer.observe(); }
  draw() {}
  dispose() {}
}`,
    'a new one for each call, only the last disconnected': `
export class Box {
  observer: ResizeObserver | undefined;
  watch(element: Element) {
    this.observer?.disconnect();
    this.observer = new ResizeObserver(() => this.draw()); // ? notAtEnd
    this.observer.observe(element);
  }
  draw() {}
  dispose() {}
}`,
    'window.ResizeObserver': `
export class Box {
  observer = new window.ResizeObserver(() => this.draw()); // ? neverReleased
  constructor(element: Element) { this.observer.observe(element); }
  draw() {}
  dispose() {}
}`,
    'a web component': `
export class Box extends HTMLElement {
  #observer = new IntersectionObserver(() => this.draw()); // ? neverReleased
  connectedCallback() { this.#observer.observe(this.parentElement!); }
  draw() {}
}`,
    'Vue: onMounted alone': `
import { onMounted } from 'vue';
export function useSize(element: Element, measure: () => void) {
  onMounted(() => {
    const observer = new ResizeObserver(measure); // ? neverReleased
    observer.observe(element);
  });
}`,
    'a component that nothing ends': `
export class Box {
  observer = new ResizeObserver(() => this.draw()); // ? neverReleased
  constructor(element: Element) { this.observer.observe(element); }
  draw() {}
}`,
  },
};
