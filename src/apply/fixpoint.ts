import type { Edit } from '../finding.ts';
import { applyEdits, disjoint, moved } from './edits.ts';
import type { Linted } from './lint.ts';
import type { Site } from './site.ts';
import { objectionTo } from './verify.ts';

/** What became of one finding of the first look. */
export interface Outcome {
  readonly site: Site;
  readonly rewritten: boolean;
  /** Rewritten: what the rewrite does beyond the finding, if anything. Else: why it stays. */
  readonly reason: string;
}

export interface Fixpoint {
  /** The text in which nothing applicable is left. */
  readonly text: string;
  /** In the order of the first look. */
  readonly outcomes: readonly Outcome[];
}

/** Why a rewrite that there is isn't asked for at a level. */
export const refusalAt =
  (level: 'safe' | 'review') =>
  (site: Site): string | undefined =>
    site.level === 'review' && level === 'safe' ? `needs --level review: ${site.reason}` : undefined;

/** A finding of the first look that is still there, and what it is in the present text. */
interface Open {
  readonly first: Site;
  readonly now: Site;
}

/**
 * Rewrites in rounds until nothing applicable is left. A round applies every group that touches no other, looks at the
 * text again, and is taken back when it brought an error or a new finding. Every accepted round leaves fewer findings
 * than the one before, so the rounds end.
 */
export function fixpoint(start: Linted, lint: (text: string) => Linted, refusalOf: (site: Site) => string | undefined): Fixpoint {
  const outcomes = new Map<Site, Outcome>();
  const settle = (site: Site, rewritten: boolean, reason: string): void => void outcomes.set(site, { site, rewritten, reason });
  let present = start;
  let open: readonly Open[] = start.sites.map((site) => ({ first: site, now: site }));
  // What was tried on the present text and taken back: another text may take it.
  let objections = new Map<Site, string>();

  const attempt = (batch: readonly Open[]): string | undefined => {
    const edits = batch.flatMap(({ now }) => now.edits ?? []);
    const next = tryLint(present.text, edits, lint);
    const objection = typeof next === 'string' ? next : objectionTo(present, next, batch.map(({ now }) => now));
    if (typeof next === 'string' || objection !== undefined) return objection;
    for (const { first } of batch) settle(first, true, first.level === 'review' ? first.reason : '');
    const rest = open.filter((item) => !batch.includes(item));
    open = follow(rest, next.sites, edits);
    for (const item of rest) if (!open.some(({ first }) => first === item.first)) settle(item.first, true, 'resolved by the rewrite of its neighbour');
    present = next;
    objections = new Map();
    return undefined;
  };

  for (;;) {
    const applicable = open.filter(({ now }) => now.edits && refusalOf(now) === undefined && !objections.has(now));
    const batch = disjoint(applicable, ({ now }) => now.edits ?? []);
    if (batch.length === 0) break;
    if (batch.length > 1 && attempt(batch) === undefined) continue;
    // One of them is to blame, or there is but one: one at a time, until the text changes.
    for (const item of batch) {
      const objection = attempt([item]);
      if (objection === undefined) break;
      objections.set(item.now, objection);
    }
  }

  // The compiler's last text of the file is one that was taken back: other files must not be judged by it.
  if (objections.size > 0) lint(present.text);
  for (const { first, now } of open) settle(first, false, objections.get(now) ?? refusalOf(now) ?? now.reason);
  return { text: present.text, outcomes: start.sites.map((site) => outcomes.get(site)).filter((outcome) => outcome !== undefined) };
}

function tryLint(text: string, edits: readonly Edit[], lint: (text: string) => Linted): Linted | string {
  try {
    return lint(applyEdits(text, edits));
  } catch (error) {
    return `taken back: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Finds the open findings again in the new text: where their start moved to, else in order; of their own rule if it still reports. */
function follow(open: readonly Open[], sites: readonly Site[], edits: readonly Edit[]): readonly Open[] {
  const free = new Set(sites);
  const found = new Map<Site, Site>();
  const ways: readonly ((now: Site, site: Site) => boolean)[] = [
    (now, site) => isSameRule(now, site) && site.finding.range[0] === moved(now.finding.range[0], edits),
    (now, site) => site.finding.range[0] === moved(now.finding.range[0], edits),
    isSameRule,
    () => true,
  ];
  for (const matches of ways) {
    for (const { first, now } of open) {
      const site = found.has(first) ? undefined : [...free].find((candidate) => matches(now, candidate));
      if (!site) continue;
      free.delete(site);
      found.set(first, site);
    }
  }
  return open.flatMap(({ first }) => {
    const now = found.get(first);
    return now ? [{ first, now }] : [];
  });
}

const isSameRule = (a: Site, b: Site): boolean => a.finding.rule === b.finding.rule;
