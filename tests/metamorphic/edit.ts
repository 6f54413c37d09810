import * as parser from '@typescript-eslint/parser';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

import type { Edit } from '../../src/finding.ts';
import type { Fixture } from './fixtures.ts';

export interface Parsed {
  readonly ast: TSESTree.Program;
  readonly scopes: ScopeManager;
  readonly code: string;
}

export function parse({ code, filename }: Fixture): Parsed {
  const { ast, scopeManager } = parser.parseForESLint(code, { range: true, sourceType: 'module', ecmaFeatures: { jsx: filename.endsWith('x') } });
  for (const node of nodesOf(ast)) for (const child of childrenOf(node)) child.parent = node;
  return { ast, scopes: scopeManager, code };
}

function* childrenOf(node: TSESTree.Node): Generator<TSESTree.Node> {
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    for (const child of [value].flat()) if (typeof child === 'object' && child !== null && 'type' in child) yield child as TSESTree.Node;
  }
}

/** Every node, parents first. */
export function* nodesOf(node: TSESTree.Node): Generator<TSESTree.Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

/** The fixture with edits that do not overlap; undefined when there are none. */
export function edited(fixture: Fixture, edits: readonly Edit[]): Fixture | undefined {
  if (edits.length === 0) return undefined;
  let { code } = fixture;
  for (const { range, text } of [...edits].sort((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1])) code = code.slice(0, range[0]) + text + code.slice(range[1]);
  return { ...fixture, code };
}

export const insert = (at: number, text: string): Edit => ({ range: [at, at], text });
