import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { vueMajor } from '../../facts/project.ts';
import { closureOf } from '../../facts/reach.ts';
import { isFunction, keyName } from '../../facts/syntax.ts';
import { releasesSomething } from '../../facts/teardowns.ts';

/** A hook that the project's version of Vue does not call: `beforeDestroy() { … }` with Vue 3. */
export interface DeadHook {
  readonly property: TSESTree.Property;
  readonly name: string;
  /** What that version calls. */
  readonly instead: string;
  readonly major: number;
  readonly life: Life;
}

/** The hooks of either version that the other one has under another name. Source: Vue 3 Migration Guide, "Lifecycle". */
const renamed: ReadonlyMap<number, ReadonlyMap<string, string>> = new Map([
  [2, new Map([['beforeUnmount', 'beforeDestroy'], ['unmounted', 'destroyed']])],
  [3, new Map([['beforeDestroy', 'beforeUnmount'], ['destroyed', 'unmounted']])],
]);

const anyHook = /\b(?:beforeDestroy|destroyed|beforeUnmount|unmounted)\b/;

/** Clean-ups of components that nobody calls, by the version of Vue in package.json. A component that has both names is made for both. */
export function deadHooksOf(file: FileFacts): readonly DeadHook[] {
  const major = file.mentions(anyHook) ? vueMajor(file.filename) : undefined;
  const names = major === undefined ? undefined : renamed.get(major);
  if (major === undefined || !names) return [];
  return file.nodes(T.Property).flatMap((property): DeadHook[] => {
    const name = keyName(property.key, property.computed);
    const instead = name === undefined ? undefined : names.get(name);
    if (name === undefined || instead === undefined || !isFunction(property.value)) return [];
    const life = lifeOf(file, property.value.body);
    const { instance } = life;
    if (instance?.framework !== 'vue' || instance.node !== property.parent || instance.methods.has(instead)) return [];
    return [...closureOf(file, [property.value])].some((fn) => releasesSomething(file, fn)) ? [{ property, name, instead, major, life }] : [];
  });
}
