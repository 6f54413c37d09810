import type { Linter } from 'eslint';

import type { Attempt } from './lint.ts';

interface TypeOptions {
  readonly project?: unknown;
  readonly projectService?: unknown;
  readonly programs?: unknown;
  readonly tsconfigRootDir?: string;
}

const nameOf = (parser: unknown): string | undefined => (parser as { meta?: { name?: string } } | undefined)?.meta?.name;

const isTypeScriptParser = (parser: unknown): boolean => nameOf(parser) === 'typescript-eslint/parser';
export const isVueParser = (parser: unknown): boolean => nameOf(parser) === 'vue-eslint-parser';

/**
 * The ways to lint a file, the best first: with the types of the nearest tsconfig, with the user's own `project`,
 * without types. What the user switched off stays off.
 */
export function attemptsWith(config: Linter.Config, prefix: string, cwd: string): readonly Attempt[] {
  const parser = config.languageOptions?.parser;
  const parserOptions = (config.languageOptions?.parserOptions ?? {}) as TypeOptions;
  const { project, projectService, programs, ...rest } = parserOptions;
  const way = (options: object, typed: boolean): Attempt => ({
    config: { ...config, languageOptions: { ...config.languageOptions, parserOptions: options } },
    prefix,
    typed,
  });
  const untyped = way(rest, false);
  if (programs || (isVueParser(parser) && (project || projectService))) return [way(parserOptions, true), untyped];
  if (!isTypeScriptParser(parser) || (projectService === false && !project)) return [untyped];
  const nearest = way({ ...rest, projectService: projectService || true, tsconfigRootDir: rest.tsconfigRootDir ?? cwd }, true);
  return project ? [nearest, way(parserOptions, true), untyped] : [nearest, untyped];
}
