import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { AddedImport } from './plan.ts';
import { refuse } from '../refusal.ts';

/** How the file writes a hook of React: `useRef`, with the import that it needs, or `React.useRef`. */
export function reactName(file: FileFacts, hook: string): { name: string; add?: AddedImport } {
  const imports = file.sourceCode.ast.body.filter((statement): statement is TSESTree.ImportDeclaration => statement.type === T.ImportDeclaration && statement.importKind !== 'type' && /^(?:react|preact\/(?:hooks|compat))$/.test(statement.source.value));
  const specifiers = imports.flatMap((declaration) => declaration.specifiers);
  const found = specifiers.find((specifier) => specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier && specifier.imported.name === hook);
  if (found) return { name: found.local.name };
  const named = imports.find((declaration) => declaration.specifiers.some(({ type }) => type === T.ImportSpecifier));
  if (named) return { name: hook, add: { declaration: named.range, name: hook } };
  const whole = specifiers.find(({ type }) => type !== T.ImportSpecifier) ?? refuse(`\`${hook}\` would need an import that this file does not have`);
  return { name: `${whole.local.name}.${hook}` };
}
