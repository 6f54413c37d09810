import type { Row } from './row.ts';

/** Objects of the project's own that have a teardown: who makes them ends them. */
export const owned: readonly Row[] = [
  {
    id: 'any.disposable',
    rule: 'no-unreleased-resource',
    what: 'object with a teardown',
    acquire: { kind: 'made', members: [['dispose', '[Symbol.dispose]', 'destroy', '[Symbol.asyncDispose]']] },
    yields: 'handle',
    release: [{ by: 'method', names: ['dispose', '[Symbol.dispose]', 'destroy', '[Symbol.asyncDispose]', 'disposeInternal', 'destroyRecursive'] }],
    heldBy: 'receiver',
    owned: true,
  },
];
