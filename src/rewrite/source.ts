import { ASTUtils, AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { CorruptFindingError } from '../codemod.ts';
import type { FileFacts } from '../facts/file.ts';
import { isReceiver } from '../facts/syntax.ts';
import type { Edit, Range } from '../finding.ts';

type NodeOf<T extends TSESTree.AST_NODE_TYPES | `${TSESTree.AST_NODE_TYPES}`> = Extract<TSESTree.Node, { type: T }>;

/** A template that ends in its line. */
const templateInLine = /`(?:[^`$\\\n]|\$\{[^{}`\n]*\})*`/g;

/** Templates within templates go first. */
function hasTemplateOverLines(text: string): boolean {
  const rest = text.replace(templateInLine, '');
  return rest === text ? text.includes('`') : hasTemplateOverLines(rest);
}

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
    const tabs = this.text.match(/^\t/gm)?.length ?? 0;
    const spaces = this.text.match(/^ {2}/gm)?.length ?? 0;
    return tabs > spaces ? '\t' : this.#file.once(stepOfSpaces);
  }

  /** The quotes that the file uses most. */
  get quote(): 'single' | 'double' {
    return (this.text.match(/'/g)?.length ?? 0) >= (this.text.match(/"/g)?.length ?? 0) ? 'single' : 'double';
  }

  /** Whether an arrow function's only parameter stands in parentheses. */
  get arrowParensAlways(): boolean {
    return (this.text.match(/(?<![\w)]\s*)\(\w+\) =>/g)?.length ?? 0) >= (this.text.match(/(?<![\w.] ?)\w+ =>/g)?.length ?? 0);
  }

  /** Whether the file's statements end in semicolons. */
  get semicolons(): boolean {
    return this.#file.once(endsInSemicolons);
  }

  slice([start, end]: Range): string {
    return this.text.slice(start, end);
  }

  /** The range of an expression with the parentheses around it, which are no part of its node; those of a call or of an `if` are not its own. */
  around(node: TSESTree.Node): Range {
    const { sourceCode } = this.#file;
    let [first, last] = [sourceCode.getFirstToken(node), sourceCode.getLastToken(node)];
    for (let depth = 1; ASTUtils.isParenthesized(depth, node, sourceCode); depth += 1) {
      first = first && sourceCode.getTokenBefore(first);
      last = last && sourceCode.getTokenAfter(last);
    }
    return [first?.range[0] ?? node.range[0], last?.range[1] ?? node.range[1]];
  }

  /** The text of an expression as an argument of its own: only a list of several needs its parentheses there. */
  asArgument(node: TSESTree.Node): string {
    return this.slice(node.type === T.SequenceExpression ? this.around(node) : node.range);
  }

  /** The text of an expression that something is asked of, in parentheses where it needs them: `(await load())`. */
  asReceiver(node: TSESTree.Node, text = this.slice(node.range)): string {
    return isReceiver(node) ? text : `(${text})`;
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Whether nothing but white space stands before the offset in its line. */
  startsLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === '';
  }

  /** The start of the comments that stand on top of a node, line by line; else of the node. */
  startWithComments(node: TSESTree.Node): number {
    let [start] = node.range;
    for (const comment of this.#file.sourceCode.getCommentsBefore(node).toReversed()) {
      const gap = this.text.slice(comment.range[1], start);
      if (!this.startsLine(comment.range[0]) || gap.split('\n').length !== 2) break;
      [start] = comment.range;
    }
    return start;
  }

  /** Behind an offset, past a comment that ends its line. */
  endWithComment(offset: number): number {
    return offset + (/^[\t ]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[\t ]*(?=\r?\n))/.exec(this.text.slice(offset, offset + 400))?.[0].length ?? 0);
  }

  /** The first character behind `=>`: of the body, or of the parentheses around it. */
  arrowBodyStart(arrow: TSESTree.ArrowFunctionExpression): number {
    const { sourceCode } = this.#file;
    const sign = sourceCode.getTokenBefore(arrow.body, (token) => token.value === '=>');
    return (sign && sourceCode.getTokenAfter(sign)?.range[0]) ?? arrow.body.range[0];
  }

  /** A block in place of an arrow's expression, begun in the line of the arrow. */
  arrowBlock(arrow: TSESTree.ArrowFunctionExpression, block: string): Edit {
    const start = this.arrowBodyStart(arrow);
    const sign = this.text.slice(0, start).trimEnd().length;
    return this.text.slice(0, sign).endsWith('=>') ? { range: [sign, arrow.range[1]], text: ` ${block}` } : { range: [start, arrow.range[1]], text: block };
  }

  /** The white space before the first character of the line that holds the offset. */
  indentAt(offset: number): string {
    return /^[\t ]*/.exec(this.text.slice(this.lineStart(offset), offset))?.[0] ?? '';
  }

  /** Whether nothing but white space stands before the offset in its line. */
  opensLine(offset: number): boolean {
    return this.indentAt(offset).length === offset - this.lineStart(offset);
  }

  /** One step more in front of each line that begins in the range; lines of templates and strings, and those left out, stay. */
  indented([start, end]: Range, without: readonly Range[]): Edit[] {
    const starts = [start, ...[...this.text.slice(start, end).matchAll(/\n/g)].map(({ index }) => start + index + 1)];
    const kept = [...this.#file.once(textsOverLines), ...without.map(([from, to]): Range => [from - 1, to])];
    const isKept = (at: number): boolean => /^[\t ]*\r?$/.test(this.text.slice(at).split('\n', 1)[0] ?? '') || kept.some(([from, to]) => from < at && at < to);
    return starts.filter((at) => !isKept(at)).map((at) => ({ range: [at, at], text: this.step }));
  }

  /** A statement with its line, when nothing else stands in that. */
  lineOf([start, end]: Range): Range {
    const next = this.text.indexOf('\n', end);
    const rest = next < 0 ? this.text.length : next + 1;
    return this.startsLine(start) && this.text.slice(end, rest).trim() === '' ? [this.lineStart(start), rest] : [start, end];
  }

  /** The text of an expression; a short chain of calls that was broken at its dots stands in one line. */
  inLine(range: Range): string {
    let text = this.slice(range);
    for (let node: TSESTree.Node = this.node(range); node.type === T.CallExpression || node.type === T.MemberExpression; node = node.type === T.CallExpression ? node.callee : node.object) {
      if (node.type !== T.MemberExpression) continue;
      const [from, to] = [node.object.range[1] - range[0], node.property.range[0] - range[0]];
      text = text.slice(0, from) + text.slice(from, to).replace(/^\s*\n\s*(\??\.)$/, '$1') + text.slice(to);
    }
    return text.includes('\n') || text.length > 60 ? this.slice(range) : text;
  }

  /** Text that moves from one indentation to another; the lines of template literals stay as they are. */
  reindent(text: string, from: string, to: string): string {
    if (from === to || hasTemplateOverLines(text)) return text;
    return text.replace(/(\r?\n)([\t ]*)/g, (_, end: string, indent: string) => end + (indent.startsWith(from) ? to + indent.slice(from.length) : indent));
  }

  /** The node of one of these types that covers exactly this range. */
  node<T extends `${TSESTree.AST_NODE_TYPES}`>(range: Range, ...types: T[]): NodeOf<T> {
    const found = this.#file.nodesAt(range).find((node) => types.length === 0 || types.includes(node.type as T));
    if (!found) throw new CorruptFindingError(types.join(' or ') || 'node', range);
    return found as NodeOf<T>;
  }
}

/** By how many spaces lines most often begin further in than the one above. */
function stepOfSpaces({ text }: FileFacts): string {
  const counts = new Map<number, number>();
  let above = 0;
  for (const [, spaces = ''] of text.matchAll(/^( *)[^\s*]/gm)) {
    const more = spaces.length - above;
    above = spaces.length;
    if (more >= 2 && more <= 8) counts.set(more, (counts.get(more) ?? 0) + 1);
  }
  const [[most] = [2]] = [...counts].sort(([left, times], [right, others]) => others - times || left - right);
  return ' '.repeat(most);
}

/** Templates, strings and the like that go over several lines: their white space is part of them. */
function textsOverLines({ sourceCode, text }: FileFacts): readonly Range[] {
  const tokens = sourceCode.ast.tokens ?? [];
  return tokens.filter(({ type, range: [start, end], loc }) => loc.start.line !== loc.end.line && (type !== 'JSXText' || /^["']/.test(text.slice(start, end)))).map(({ range }) => range);
}

function endsInSemicolons(file: FileFacts): boolean {
  const statements = [...file.nodes(T.ImportDeclaration), ...file.nodes(T.ExpressionStatement), ...file.nodes(T.VariableDeclaration), ...file.nodes(T.ReturnStatement)].filter(({ parent }) => !/^For/.test(parent?.type ?? ''));
  const ended = statements.filter(({ range }) => file.text[range[1] - 1] === ';');
  return ended.length * 2 >= statements.length;
}
