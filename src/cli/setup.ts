import { createRequire } from 'node:module';
import path from 'node:path';

import * as ownParser from '@typescript-eslint/parser';
import type { ESLint, Linter } from 'eslint';

import { FileLinter } from '../apply/lint.ts';
import { attemptsWith, isVueParser } from '../apply/parser.ts';
import { UsageError } from './options.ts';
import { isTypeScript, isVue } from './select.ts';

type Eslint = typeof import('eslint');
type Rules = Record<string, Linter.RuleEntry>;

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

/** The ESLint that the repository has installed when memopt supports it, else the command's own. */
async function loadEslint(cwd: string): Promise<Eslint> {
  const require = createRequire(path.join(cwd, 'package.json'));
  try {
    const [major = 0, minor = 0] = (require('eslint/package.json') as { version: string }).version.split('.').map(Number);
    if (major > 9 || (major === 9 && minor >= 15)) return require('eslint') as Eslint;
  } catch {
    // None is installed, or none that loads.
  }
  return import('eslint');
}

/** ESLint's merged config of a file, as `calculateConfigForFile` gives it. */
interface MergedConfig extends Linter.Config {
  readonly plugins: Record<string, ESLint.Plugin & { readonly languages?: Record<string, unknown> }>;
}

/** The configs that apply to the files, grouped by the config file that they come from; undefined is no config file. */
async function configsOf({ ESLint }: Eslint, { cwd, files }: Request, notes: string[]): Promise<Map<string | undefined, Map<string, MergedConfig>>> {
  // ESLint gives no config to a file that no entry names by its extension, and none to one that is ignored. Naming all
  // extensions leaves the second.
  const eslint = new ESLint({ cwd, overrideConfig: [{ files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue}'] }] });
  const groups = new Map<string | undefined, Map<string, MergedConfig>>();
  const broken = new Set<string>();
  for (const file of files) {
    let configFile = await eslint.findConfigFile(file);
    let config: MergedConfig | undefined;
    if (configFile !== undefined && !broken.has(configFile)) {
      try {
        config = (await eslint.calculateConfigForFile(file)) as MergedConfig | undefined;
        if (!config) continue;
      } catch (error) {
        if (!isMissingModule(error)) throw new UsageError(`${path.relative(cwd, configFile)} does not load: ${(error as Error).message}`);
        // A fresh clone with nothing installed.
        broken.add(configFile);
        const [missing = ''] = (error as Error).message.split(/\n| imported from /);
        notes.push(`${path.relative(cwd, configFile)} does not load (${missing}), so the recommended rules were used; install the dependencies to use it`);
      }
    }
    if (!config) configFile = undefined;
    const group = groups.get(configFile) ?? new Map<string, MergedConfig>();
    groups.set(configFile, group.set(file, config ?? { plugins: {} }));
  }
  return groups;
}

const isMissingModule = (error: unknown): boolean => ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes((error as { code?: string }).code ?? '');

/** What the config calls the plugin, which may be another copy of it. */
const registered = (config: MergedConfig): string | undefined =>
  Object.keys(config.plugins).find((name) => {
    const meta = config.plugins[name]?.meta;
    return meta?.namespace === 'memopt' || meta?.name === 'eslint-plugin-memopt';
  });

const isOn = (entry: unknown): boolean => !['off', 0].includes((Array.isArray(entry) ? entry[0] : entry) as string | number);

function enabledRules(config: MergedConfig): Rules {
  const prefix = registered(config);
  return Object.fromEntries(Object.entries(config.rules ?? {}).filter(([name, entry]) => name.startsWith(`${prefix}/`) && isOn(entry))) as Rules;
}

/** The language of a config is JavaScript unless the user chose one for JSON, CSS or the like. */
const isJavaScript = (config: MergedConfig): boolean => {
  const language = config.language as unknown;
  return language === undefined || language === config.plugins['@']?.languages?.['js'];
};

const espree = (parser: unknown): boolean => parser === undefined || (parser as { name?: string }).name === 'espree';

function languageOf(file: string, config: MergedConfig, hasConfig: boolean): Linter.LanguageOptions {
  const own = config.languageOptions ?? {};
  // Without a config our parser reads all of the language; with one, only what the user's parser can't.
  return espree(own.parser) && (isTypeScript(file) || !hasConfig) ? { ...own, parser: ownParser as Linter.Parser, parserOptions: { ...(own.parserOptions as object | undefined), ecmaFeatures: { jsx: true } } } : own;
}

/** Finds out how each file is linted: by the user's config where it has memopt rules, else by `recommended`. */
export async function setUp(request: Request): Promise<Setup> {
  const { cwd, plugin, wants, ruleOptions } = request;
  const eslint = await loadEslint(cwd);
  const notes: string[] = [];
  const plans = new Map<string, { readonly config: Linter.Config; readonly prefix: string }>();
  const used = new Set<string>();
  const parsers = new Set<Linter.Parser & { readonly clearCaches?: () => void }>();

  for (const [configFile, group] of await configsOf(eslint, request, notes)) {
    const configured = [...group.values()].some((config) => Object.keys(enabledRules(config)).length > 0);
    for (const [file, config] of group) {
      if (!isJavaScript(config) || (isVue(file) && !isVueParser(config.languageOptions?.parser))) continue;
      const name = registered(config);
      const prefix = name ?? 'memopt';
      const source = (name === undefined ? plugin : config.plugins[name]) as Plugin;
      const short = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
      const chosen = Object.entries(configured ? enabledRules(config) : (plugin.configs.recommended.rules as Rules))
        .map(([id, entry]) => [short(id), entry] as const)
        .filter(([rule]) => wants(rule) && rule in source.rules)
        .map(([rule, entry]) => [`${prefix}/${rule}`, ruleOptions ? ['error', ruleOptions] : entry] as const);
      if (chosen.length === 0) continue;
      for (const [id] of chosen) used.add(short(id));
      const languageOptions = languageOf(file, config, configFile !== undefined);
      if (languageOptions.parser) parsers.add(languageOptions.parser);
      plans.set(file, {
        prefix,
        config: {
          files: [`**/*${path.extname(file)}`],
          plugins: { [prefix]: source as unknown as ESLint.Plugin },
          rules: Object.fromEntries(chosen) as Rules,
          languageOptions,
          linterOptions: { noInlineConfig: config.linterOptions?.noInlineConfig ?? false, reportUnusedDisableDirectives: 'off' },
          ...(config.settings ? { settings: config.settings } : {}),
          ...(config.processor ? { processor: config.processor } : {}),
        },
      });
    }
  }

  return {
    rules: used,
    notes,
    forgetProjects: () => {
      for (const parser of parsers) parser.clearCaches?.();
    },
    linterOf: (file) => {
      const plan = plans.get(file);
      return plan && new FileLinter(eslint.Linter, file, cwd, attemptsWith(plan.config, plan.prefix, cwd));
    },
  };
}
