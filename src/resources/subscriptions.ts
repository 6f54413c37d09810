import type { Row } from './row.ts';

/**
 * RxJS, event functions that return a disposable (VS Code, Monaco, Theia), and subscribe functions that return their
 * undo. `onDidDispose`, `onDestroy` and the like are left out: they fire once, at the end of what they belong to.
 */
export const subscriptions: readonly Row[] = [
  {
    id: 'rxjs.subscribe',
    rule: 'no-leaked-subscription',
    what: 'subscription',
    acquire: { kind: 'method', names: ['subscribe'], on: 'observable' },
    yields: 'handle',
    // A store that is called like a stream gives its undo as a function.
    release: [{ by: 'method', names: ['unsubscribe', '[Symbol.dispose]'] }, { by: 'invoke' }],
    finite: ['completes'],
    heldBy: 'receiver',
  },
  {
    id: 'vscode.event',
    rule: 'no-leaked-subscription',
    what: 'event subscription',
    acquire: { kind: 'result', of: 'disposable', names: /^(?!on(?:Did|Will)?(?:Dispose|Destroy|Close|Unmount|Dismiss)$)(?:on(?:Did|Will)?[A-Z]\w*|event|register\w+|watch\w*|observe\w*|subscribe\w*|listen|connect|add\w*(?:Listener|Handler|Observer|Callback)|createFileSystemWatcher)$/ },
    yields: 'handle',
    release: [{ by: 'method', names: ['dispose', '[Symbol.dispose]'] }],
    heldBy: 'receiver',
  },
  {
    id: 'store.subscribe',
    rule: 'no-leaked-subscription',
    what: 'subscription',
    acquire: { kind: 'result', of: 'disposer', names: /^(?!on(?:Did|Will)?(?:Dispose|Destroy|Close|Unmount|Dismiss)$)(?:subscribe\w*|on|on[A-Z]\w*|listen|watch\w*|observe\w*|add\w*Listener|effect|autorun|reaction)$/ },
    yields: 'disposer',
    release: [{ by: 'invoke' }],
    heldBy: 'receiver',
  },
  {
    id: 'store.unsubscribable',
    rule: 'no-leaked-subscription',
    what: 'subscription',
    acquire: { kind: 'result', of: 'subscription', names: /^(?:subscribe\w*|on[A-Z]\w*|listen|watch\w*|observe\w*)$/ },
    yields: 'handle',
    release: [{ by: 'method', names: ['unsubscribe'] }],
    heldBy: 'receiver',
  },
];
