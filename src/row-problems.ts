import type { RuleName } from './resources/row.ts';

const rules: readonly RuleName[] = ['no-leaked-timer', 'no-leaked-listener', 'no-leaked-observer', 'no-leaked-subscription', 'no-unreleased-resource', 'no-leaked-object-url', 'no-abandoned-iterator', 'no-mismatched-release', 'no-partial-release'];
const yields = ['handle', 'disposer', 'nothing'];
const holders = ['global', 'receiver', 'target'];
const identities = ['event', 'handler', 'capture', 'argument'];
const finite = ['once', 'signal', 'one-shot', 'unref', 'completes'];

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNames = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
const isOrigin = (value: unknown): boolean => isParts(value) && (value['global'] === true || isNames(value['modules']));

/** What each form has to say beside its names. */
const acquires: Readonly<Record<string, (parts: Parts) => string | undefined>> = {
  call: ({ from }) => (isOrigin(from) ? undefined : '"from" with "global" or "modules"'),
  new: ({ from }) => (isOrigin(from) ? undefined : '"from" with "global" or "modules"'),
  static: ({ object }) => (typeof object === 'string' ? undefined : '"object"'),
  method: ({ on }) => (typeof on === 'string' || isParts(on) ? undefined : '"on" with a kind or a type'),
};
const releases: Readonly<Record<string, (parts: Parts) => string | undefined>> = {
  call: ({ from }) => (isOrigin(from) ? undefined : '"from" with "global" or "modules"'),
  static: ({ object }) => (typeof object === 'string' ? undefined : '"object"'),
  method: () => undefined,
  invoke: () => undefined,
  pair: ({ identity }) => (Array.isArray(identity) && identity.every((part) => identities.includes(part as string)) ? undefined : `"identity" with some of ${identities.join(', ')}`),
  receiver: () => undefined,
};

/** All that is wrong with a row of `settings.memopt.resources`. */
export function problemsOfRow(row: unknown, place: string): string[] {
  if (!isParts(row)) return [`"${place}" takes an object`];
  const oneOf = (key: string, values: readonly string[]): string[] => (values.includes(row[key] as string) ? [] : [`"${place}.${key}" takes ${values.join(', ')}`]);
  const texts = ['id', 'what'].flatMap((key) => (typeof row[key] === 'string' ? [] : [`"${place}" needs "${key}"`]));
  const forms = Array.isArray(row['release']) && row['release'].length > 0 ? (row['release'] as unknown[]).flatMap((form, index) => problemsOfForm(form, `${place}.release[${index}]`, 'by', releases)) : [`"${place}" needs at least one "release"`];
  const ends = row['finite'] === undefined || (Array.isArray(row['finite']) && row['finite'].every((end) => finite.includes(end as string))) ? [] : [`"${place}.finite" takes some of ${finite.join(', ')}`];
  const later = row['comesLater'] === undefined || row['comesLater'] === true ? [] : [`"${place}.comesLater" takes true`];
  return [...texts, ...oneOf('rule', rules), ...problemsOfForm(row['acquire'], `${place}.acquire`, 'kind', acquires), ...oneOf('yields', yields), ...forms, ...ends, ...later, ...oneOf('heldBy', holders)];
}

function problemsOfForm(form: unknown, place: string, key: 'by' | 'kind', known: typeof releases): string[] {
  if (!isParts(form)) return [`"${place}" takes an object with "${key}"`];
  const check = Object.hasOwn(known, String(form[key])) ? known[String(form[key])] : undefined;
  if (!check) return [`"${place}.${key}" takes ${Object.keys(known).join(', ')}`];
  const missing = check(form);
  return [...(form[key] === 'invoke' || isNames(form['names']) ? [] : [`"${place}" needs "names"`]), ...(missing === undefined ? [] : [`"${place}" needs ${missing}`])];
}
