import type { Edit } from '../../finding.ts';
import type { LazyImportPlan } from '../../plans/waste/lazy-import.ts';
import { before } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { removed, styled } from './bindings.ts';

/** Loads a package in front of the statement that uses it. */
export function loadLater({ statement, before: place, text }: LazyImportPlan, source: RewriteSource): Edit[] {
  const { range } = source.node(statement, 'ImportDeclaration', 'VariableDeclaration');
  const line = text === undefined ? source.slice(range) : styled(source, text);
  const gone = removed(source, range);
  // No empty line at the top of the file.
  const gap = gone.range[0] === 0 ? (/^(?:[\t ]*\r?\n)*/.exec(source.text.slice(gone.range[1]))?.[0].length ?? 0) : 0;
  return [{ ...gone, range: [gone.range[0], gone.range[1] + gap] }, before(source, source.node(place), (indent) => indent + line)];
}
