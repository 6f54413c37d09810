import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { unwrap } from '../../facts/syntax.ts';
import type { Acquisition } from '../../obligations/acquired/acquisitions.ts';
import { refuse } from '../refusal.ts';
import type { Undo } from './plan.ts';
import { isVisible } from './reachable.ts';

/** The release that the row writes, as it can be written at `end`. */
export function undoOf(file: FileFacts, { row, node }: Acquisition, end: TSESTree.Node): Omit<Undo, 'handle'> {
  const [release] = row.release;
  switch (release.by) {
    case 'call':
    case 'static':
      return { by: 'call', name: release.names[0] as string, ...objectOf(file, node, end) };
    case 'method':
      return { by: 'method', name: release.names[0] as string, ...(row.releaseMayMiss && isTypeScript(file) ? { maybe: true } : {}), ...(row.drains === 'next' && isAnnotated(file, node) ? { arguments: [{ text: 'undefined' }] } : {}) };
    case 'invoke':
      return { by: 'invoke', name: '' };
    default:
      return refuse('its release names no handle', node);
  }
}

/** Whether the type of a generator is written down: then its `return` takes a value. */
const isAnnotated = (file: FileFacts, node: Acquisition['node']): boolean => file.scopes.functionOf(node.callee)?.returnType !== undefined;

/** `window` of `window.setInterval(…)`, `win` of `win.setTimeout(…)`: the release goes to the same. */
function objectOf(file: FileFacts, node: Acquisition['node'], end: TSESTree.Node): { object?: TSESTree.Node['range'] } {
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression) return {};
  if (!isVisible(file, callee.object, end)) refuse(`\`${file.textOf(callee.object)}\` has no name where it would be released`, callee.object);
  return { object: callee.object.range };
}
