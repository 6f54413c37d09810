import type { Diagnostic, Linted } from './lint.ts';
import type { Site } from './site.ts';

/** Why a rewritten text is taken back, or undefined when it may stay. */
export function objectionTo(before: Linted, after: Linted, rewritten: readonly Site[]): string | undefined {
  if (after.broken) return `taken back: the result does not parse (line ${after.broken.line}: ${after.broken.message})`;
  return findingObjection(before, after, rewritten) ?? diagnosticObjection(before.diagnostics(), after.diagnostics());
}

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

const ruleOf = ({ finding }: Site): string => finding.rule;

/** Each rule must have lost as many findings as were rewritten: none may stay, none may come. */
function findingObjection(before: Linted, after: Linted, rewritten: readonly Site[]): string | undefined {
  const had = countBy(before.sites, ruleOf);
  const gone = countBy(rewritten, ruleOf);
  for (const [rule, count] of countBy(after.sites, ruleOf)) {
    const most = (had.get(rule) ?? 0) - (gone.get(rule) ?? 0);
    if (count > most) return gone.has(rule) ? `taken back: ${rule} still reports after the rewrite` : `taken back: the result has a new finding of ${rule}`;
  }
  return undefined;
}

function diagnosticObjection(before: readonly Diagnostic[], after: readonly Diagnostic[]): string | undefined {
  const known = countBy(before, ({ text }) => text);
  for (const { line, text } of after) {
    const left = known.get(text) ?? 0;
    if (left === 0) return `taken back: TypeScript has a new complaint about the result (line ${line}: ${text})`;
    known.set(text, left - 1);
  }
  return undefined;
}
