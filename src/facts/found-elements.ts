import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { originOf, type ValueOrigin } from './origin.ts';
import { unwrap } from './syntax.ts';

/** `document.querySelector`, `document.getElementById` */
export const isLookup = (callee: ValueOrigin): boolean => callee.from === 'global' && /^document\.(?:querySelector|getElementById)$/.test(callee.path);

/** The call that looks an element up in the whole document, and the text that it goes by. */
function lookedUp(file: FileFacts, node: TSESTree.Node): { readonly call: TSESTree.CallExpression; readonly text: string } | undefined {
  const origin = originOf(file, node);
  if (origin.from !== 'call' || !isLookup(origin.of)) return undefined;
  const [text] = origin.node.arguments;
  return text?.type === T.Literal && typeof text.value === 'string' ? { call: origin.node, text: text.value } : undefined;
}

/** `document.querySelector('body')`: one of the elements that the page itself is. */
export const isPageElement = (file: FileFacts, node: TSESTree.Node): boolean => /^(?:html|head|body|:root)$/.test(lookedUp(file, node)?.text ?? '');

/**
 * Whether an element is looked up in the whole document by words that nothing else in this file names: the file does not
 * make it, so it is somebody else's, and may stay when this life ends.
 */
export function isFoundElsewhere(file: FileFacts, node: TSESTree.Node): boolean {
  const found = lookedUp(file, node);
  if (!found) return false;
  const words = found.text.match(/[\w-]{2,}/g) ?? [];
  return words.length > 0 && words.every((word) => !file.once(writtenWords).has(word));
}

/** The words of every text of the file but for those that elements are looked up by: in templates, attributes, class names. */
function writtenWords(file: FileFacts): ReadonlySet<string> {
  const texts = [...file.nodes(T.Literal), ...file.nodes(T.TemplateElement), ...file.nodes(T.JSXText)].filter(({ parent }) => !(parent?.type === T.CallExpression && unwrap(parent.callee).type === T.MemberExpression && /(?:querySelector(?:All)?|getElementById|closest|matches)$/.test(file.textOf(parent.callee))));
  return new Set(texts.flatMap((text) => file.textOf(text).match(/[\w-]{2,}/g) ?? []));
}
