import type { TSESTree } from '@typescript-eslint/utils';

import { CorruptFindingError } from '../codemod.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Range } from '../finding.ts';

type NodeOf<T extends TSESTree.AST_NODE_TYPES | `${TSESTree.AST_NODE_TYPES}`> = Extract<TSESTree.Node, { type: T }>;

const sources = new WeakMap<FileFacts, RewriteSource>();

/** The source as a codemod sees it: its text, and the nodes at the ranges of a finding. */
export class RewriteSource {
  static of(file: FileFacts): RewriteSource {
    let source = sources.get(file);
    if (!source) sources.set(file, (source = new RewriteSource(file)));
    return source;
  }

  readonly text: string;
  readonly #file: FileFacts;

  private constructor(file: FileFacts) {
    this.#file = file;
    this.text = file.text;
  }

  get file(): FileFacts {
    return this.#file;
  }

  /** The line end that the file uses most. */
  get eol(): string {
    return /\r\n/.test(this.text) ? '\r\n' : '\n';
  }

  /** One step of indentation, as the file uses it. */
  get step(): string {
    const found = /^(\t| {2,8})\S/m.exec(this.text)?.[1];
    return found ?? '  ';
  }

  slice([start, end]: Range): string {
    return this.text.slice(start, end);
  }

  /** The white space before the first character of the line that holds the offset. */
  indentAt(offset: number): string {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
    return /^[\t ]*/.exec(this.text.slice(lineStart))?.[0] ?? '';
  }

  /** The node of one of these types that covers exactly this range. */
  node<T extends `${TSESTree.AST_NODE_TYPES}`>(range: Range, ...types: T[]): NodeOf<T> {
    const found = this.#file.nodesAt(range).find((node) => types.length === 0 || types.includes(node.type as T));
    if (!found) throw new CorruptFindingError(types.join(' or ') || 'node', range);
    return found as NodeOf<T>;
  }
}
