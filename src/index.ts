import type { ESLint, Linter, Rule } from 'eslint';

import manifest from '../package.json' with { type: 'json' };
import { codemods } from '../codemods/index.ts';
import { rules as definitions } from '../rules/index.ts';
import { join } from './join.ts';
import type { RuleOptions } from './rule.ts';

export type { Certainty, Edit, Fact, Finding, Level, Range, Scope, Verdict } from './finding.ts';
export type { MemoptSettings } from './settings.ts';
export type { RuleOptions } from './rule.ts';

const rules: Record<string, Rule.RuleModule> = Object.fromEntries(
  definitions.map((rule) => {
    const codemod = codemods.find(({ name }) => name === rule.name);
    if (!codemod) throw new Error(`memopt: the rule ${rule.name} has no codemod of the same name`);
    return [rule.name, join(rule, codemod) as unknown as Rule.RuleModule];
  }),
);

/** In the types of the user's own ESLint, so that `defineConfig` of each version takes it. */
interface Plugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: Record<'recommended' | 'strict' | 'all', Linter.Config>;
}

const plugin: Plugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: 'memopt' },
  rules,
  configs: {} as Plugin['configs'],
};

function preset(name: keyof Plugin['configs'], severity: 'error' | 'warn', options: RuleOptions, includes: (recommended: boolean) => boolean): Linter.Config {
  const chosen = definitions.filter((rule) => includes(rule.recommended));
  return {
    name: `memopt/${name}`,
    plugins: { memopt: plugin },
    rules: Object.fromEntries(chosen.map((rule) => [`memopt/${rule.name}`, [severity, options]])),
  };
}

/** `recommended`: certain findings only. `strict`: also what is worth a look. `all`: strict, with tests and stories. */
Object.assign(plugin.configs, {
  recommended: preset('recommended', 'error', { certainty: 'certain' }, (recommended) => recommended),
  strict: preset('strict', 'error', { certainty: 'likely' }, (recommended) => recommended),
  all: preset('all', 'error', { certainty: 'likely', tests: true }, () => true),
});

export default plugin;
/** What Node's `require` of this ES module gives: the plugin itself, as CommonJS configs expect. */
export { plugin as 'module.exports' };
