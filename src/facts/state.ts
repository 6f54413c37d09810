import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { isReactHook } from './results.ts';
import type { Variable } from './scopes.ts';
import { unwrap } from './syntax.ts';

/** The state that a call sets, `[state, setState] = useState()`: its variable, or `ignored` when nothing reads it. */
export function stateSetBy(file: FileFacts, call: TSESTree.Node): Variable | 'ignored' | undefined {
  if (call.type !== T.CallExpression || call.arguments.length !== 1) return undefined;
  const callee = unwrap(call.callee);
  const definition = callee.type === T.Identifier ? file.scopes.variable(callee)?.defs[0] : undefined;
  const declarator = definition?.type === 'Variable' ? definition.node : undefined;
  if (declarator?.id.type !== T.ArrayPattern || declarator.id.elements[1] !== definition?.name || declarator.init?.type !== T.CallExpression || !isReactHook(file, declarator.init, /^useState$/)) return undefined;
  const [value] = declarator.id.elements;
  return value?.type === T.Identifier ? file.scopes.variable(value) : value ? undefined : 'ignored';
}
