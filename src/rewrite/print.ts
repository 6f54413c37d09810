import { createRequire } from 'node:module';

import type { ASTNode, Identifier, JSCodeshift } from 'jscodeshift';

import type { RewriteSource } from './source.ts';

const require = createRequire(import.meta.url);
let loaded: JSCodeshift | undefined;

/** jscodeshift takes 50 ms to load: only a finding that has a plan needs it. */
const builders = (): JSCodeshift => (loaded ??= require('jscodeshift') as JSCodeshift);

/** New code at an indentation: lines without the last line end. */
export type Code = (indent: string) => string;

/** Takes text of the file into new code as it is, whatever it is: comments, tabs and templates are kept. A `statement` has its own end. */
export type Old = (text: string, as?: 'statement') => Identifier;

/**
 * Prints new nodes in the style of the file. Old code stands in them as placeholders, which get their text after
 * printing and indenting. `dense` leaves out the empty lines that the printer puts around statements of several lines.
 */
export function print(source: RewriteSource, build: (j: JSCodeshift, old: Old) => ASTNode | readonly ASTNode[], spacing: 'airy' | 'dense' = 'airy'): Code {
  const j = builders();
  const texts: { text: string; isStatement: boolean }[] = [];
  const built = build(j, (text, as) => j.identifier(`__old${texts.push({ text, isStatement: as === 'statement' }) - 1}__`));
  const nodes = Array.isArray(built) ? (built as ASTNode[]) : [built as ASTNode];
  const { quote, step, eol, arrowParensAlways } = source;
  const printed = nodes.flatMap((node) => j(node).toSource({ quote, arrowParensAlways, lineTerminator: '\n', tabWidth: 2 }).split('\n')).filter((line) => spacing === 'airy' || line !== '');
  const lines = printed.map((line) => line.replace(/^(?: {2})+/, (spaces) => step.repeat(spaces.length / 2))).map((line) => (source.semicolons ? line : line.replace(/;$/, '')));
  const withOld = (line: string): string =>
    line.replace(/__old(\d+)__(;?)/g, (_, index: string, end: string) => {
      const { text = '', isStatement } = texts[Number(index)] ?? {};
      return isStatement ? text : text + end;
    });
  return (indent) => lines.map((line) => (line === '' ? line : indent + withOld(line))).join(eol);
}
