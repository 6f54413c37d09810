import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import type { Life } from '../../../facts/life.ts';
import { enclosingFunction, isFunction, within } from '../../../facts/syntax.ts';
import type { Leak } from '../../../obligations/leak.ts';
import type { AddedImport, AddedParameter } from '../plan.ts';
import { refuse } from '../../refusal.ts';
import { statementIn } from './effect.ts';
import type { Ending } from './ending.ts';
import { endIn } from './teardown.ts';
import { watcherHook } from './watcher.ts';

/** What registers a clean-up, the one that the file has first, else the first. */
const hooks = {
  vue: { modules: /^(?:vue|vue-demi|@vue\/composition-api|@vue\/runtime-(?:core|dom)|@nuxtjs\/composition-api)$/, names: ['onUnmounted', 'onBeforeUnmount', 'onScopeDispose'] },
  solid: { modules: /^solid-js$/, names: ['onCleanup'] },
};

/** The end of a component whose set-up registers its clean-ups, or of one run of an effect of Solid's. */
export function registeredEnding(file: FileFacts, leak: Leak): Ending {
  const { life, slots } = leak;
  const { effect } = life;
  if (effect?.framework !== 'vue' && effect?.framework !== 'solid') return refuse('nothing registers a clean-up here', life.node);
  const scope = scopeOf(file, life);
  const isWatcher = effect.framework === 'vue' && life.kind === 'effect' && effect.repeats;
  const when = isWatcher ? 'when the watcher runs again or stops' : effect.framework === 'solid' && effect.repeats ? 'when the effect is cleaned up' : 'when the component unmounts';
  const wanted = /Activated$/.test(effect.hook) ? /^onDeactivated$/ : /^(?!onDeactivated$)/;
  const teardown = life.teardowns.find(({ name, fn }) => wanted.test(name) && within(fn, scope) && enclosingFunction(fn.parent) === (isFunction(scope.parent) ? scope.parent : undefined));
  if (teardown) return { end: endIn(file, teardown.fn, slots, false), place: teardown.fn, scope, when };
  const after = statementIn(scope, leak.acquisition.node) ?? refuse('the set-up has no statement of its own here', leak.acquisition.node);
  const waits = awaitBefore(file, scope, after);
  if (waits) refuse('after an await Vue does not know whose clean-up it is', waits);
  const { name: hook, ...added } = registrationHook(file, life);
  return { end: { at: 'registration', hook, after: after.range, ...added }, place: scope, scope, when };
}

/** What registers a clean-up from within this life, with what it needs. */
export function registrationHook(file: FileFacts, life: Life): { readonly name: string; readonly add?: AddedImport; readonly parameter?: AddedParameter } {
  const { effect } = life;
  if (effect?.framework !== 'vue' && effect?.framework !== 'solid') return refuse('nothing registers a clean-up here', life.node);
  if (effect.framework === 'vue' && life.kind === 'effect' && effect.repeats) return watcherHook(file, life);
  return hookName(file, life, hooks[effect.framework], /Activated$/.test(effect.hook) ? ['onDeactivated'] : hooks[effect.framework].names);
}

/** An `await` of the set-up's own in front of a statement; in `<script setup>` the compiler sees to it. */
function awaitBefore(file: FileFacts, scope: TSESTree.Node, statement: TSESTree.Node): TSESTree.Node | undefined {
  if (scope.type === T.Program) return undefined;
  return file.index.awaits.find((node) => within(node, scope) && node.range[0] < statement.range[1] && enclosingFunction(node)?.body === scope);
}

/** The block in which a clean-up may be registered: the set-up's, or the run's of an effect that repeats. */
function scopeOf(file: FileFacts, { kind, node, fn, effect }: Life): TSESTree.Node {
  const home = kind === 'setup' || effect?.repeats ? fn : fn && enclosingFunction(fn);
  if (!home) return file.sourceCode.ast;
  return home.body.type === T.BlockStatement ? home.body : refuse('the set-up is a single expression', node);
}

/** The hook's local name, with the import that it needs. */
function hookName(file: FileFacts, life: Life, { modules }: { modules: RegExp }, names: readonly string[]): { name: string; add?: AddedImport } {
  const imports = file.sourceCode.ast.body.filter((statement) => statement.type === T.ImportDeclaration && modules.test(statement.source.value) && statement.importKind !== 'type') as TSESTree.ImportDeclaration[];
  for (const name of names) {
    for (const { specifiers } of imports) {
      const found = specifiers.find((specifier) => specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier && specifier.imported.name === name);
      if (found) return { name: found.local.name };
    }
  }
  const [name] = names as [string];
  const declaration = imports.find(({ specifiers }) => specifiers.some((specifier) => specifier.type === T.ImportSpecifier));
  if (declaration) return { name, add: { declaration: declaration.range, name } };
  // Nuxt and auto-import plugins give Vue's functions without an import.
  return file.filename.endsWith('.vue') && imports.length === 0 ? { name } : refuse(`\`${name}\` would need an import that this file does not have`, life.node);
}
