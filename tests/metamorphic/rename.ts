import type { Variable } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../src/finding.ts';
import { edited, parse, type Parsed } from './edit.ts';
import type { Fixture } from './fixtures.ts';

/** Renames the variables that the file declares itself, or those that it imports. A suffix keeps what a capital or `use` says. */
export function renamed(fixture: Fixture, which: 'own' | 'imports'): Fixture | undefined {
  const parsed = parse(fixture);
  const variables = parsed.scopes.variables.filter((variable) => variable.defs.length > 0 && (variable.defs[0]?.type === 'ImportBinding') === (which === 'imports') && isRenameable(variable));
  const edits = new Map(variables.flatMap((variable) => [...new Set([...variable.identifiers, ...variable.references.map(({ identifier }) => identifier)])].map((node) => [node.range[0], rename(parsed, node as TSESTree.Node, variable.name)])));
  return edited(fixture, [...edits.values()]);
}

/** A parameter property is a field too, and `this` is no name. */
const isRenameable = ({ name, identifiers }: Variable): boolean => name !== 'this' && !identifiers.some((node) => [node.parent, node.parent.parent].some((parent) => parent?.type === T.TSParameterProperty));

function rename({ code }: Parsed, node: TSESTree.Node, old: string): Edit {
  const end = node.range[0] + old.length;
  const range = [node.range[0], end] as const;
  const name = `${old}Renamed`;
  const { parent } = node;
  if (parent?.type === T.Property && parent.shorthand) return { range, text: `${old}: ${name}` };
  if (parent?.type === T.AssignmentPattern && parent.parent.type === T.Property && parent.parent.shorthand && parent.left === node) return { range, text: `${old}: ${name}` };
  if (parent?.type === T.ImportSpecifier && parent.imported.range[0] === parent.local.range[0]) return { range, text: `${code.slice(parent.imported.range[0], parent.imported.range[1])} as ${name}` };
  if (parent?.type === T.ExportSpecifier && parent.local.range[0] === parent.exported.range[0]) return { range, text: `${name} as ${old}` };
  return { range, text: name };
}
