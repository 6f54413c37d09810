import path from 'node:path';

import type { Compiled, Diagnostic } from './compiled.ts';
import type { Linted } from './lint.ts';
import type { Site } from './site.ts';

/** Why a rewritten text is taken back, or undefined when it may stay. */
export function objectionTo(before: Linted, after: Linted, rewritten: readonly Site[]): string | undefined {
  return ownObjection(before, after, rewritten) ?? compilerObjection(before.compiled, after.compiled);
}

/** The same by syntax and rules alone: the compiler may have to see other files changed first. */
export function ownObjection(before: Linted, after: Linted, rewritten: readonly Site[]): string | undefined {
  if (after.broken) return `taken back: the result does not parse (line ${after.broken.line}: ${after.broken.message})`;
  return findingObjection(before, after, rewritten);
}

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

const ruleOf = ({ finding }: Site): string => finding.rule;

/**
 * As many findings must be gone as were rewritten: none may stay, none may come. What stays may change its rule: of two
 * leaks of one owner, the second is a partial release once the first is released.
 */
function findingObjection(before: Linted, after: Linted, rewritten: readonly Site[]): string | undefined {
  if (after.sites.length <= before.sites.length - rewritten.length) return undefined;
  const had = countBy(before.sites, ruleOf);
  const brought = after.sites.find(({ finding }) => !had.has(finding.rule));
  if (brought) return `taken back: the result has a new finding of ${ruleOf(brought)}`;
  return `taken back: ${[...new Set(rewritten.map(ruleOf))].join(', ')} still reports after the rewrite`;
}

/** The first complaint that was not there before; lines may have moved, so the words count. */
export function newComplaint(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic | undefined {
  const known = countBy(before, ({ text }) => text);
  return after.find(({ text }) => {
    const left = known.get(text) ?? 0;
    known.set(text, left - 1);
    return left <= 0;
  });
}

/**
 * Whether the compiler's word on the file counts. Where names or modules are missing, as in a clone with nothing
 * installed, base classes are unknown, and its complaints say nothing about a rewrite.
 */
export const isSound = (diagnostics: readonly Diagnostic[]): boolean => !diagnostics.some(({ missing }) => missing);

function compilerObjection(before: Compiled | undefined, after: Compiled | undefined): string | undefined {
  if (!before || !after || !isSound(before.diagnostics())) return undefined;
  const complaint = newComplaint(before.diagnostics(), after.diagnostics());
  if (complaint) return `taken back: TypeScript has a new complaint about the result (line ${complaint.line}: ${complaint.text})`;

  const shape = before.shape();
  if (shape !== undefined && shape === after.shape()) return undefined;
  const known = before.importers();
  for (const [file, diagnostics] of after.importers()) {
    const old = known.get(file);
    const caused = old && isSound(old) && newComplaint(old, diagnostics);
    if (caused) return `taken back: TypeScript has a new complaint about ${path.basename(file)}, which imports the file (line ${caused.line}: ${caused.text})`;
  }
  return undefined;
}
