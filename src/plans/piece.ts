import type { TSESTree } from '@typescript-eslint/utils';

import { isReceiver } from '../facts/syntax.ts';
import type { Range } from '../finding.ts';

/** Text of the file at a range, or new text. */
export type Piece = { readonly range: Range } | { readonly text: string };

/** What something is asked of, in parentheses where it needs them: `(await load()).rows`. */
export const receiver = (node: TSESTree.Node): readonly Piece[] => (isReceiver(node) ? [{ range: node.range }] : [{ text: '(' }, { range: node.range }, { text: ')' }]);
