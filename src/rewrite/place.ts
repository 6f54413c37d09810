import { AST_TOKEN_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { Edit, Range } from '../finding.ts';
import type { Code } from './print.ts';
import type { RewriteSource } from './source.ts';

/** A class, exported or not, whose decorators may stand before `export`. */
function startOf(statement: TSESTree.Node): TSESTree.Node {
  const declared = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
  const decorator = declared?.type === 'ClassDeclaration' ? (declared.decorators as typeof declared.decorators | undefined)?.[0] : undefined;
  return decorator && decorator.range[0] < statement.range[0] ? decorator : statement;
}

/** Inserts code before a statement, above the comments that stand right on top of it. */
export function before(source: RewriteSource, anchor: TSESTree.Node, code: Code): Edit {
  const statement = startOf(anchor);
  const [start] = statement.range;
  if (!source.startsLine(start)) {
    const indent = source.indentAt(start) + (isFolded(source, statement) ? source.step : '');
    return { range: [start, start], text: `${code(indent).trimStart()}${source.eol}${indent}` };
  }
  const top = source.lineStart(belowHeader(source, statement));
  return { range: [top, top], text: code(source.indentAt(start)) + source.eol };
}

/** Where a statement's own comments begin. What a file begins with is of the file: its licence, settings of tools, a line that says what it is for. */
function belowHeader(source: RewriteSource, statement: TSESTree.Node): number {
  const start = source.startWithComments(statement);
  const own = source.file.sourceCode.getCommentsBefore(statement).filter(({ range }) => range[0] >= start);
  const [first, next] = own;
  if (!first || /\S/.test(source.text.slice(0, first.range[0])) || !isHeader(first)) return start;
  // `//` lines in a row are one comment.
  const behind = first.type === AST_TOKEN_TYPES.Line ? own.find(({ type }) => type !== AST_TOKEN_TYPES.Line) : next;
  return (behind ?? statement).range[0];
}

/** A `/** … *\/` on top of a statement says what that is, unless it speaks of the file. */
const isHeader = ({ type, value }: TSESTree.Comment): boolean => !/(?:eslint|biome|oxlint)[-\w]*-next|@ts-(?:ignore|expect-error)|prettier-ignore/.test(value) && (type === AST_TOKEN_TYPES.Line || !value.startsWith('*') || /@(?:author|copyright|file|fileoverview|flow|jest-environment|jsx|jsxImportSource|license|module|packageDocumentation|preserve|ts-check|vitest-environment)\b|[cC]opyright|[lL]icen[cs]e/.test(value));

/** What stands in the line of the block, or of the arrow, that it will be a statement of when the rewrite is done. */
const isFolded = (source: RewriteSource, { parent }: TSESTree.Node): boolean => parent?.type === 'ArrowFunctionExpression' || (parent?.type === 'BlockStatement' && !source.slice(parent.range).includes('\n'));

/** A block that stands in one line, opened: each of its statements gets a line, but for those of the range, which are replaced. */
export function unfolded(source: RewriteSource, [start, end]: Range, parent: TSESTree.Node | undefined): { indent: string; edits: Edit[] } | undefined {
  const isFolded = parent?.type === 'BlockStatement' && !source.startsLine(start) && !source.slice([parent.range[0], start]).includes('\n') && !source.slice([end, parent.range[1]]).includes('\n');
  if (!isFolded || source.file.sourceCode.getCommentsInside(parent).length > 0) return undefined;
  const outer = source.indentAt(parent.range[0]);
  const indent = outer + source.step;
  const bounds = [parent.range[0] + 1, ...parent.body.flatMap(({ range }) => range), parent.range[1] - 1];
  const gaps = bounds.flatMap((at, index): Range[] => (index % 2 === 0 ? [[at, bounds[index + 1] as number]] : [])).filter(([from, to]) => to <= start || from >= end);
  return { indent, edits: gaps.map((range, index) => ({ range, text: source.eol + (index === gaps.length - 1 ? outer : indent) })) };
}

/** Inserts code after a statement or member, behind the comment that ends its line. */
export function after(source: RewriteSource, statement: TSESTree.Node, code: Code, gap = ''): Edit {
  const end = source.endWithComment(statement.range[1]);
  return { range: [end, end], text: source.eol + gap + code(source.indentAt(statement.range[0])) };
}

/** Inserts code at the end of what stands between two braces: a block, a class's body, an object. */
export function atEndOf(source: RewriteSource, body: TSESTree.Node, code: Code, members: readonly TSESTree.Node[] = []): Edit[] {
  const [open, close] = [body.range[0] + 1, body.range[1] - 1];
  const { eol, step } = source;
  const [first, last] = [members[0], members.at(-1)];
  const outer = source.indentAt(source.startsLine(close) ? close : body.range[0]);
  if (source.startsLine(close)) {
    const line = source.lineStart(close);
    return [{ range: [line, line], text: code(last && source.startsLine(last.range[0]) ? source.indentAt(last.range[0]) : outer + step) + eol }];
  }
  const inner = outer + step;
  if (!last || !first) return [{ range: [source.text.slice(open, close).trim() === '' ? open : close, close], text: eol + code(inner) + eol + outer }];
  // One line becomes several.
  const end = last.range[1];
  const gaps = members.slice(1).map(({ range }, index): Range => [members[index]?.range[1] ?? range[0], range[0]]);
  return [
    { range: [open, first.range[0]], text: eol + inner },
    ...gaps.filter((gap) => /^ *$/.test(source.slice(gap))).map((range) => ({ range, text: eol + inner })),
    { range: [end, close], text: `${source.semicolons && !/[;}]$/.test(source.slice(last.range)) ? ';' : ''}${eol}${code(inner)}${eol}${outer}` },
  ];
}
