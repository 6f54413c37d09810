import path from 'node:path';

import * as ownParser from '@typescript-eslint/parser';
import type { ESLint, Linter } from 'eslint';

import { FileLinter } from '../apply/lint.ts';
import { attemptsWith, isVueParser } from '../apply/parser.ts';
import { isTypeScript, isVue } from './select.ts';
import { enabledRules, isJavaScript, loadEslint, prefixOf, userConfigs, type ConfigGroup, type MergedConfig } from './user-config.ts';

/** The plugin, as far as the command needs it. */
export interface Plugin {
  readonly meta: { readonly version: string };
  readonly rules: Readonly<Record<string, { readonly meta?: { readonly docs?: { readonly description?: string } } }>>;
  readonly configs: { readonly recommended: { readonly rules?: object } };
}

export interface Setup {
  /** Undefined for a file that the user's config ignores or gives no memopt rule. */
  readonly linterOf: (file: string) => FileLinter | undefined;
  /** The rules that look at some file, without prefix. */
  readonly rules: ReadonlySet<string>;
  /** Frees the programs of the projects seen so far: each holds a few hundred megabytes. */
  readonly forgetProjects: () => void;
  /** What the user should know about how the rules were set. */
  readonly notes: readonly string[];
}

export interface Request {
  readonly cwd: string;
  readonly files: readonly string[];
  readonly plugin: Plugin;
  readonly wants: (rule: string) => boolean;
  /** Options that every rule gets in place of the user's. */
  readonly ruleOptions?: object;
}

interface Plan {
  readonly config: Linter.Config;
  readonly prefix: string;
}

const shortName = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
const isEspree = (parser: unknown): boolean => parser === undefined || (parser as { name?: string }).name === 'espree';

function languageOf(file: string, config: MergedConfig, hasConfig: boolean): Linter.LanguageOptions {
  const own = config.languageOptions ?? {};
  // Without a config our parser reads all of the language; with one, only what the user's parser can't.
  if (!isEspree(own.parser) || (hasConfig && !isTypeScript(file))) return own;
  return { ...own, parser: ownParser, parserOptions: { ...(own.parserOptions as object | undefined), ecmaFeatures: { jsx: true } } };
}

/** How a file is linted: with nothing but memopt rules. Undefined when there is none for it. */
function planFor(file: string, config: MergedConfig, isConfigured: boolean, hasConfig: boolean, { plugin, wants, ruleOptions }: Request): Plan | undefined {
  if (!isJavaScript(config) || (isVue(file) && !isVueParser(config.languageOptions?.parser))) return undefined;
  const named = prefixOf(config);
  const prefix = named ?? 'memopt';
  const source = (named === undefined ? plugin : config.plugins[named]) as Plugin;
  const candidates = Object.entries(isConfigured ? enabledRules(config) : (plugin.configs.recommended.rules as Linter.RulesRecord));
  const rules = candidates.flatMap(([id, entry]) => {
    const rule = shortName(id);
    return wants(rule) && rule in source.rules ? [[`${prefix}/${rule}`, ruleOptions ? ['error', ruleOptions] : entry]] : [];
  });
  if (rules.length === 0) return undefined;
  return {
    prefix,
    config: {
      files: [`**/*${path.extname(file)}`],
      plugins: { [prefix]: source as unknown as ESLint.Plugin },
      rules: Object.fromEntries(rules) as Linter.RulesRecord,
      languageOptions: languageOf(file, config, hasConfig),
      linterOptions: { noInlineConfig: config.linterOptions?.noInlineConfig ?? false, reportUnusedDisableDirectives: 'off' },
      ...(config.settings ? { settings: config.settings } : {}),
      ...(config.processor ? { processor: config.processor } : {}),
    },
  };
}

function plansOf(groups: readonly ConfigGroup[], request: Request): Map<string, Plan> {
  const plans = new Map<string, Plan>();
  for (const { hasConfig, configs } of groups) {
    const isConfigured = [...configs.values()].some((config) => Object.keys(enabledRules(config)).length > 0);
    for (const [file, config] of configs) {
      const plan = planFor(file, config, isConfigured, hasConfig, request);
      if (plan) plans.set(file, plan);
    }
  }
  return plans;
}

/** Finds out how each file is linted: by the user's config where it has memopt rules, else by `recommended`. */
export async function setUp(request: Request): Promise<Setup> {
  const { cwd, files } = request;
  const eslint = await loadEslint(cwd);
  const notes: string[] = [];
  const plans = plansOf(await userConfigs(eslint, cwd, files, notes), request);
  const parsers = new Set([...plans.values()].map(({ config }) => config.languageOptions?.parser as { clearCaches?: () => void } | undefined));
  return {
    notes,
    rules: new Set([...plans.values()].flatMap(({ config }) => Object.keys(config.rules ?? {}).map(shortName))),
    forgetProjects: () => {
      for (const parser of parsers) parser?.clearCaches?.();
    },
    linterOf: (file) => {
      const plan = plans.get(file);
      return plan && new FileLinter(eslint.Linter, file, cwd, attemptsWith(plan.config, plan.prefix, cwd));
    },
  };
}
