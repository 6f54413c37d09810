import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';

/** A component, as svelte-eslint-parser gives it. */
export const isSvelte = ({ filename }: FileFacts): boolean => filename.endsWith('.svelte');

/** Where runes such as `$effect` need no import. */
export const hasRunes = ({ filename }: FileFacts): boolean => /\.svelte(?:\.[jt]s)?$/.test(filename);

interface Script {
  readonly type: string;
  readonly startTag?: { readonly attributes: readonly { readonly key?: { readonly name: string }; readonly value?: readonly { readonly value?: string }[] }[] };
  readonly parent?: Script;
}

/** `<script module>` and `<script context="module">` run once for all components; the other script for each of them. */
export function isOfModuleScript(node: TSESTree.Node): boolean {
  for (let current: Script | undefined = node; current; current = current.parent) {
    if (current.type === 'SvelteScriptElement') return (current.startTag?.attributes ?? []).some(({ key, value }) => key?.name === 'module' || (key?.name === 'context' && value?.[0]?.value === 'module'));
  }
  return false;
}
