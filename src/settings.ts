import type { Row } from './resources/row.ts';
import { problemsOfRow } from './row-problems.ts';

/** `safe`: fixes and suggestions. `suggest`: everything as a suggestion. `off`: reports only. */
export type FixCap = 'off' | 'suggest' | 'safe';

/** `settings.memopt` of an ESLint config. */
export interface MemoptSettings {
  /** Rows added to the table of resources. */
  readonly resources?: readonly Row[];
  /** Names of methods that end an instance's life, beside the built-in ones. */
  readonly teardown?: readonly string[];
  /** Names of global or imported receivers that live as long as the process, beside the built-in ones. */
  readonly longLived?: readonly string[];
  /** Names of packages that are heavy to load, beside those that were measured. */
  readonly heavyModules?: readonly string[];
  /** The most that a fix may do. Default `safe`. */
  readonly fix?: FixCap;
}

export interface ReadSettings extends Required<MemoptSettings> {
  /** What is wrong with the settings, for the report at the program. */
  readonly problem?: string;
}

const names = new Set(['resources', 'teardown', 'longLived', 'heavyModules', 'fix']);
const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** All that is wrong, in the order of the keys. */
function problemsOf(value: Record<string, unknown>): string[] {
  const unknownKeys = Object.keys(value).filter((key) => !names.has(key)).map((key) => `"${key}" is no setting; there are ${[...names].join(', ')}`);
  const lists = ['teardown', 'longLived', 'heavyModules'].filter((key) => value[key] !== undefined && !isStrings(value[key])).map((key) => `"${key}" takes an array of names`);
  const fix = value['fix'] === undefined || ['off', 'suggest', 'safe'].includes(value['fix'] as string) ? [] : ['"fix" takes off, suggest or safe'];
  const rows = value['resources'] ?? [];
  return [...unknownKeys, ...lists, ...fix, ...(Array.isArray(rows) ? rows.flatMap((row, index) => problemsOfRow(row, `resources[${index}]`)) : ['"resources" takes an array of rows'])];
}

/** One array for all files: the table that is made of the rows hangs on it. */
const noRows: readonly Row[] = [];

const known = new WeakMap<object, ReadSettings>();

/** Reads `settings.memopt`, once a config; what is wrong is said, never thrown. */
export function readSettings(all: Readonly<Record<string, unknown>>): ReadSettings {
  let settings = known.get(all);
  if (!settings) known.set(all, (settings = read(all)));
  return settings;
}

function read(all: Readonly<Record<string, unknown>>): ReadSettings {
  const value = all['memopt'] ?? {};
  const problems = typeof value === 'object' && value !== null ? problemsOf(value as Record<string, unknown>) : ['takes an object'];
  const problem = problems.length === 0 ? undefined : problems.join('; ');
  const settings = problem === undefined ? (value as MemoptSettings) : {};
  return { resources: settings.resources ?? noRows, teardown: settings.teardown ?? [], longLived: settings.longLived ?? [], heavyModules: settings.heavyModules ?? [], fix: settings.fix ?? 'safe', ...(problem === undefined ? {} : { problem }) };
}
