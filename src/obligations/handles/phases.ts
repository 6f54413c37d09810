import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { runsAtConstruction } from '../../facts/syntax.ts';

/**
 * Whether an instance acquires while it is shown and releases when it is hidden, `showDialog()` and `closeDialog()`: a
 * phase of its own, that whoever shows it ends before the instance goes.
 */
export function isOfPhase(file: FileFacts, { instance }: Life, acquired: TSESTree.Node, releases: readonly TSESTree.Node[]): boolean {
  const runs = (names: RegExp): ReturnType<typeof closureOf> => closureOf(file, [...(instance?.methods ?? [])].flatMap(([name, fn]) => (names.test(name) ? [fn] : [])));
  return isReached(acquired, runs(/^_?(?:show|open)/)) && releases.some((release) => isReached(release, runs(/close|hide/i)));
}

/** What opens what a method of the same class closes. */
const openers: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({ disconnect: /^(?:re)?connect$/, stop: /^(?:re)?start$/, close: /^(?:re)?open$/, detach: /^attach$/, disable: /^enable$/, hide: /^show$/, pause: /^(?:play|resume|start)$/, leave: /^(?:join|enter)$/, off: /^on$/, unmount: /^mount$/, deactivate: /^activate$/, uninstall: /^install$/ }),
);

/**
 * Whether an instance that acquires as it is made has no other teardown than the ends of phases, `disconnect()` beside
 * `connect()`: it may be opened again, and then needs what it was made with.
 */
export function outlastsPhases({ kind, instance, teardowns }: Life, acquired: TSESTree.Node): boolean {
  if (kind !== 'instance' || !instance || instance.framework || teardowns.length === 0 || !runsAtConstruction(acquired)) return false;
  return teardowns.every(({ name }) => [...instance.methods.keys()].some((other) => openers.get(name)?.test(other)));
}
