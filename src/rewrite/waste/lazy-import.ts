import type { Edit } from '../../finding.ts';
import type { LazyImportPlan } from '../../plans/waste/lazy-import.ts';
import { before } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { styled } from './bindings.ts';
import { removed } from './removals.ts';

/** Loads a package in front of the statement that uses it. */
export function loadLater({ statement, before: place, text }: LazyImportPlan, source: RewriteSource): Edit[] {
  const { range } = source.node(statement, 'ImportDeclaration', 'VariableDeclaration');
  const line = text === undefined ? source.slice(range) : styled(source, text);
  return [removed(source, range), before(source, source.node(place), (indent) => indent + line)];
}
