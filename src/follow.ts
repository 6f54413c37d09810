import type { TSESLint } from '@typescript-eslint/utils';

import type { CodemodDefinition } from './codemod.ts';
import { fileFacts, type FileFacts } from './facts/file.ts';
import type { Edit, Finding, Level, Range } from './finding.ts';
import { RewriteSource } from './rewrite/source.ts';
import type { RuleDefinition } from './rule.ts';

/** A file as a linter read it. */
export interface ReadFile {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly cwd: string;
}

/** What a rewrite over several files does to one of them, or why it can't be. */
export type Part = ({ readonly edits: readonly Edit[]; readonly changes: string } | { readonly refusal: string; readonly at: Range | undefined }) & {
  /** Whether the uses make a candidate a finding, whatever becomes of the rewrite. */
  readonly proves?: boolean | undefined;
};

/** A rewrite over several files: the command finds the uses, and the plugin that made the finding judges them. */
export interface Follow {
  /** The name whose uses have a say: none where they are all in this file. */
  readonly symbol: Range | undefined;
  /** A name whose uses may prove a candidate. */
  readonly witness: Range | undefined;
  readonly level: Level;
  /** The edits of the finding's own file. */
  readonly own: () => readonly Edit[];
  /** What is to be done about the uses in a file. */
  readonly inFile: (file: ReadFile, uses: readonly Range[]) => Part;
}

/** Undefined where a finding is a matter of its own file, or must not be rewritten and is one without its uses. */
export function followOf(rule: RuleDefinition, codemod: CodemodDefinition<unknown>, finding: Finding, file: FileFacts, level: Level): Follow | undefined {
  const { symbol, witness, plan, verdict } = finding;
  const decide = rule.follow;
  if (!decide || !(symbol ?? witness) || verdict.scope !== 'project' || (finding.proved === undefined && (plan === undefined || level === 'manual'))) return undefined;
  return {
    symbol,
    witness,
    level,
    own: () => (plan === undefined ? [] : codemod.edits(plan, RewriteSource.of(file), finding)),
    inFile({ sourceCode, filename, cwd }, uses) {
      const other = fileFacts(sourceCode, filename, cwd);
      const planned = decide(other, finding, uses);
      const { proves } = planned;
      if (planned.verdict.level === 'manual') return { refusal: planned.verdict.reason, at: planned.verdict.blocker, proves };
      const edits = planned.plan === undefined ? [] : codemod.edits(planned.plan, RewriteSource.of(other), { ...finding, plan: planned.plan });
      return { edits, changes: planned.verdict.reason, proves };
    },
  };
}
