import type { TSESTree } from '@typescript-eslint/utils';

import { isRootComponent } from '../facts/angular.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Life } from '../facts/life.ts';
import { closureOf, isReached } from '../facts/reach.ts';
import { isClass, type ClassNode } from '../facts/syntax.ts';
import type { Leak } from './leak.ts';

const begins = /^(?:constructor|componentDidMount|ngOnInit|ngAfter(?:View|Content)Init)$/;
/** What is there once for each acquisition, however often that runs. */
const once: readonly Leak['breach'][] = ['dropped', 'neverReleased', 'notAtEnd', 'unreached', 'forgotten', 'deadNotifier'];

/** Acquired once for a component that lives as long as the application: nothing piles up, and nothing is left behind. */
export const isOnceInRoot = (file: FileFacts, { acquisition, life, breach }: Leak): boolean => once.includes(breach) && isRoot(file, life) && runsAtBegin(acquisition.node, file, life);

const isRoot = (file: FileFacts, { instance }: Life): boolean =>
  instance !== undefined && isClass(instance.node) && (instance.framework === 'angular' ? isRootComponent(file, instance.node) : instance.framework === 'react' && isRootOfReact(file, instance.node));

/** `App` in `App.tsx`, `CrashApp` in `crash-app.tsx`: what React renders into the page is called so. */
const isRootOfReact = (file: FileFacts, { id }: ClassNode): boolean => /^(?:[A-Z]\w*)?App$/.test(id?.name ?? '') && /(?:^|[\\/])(?:[\w-]+-)?(?:\w*A|a)pp\.[cm]?[jt]sx?$/.test(file.filename);

/** Whether only the set-up comes to a node. */
function runsAtBegin(node: TSESTree.Node, file: FileFacts, { instance }: Life): boolean {
  const methods = [...(instance?.methods ?? [])];
  const first = closureOf(file, methods.flatMap(([name, fn]) => (begins.test(name) ? [fn] : [])));
  const others = closureOf(file, methods.flatMap(([, fn]) => (first.has(fn) ? [] : [fn])));
  return isReached(node, first) && !isReached(node, others);
}
