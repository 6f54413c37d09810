import { createRequire } from 'node:module';
import path from 'node:path';

import type { ESLint, Linter } from 'eslint';

import { UsageError } from './options.ts';

export type Eslint = typeof import('eslint');

/** ESLint's merged config of a file, as `calculateConfigForFile` gives it. */
export interface MergedConfig extends Linter.Config {
  readonly plugins: Record<string, ESLint.Plugin & { readonly languages?: Record<string, unknown> }>;
}

/** The files below one ESLint config file, or below none. */
export interface ConfigGroup {
  readonly hasConfig: boolean;
  readonly configs: Map<string, MergedConfig>;
}

/** The ESLint that the repository has installed when memopt supports it, else the command's own. */
export async function loadEslint(cwd: string): Promise<Eslint> {
  const require = createRequire(path.join(cwd, 'package.json'));
  try {
    const [major = 0, minor = 0] = (require('eslint/package.json') as { version: string }).version.split('.').map(Number);
    if (major > 9 || (major === 9 && minor >= 15)) return require('eslint') as Eslint;
  } catch {
    // None is installed, or none that loads.
  }
  return import('eslint');
}

const isMissingModule = (error: unknown): boolean => ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes((error as { code?: string }).code ?? '');

/**
 * The configs of the files that ESLint does not ignore, grouped by the config file that they come from.
 * @throws {UsageError} for a config that does not load, unless it lacks what is not installed: then it counts as none.
 */
export async function userConfigs({ ESLint }: Eslint, cwd: string, files: readonly string[], notes: string[]): Promise<readonly ConfigGroup[]> {
  // ESLint gives no config to a file that no entry names by its extension, and none to one that is ignored. Naming all
  // extensions leaves the second.
  const eslint = new ESLint({ cwd, overrideConfig: [{ files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue}'] }] });
  const groups = new Map<string, ConfigGroup>();
  const broken = new Set<string>();

  const configOf = async (file: string, configFile: string): Promise<MergedConfig | undefined> => {
    try {
      return (await eslint.calculateConfigForFile(file)) as MergedConfig | undefined;
    } catch (error) {
      const name = path.relative(cwd, configFile);
      if (!isMissingModule(error)) throw new UsageError(`${name} does not load: ${(error as Error).message}`);
      // A fresh clone with nothing installed.
      const [missing = ''] = (error as Error).message.split(/\n| imported from /);
      notes.push(`${name} does not load (${missing}), so the recommended rules were used; install the dependencies to use it`);
      broken.add(configFile);
      return undefined;
    }
  };

  for (const file of files) {
    const configFile = await eslint.findConfigFile(file);
    const config = configFile === undefined || broken.has(configFile) ? undefined : await configOf(file, configFile);
    const hasConfig = configFile !== undefined && !broken.has(configFile);
    if (hasConfig && !config) continue;
    const key = hasConfig ? configFile : '';
    const group = groups.get(key) ?? { hasConfig, configs: new Map<string, MergedConfig>() };
    groups.set(key, group);
    group.configs.set(file, config ?? { plugins: {} });
  }
  return [...groups.values()];
}

/** What the config calls the plugin, which may be another copy of it. */
export const prefixOf = (config: MergedConfig): string | undefined =>
  Object.keys(config.plugins).find((name) => {
    const meta = config.plugins[name]?.meta;
    return meta?.namespace === 'memopt' || meta?.name === 'eslint-plugin-memopt';
  });

const isOn = (entry: unknown): boolean => !['off', 0].includes((Array.isArray(entry) ? entry[0] : entry) as string | number);

/** The memopt rules that the config switches on, as it names them. */
export function enabledRules(config: MergedConfig): Readonly<Record<string, Linter.RuleEntry>> {
  const prefix = prefixOf(config);
  return Object.fromEntries(Object.entries(config.rules ?? {}).filter(([name, entry]) => name.startsWith(`${prefix}/`) && isOn(entry))) as Record<string, Linter.RuleEntry>;
}

/** The language of a config is JavaScript unless the user chose one for JSON, CSS or the like. */
export function isJavaScript(config: MergedConfig): boolean {
  const language = config.language as unknown;
  return language === undefined || language === config.plugins['@']?.languages?.['js'];
}
