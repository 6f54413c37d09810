import type { Edit } from '../../finding.ts';
import type { RewriteSource } from '../source.ts';
import { styled } from './bindings.ts';

/** The helper stands at the end of the file, where it is hoisted from. */
export function helperAtEnd(source: RewriteSource, code: readonly string[]): Edit {
  const last = source.file.sourceCode.ast.body.at(-1);
  const at = last ? source.endWithComment(last.range[1]) : source.text.length;
  const lines = code.map((line) => styled(source, line.replace(/^(?: {2})+/, (spaces) => source.step.repeat(spaces.length / 2))));
  return { range: [at, at], text: source.eol + source.eol + lines.join(source.eol) };
}
