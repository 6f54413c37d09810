import './dom.ts';

import { createElement, type FunctionComponent } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { grows, watch, type Instance } from './instance.ts';

/** A mounted component, effects included. What must be free after its end is the callback among its props. */
export function mounted<P extends object>(component: FunctionComponent<P>, propsWith: (callback: () => void) => P, fire?: () => void): Instance {
  let calls = 0;
  const callback = (): void => void (calls += 1);
  const root = createRoot(document.createElement('div'));
  flushSync(() => root.render(createElement(component, propsWith(callback))));
  return {
    isRetained: watch(callback),
    works: () => grows(() => calls, fire),
    end: () => flushSync(() => root.unmount()),
  };
}
