import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import type { Life } from '../../../facts/life.ts';
import { isAtLeast, lowestVersion } from '../../../facts/project.ts';
import { freeVariable } from '../../names.ts';
import type { AddedImport, AddedParameter } from '../plan.ts';
import { refuse } from '../../refusal.ts';

/** What takes the clean-up of one run of a Vue watcher: a parameter that it has, `onWatcherCleanup`, or a parameter that it gets. */
export function watcherHook(file: FileFacts, { fn, effect, node }: Life): { name: string; add?: AddedImport; parameter?: AddedParameter } {
  if (!fn) return refuse('no function runs here', node);
  const position = effect?.hook === 'watch' ? 2 : 0;
  const parameter = fn.params[position];
  if (parameter?.type === T.Identifier) return { name: parameter.name };
  const imported = isAtLeast(lowestVersion(file.filename, 'vue'), [3, 5]) ? watcherCleanup(file) : undefined;
  if (imported) return imported;
  if (parameter || fn.params.some(({ type }) => type === T.RestElement)) refuse('a watcher runs again and again, and this one takes no clean-up', fn);
  const name = freeVariable(file, ['onCleanup', 'onInvalidate']);
  const names = ['_value', '_oldValue', name].slice(2 - position).slice(fn.params.length);
  return { name, parameter: { fn: fn.range, text: names.join(', ') } };
}

/** `onWatcherCleanup` of Vue 3.5, where the file imports names of Vue's or gets them without. */
function watcherCleanup(file: FileFacts): { name: string; add?: AddedImport } | undefined {
  const name = 'onWatcherCleanup';
  const imports = file.sourceCode.ast.body.filter((statement): statement is TSESTree.ImportDeclaration => statement.type === T.ImportDeclaration && statement.source.value === 'vue' && statement.importKind !== 'type');
  const found = imports.flatMap(({ specifiers }) => specifiers).find((specifier) => specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier && specifier.imported.name === name);
  if (found) return { name: found.local.name };
  const declaration = imports.find(({ specifiers }) => specifiers.some(({ type }) => type === T.ImportSpecifier));
  return declaration && { name, add: { declaration: declaration.range, name } };
}
