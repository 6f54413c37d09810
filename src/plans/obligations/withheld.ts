import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, within } from '../../facts/syntax.ts';
import { descendants } from '../../facts/walk.ts';
import type { Leak } from '../../obligations/leak.ts';
import { hasOwnLines } from '../own-lines.ts';
import { refuse } from '../refusal.ts';
import type { ReturnPlan } from './plan.ts';

/** The clean-up is returned on that way out, too. */
export function withheldPlan(file: FileFacts, { acquisition, sibling: way, release: cleanup }: Leak): { plan: ReturnPlan; title: string } {
  if (!way || !cleanup) return refuse('no clean-up is returned', acquisition.node);
  if (/\n/.test(file.textOf(cleanup))) refuse('the clean-up has several lines: it should have a name that both ways out can return', cleanup);
  const late = [...descendants(file, cleanup)].find((node) => node.type === T.Identifier && !isThere(file, node, way, cleanup));
  if (late) refuse(`\`${file.textOf(late)}\` is not there yet on that way out`, late);
  if (way.type === T.IfStatement && !hasOwnLines(file, way)) refuse('it shares its line with other code', way);
  return { plan: { acquisition: acquisition.node.range, way: way.range, cleanup: cleanup.range }, title: 'Return the clean-up on this way out, too' };
}

/** Whether a name that the clean-up uses stands for the same at the way out, and has its value there. */
function isThere(file: FileFacts, name: TSESTree.Identifier, way: TSESTree.Node, cleanup: TSESTree.Node): boolean {
  const variable = file.scopes.reference(name)?.resolved;
  if (!variable || within(variable.scope.block, cleanup)) return true;
  const [definition] = variable.defs;
  const isLater = definition?.type === 'Variable' && enclosingFunction(definition.node) === enclosingFunction(way) && definition.node.range[1] > way.range[0];
  return within(way, variable.scope.block) && !isLater;
}
