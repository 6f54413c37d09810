import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { isAtLeast, lowestNode, lowestVersion } from '../../facts/project.ts';
import { enclosingFunction } from '../../facts/syntax.ts';
import type { Acquisition } from '../../obligations/acquired/acquisitions.ts';

/** The declaration that releases what is acquired when its block is left; undefined where the project's Node or its syntax does not allow it. */
export function usingFor(file: FileFacts, { row, node }: Acquisition): 'using' | 'await using' | undefined {
  const runsOn = lowestNode(file.filename);
  const names = row.release.flatMap((release) => (release.by === 'method' ? release.names : []));
  const isLater = names.includes('[Symbol.asyncDispose]');
  if (!row.disposableSince || !isAtLeast(runsOn, row.disposableSince) || (isLater && enclosingFunction(node)?.async !== true)) return undefined;
  if (!isAtLeast(runsOn, [24, 0]) && !isLowered(file) && !file.once(hasUsing)) return undefined;
  return isLater ? 'await using' : 'using';
}

/** TypeScript 5.2 and later write `using` for older targets. */
const isLowered = (file: FileFacts): boolean => isTypeScript(file) && file.types.lowersUsing && isAtLeast(lowestVersion(file.filename, 'typescript'), [5, 2]);

/** Whether the file has such a declaration: then whatever builds it takes them. */
const hasUsing = ({ sourceCode }: FileFacts): boolean =>
  (sourceCode.scopeManager?.scopes ?? []).some(({ variables }) => variables.some(({ defs }) => defs.some((definition) => definition.parent?.type === T.VariableDeclaration && isUsing(definition.parent))));

const isUsing = ({ kind }: TSESTree.VariableDeclaration): boolean => kind === 'using' || kind === 'await using';
