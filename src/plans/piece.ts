import type { Range } from '../finding.ts';

/** Text of the file at a range, or new text. */
export type Piece = { readonly range: Range } | { readonly text: string };
