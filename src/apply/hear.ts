import { subscribe, unsubscribe } from 'node:diagnostics_channel';

import type { Linter } from 'eslint';

import { crashChannel, findingChannel, type CrashEvent, type FindingEvent } from '../channel.ts';
import type { Problem, Site } from './site.ts';

/** What the rules published while something ran. */
export interface Heard {
  readonly findings: FindingEvent[];
  readonly crashes: CrashEvent[];
}

/** Runs a lint and listens to the rules, also to those of another copy of the plugin: the channel is shared by name. */
export function hear<T>(run: () => T): { readonly result: T; readonly heard: Heard } {
  const heard: Heard = { findings: [], crashes: [] };
  const onFinding = (event: unknown): void => void heard.findings.push(event as FindingEvent);
  const onCrash = (event: unknown): void => void heard.crashes.push(event as CrashEvent);
  subscribe(findingChannel.name, onFinding);
  subscribe(crashChannel.name, onCrash);
  try {
    return { result: run(), heard };
  } finally {
    unsubscribe(findingChannel.name, onFinding);
    unsubscribe(crashChannel.name, onCrash);
  }
}

/** ESLint's place of an offset, for one text. */
function placesOf(text: string): (offset: number) => string {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|[\r\n\u2028\u2029]/g)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return `${low + 1}:${offset - (starts[low] ?? 0) + 1}`;
  };
}

const messageKey = (rule: string, message: Linter.LintMessage): string => `${rule} ${message.line}:${message.column} ${message.endLine}:${message.endColumn}`;

const levelOf = (message: Linter.LintMessage): Site['level'] => (message.fix ? 'safe' : message.suggestions?.length ? 'review' : 'manual');

function reasonOf({ finding, follow }: FindingEvent, level: Site['level'], { crashes }: Heard, isOff: boolean): string {
  const { verdict, rule } = finding;
  if (level === 'review' && verdict.level === 'safe') return 'settings.memopt.fix allows suggestions only';
  if (level !== 'manual' || verdict.level === 'manual') return verdict.reason;
  if (verdict.scope === 'project' && !follow) return `the rewrite reaches over several files, and its rule does not follow them: ${verdict.reason}`;
  const crash = crashes.find((event) => event.rule === rule);
  if (crash) return `its codemod failed: ${String(crash.error)}`;
  return isOff ? 'settings.memopt.fix is off' : `its codemod has no edit for it: ${verdict.reason}`;
}

/** A message without an event comes from a copy of the plugin that publishes nothing. */
const placeOf = ({ line, column, endLine = line, endColumn = column }: Linter.LintMessage): Pick<Site, 'line' | 'column' | 'endLine' | 'endColumn'> => ({ line, column, endLine, endColumn });

function silentSite(rule: string, message: Linter.LintMessage): Site {
  const reason = 'the copy of eslint-plugin-memopt that your config loads gives no details of its findings; update it';
  return {
    finding: {
      id: `${rule}:${message.line}:${message.column}`,
      rule,
      messageId: message.messageId ?? '',
      data: {},
      range: [0, 0],
      certainty: 'likely',
      facts: [],
      verdict: { level: 'manual', scope: 'file', reason },
    },
    message: message.message,
    ...placeOf(message),
    level: 'manual',
    reason,
  };
}

/** Messages by which a rule speaks of itself or of the settings, not of the code. */
const notFindings = new Set(['badSettings', 'crash']);

export interface Sites {
  readonly sites: readonly Site[];
  /** What only its uses in other files make a finding. */
  readonly candidates: readonly Site[];
  /** What the rules say of themselves or of the settings. */
  readonly problems: readonly Problem[];
}

/**
 * Joins ESLint's messages with the events behind them. Events alone are not enough: ESLint drops what a comment
 * disables, and tells what it would fix. `isOff`: `settings.memopt.fix` allows no rewrite.
 */
export function sitesOf(text: string, messages: readonly Linter.LintMessage[], heard: Heard, prefix: string, isOff: boolean): Sites {
  const place = placesOf(text);
  const waiting = new Map<string, FindingEvent[]>();
  for (const event of heard.findings) {
    const [start, end] = event.finding.range;
    const key = `${event.finding.rule} ${place(start)} ${place(end)}`;
    waiting.set(key, [...(waiting.get(key) ?? []), event]);
  }
  const sites: Site[] = [];
  const candidates: Site[] = [];
  const problems: Problem[] = [];
  for (const message of messages) {
    if (!message.ruleId?.startsWith(`${prefix}/`)) continue;
    const rule = message.ruleId.slice(prefix.length + 1);
    if (notFindings.has(message.messageId ?? '')) {
      problems.push({ line: message.line, column: message.column, message: message.message });
      continue;
    }
    const queue = waiting.get(messageKey(rule, message)) ?? [];
    const index = queue.findIndex(({ finding }) => finding.messageId === message.messageId);
    const event = index < 0 ? undefined : queue.splice(index, 1)[0];
    // Ranges of a processor's block are not ranges of the file.
    if (!event || event.text !== text) {
      sites.push(silentSite(rule, message));
      continue;
    }
    const level = event.follow?.level ?? levelOf(message);
    (event.finding.candidate ? candidates : sites).push({
      finding: event.finding,
      message: message.message,
      ...placeOf(message),
      level,
      reason: reasonOf(event, level, heard, isOff),
      ...(level !== 'manual' && event.edits ? { edits: event.edits } : {}),
      ...(event.follow ? { follow: event.follow } : {}),
    });
  }
  return { sites, candidates, problems };
}
