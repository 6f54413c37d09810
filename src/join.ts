import type { JSONSchema } from '@typescript-eslint/utils';

import { crashChannel, findingChannel, type CrashEvent, type FindingEvent } from './channel.ts';
import type { CodemodDefinition } from './codemod.ts';
import { claimOf } from './claim.ts';
import { fileFacts, type FileFacts } from './facts/file.ts';
import { isOutOfScope } from './facts/scope-of-files.ts';
import type { Edit, Finding, Level } from './finding.ts';
import { RewriteSource } from './rewrite/source.ts';
import { followOf } from './follow.ts';
import type { RuleDefinition, RuleModule, RuleOptions } from './rule.ts';
import { readSettings, type FixCap } from './settings.ts';

const docsUrl = (rule: string): string => `https://github.com/memopt/memopt/blob/main/docs/rules/${rule}.md`;

const schema: JSONSchema.JSONSchema4[] = [
  {
    type: 'object',
    properties: {
      certainty: { type: 'string', enum: ['certain', 'likely'], description: 'Report only what every fact decides, or also what is worth a look.' },
      tests: { type: 'boolean', description: 'Also look at tests, stories and benchmarks.' },
    },
    additionalProperties: false,
  },
];

/** Who names a rule asks for all of it; `recommended` names `certain`. */
const defaults: Required<RuleOptions> = { certainty: 'likely', tests: false };

const capped = (level: Level, cap: FixCap): Level => (cap === 'off' ? 'manual' : cap === 'suggest' && level === 'safe' ? 'review' : level);

function editsOf(codemod: CodemodDefinition<unknown>, finding: Finding, file: FileFacts): readonly Edit[] | undefined {
  if (finding.verdict.level === 'manual' || finding.verdict.scope === 'project' || finding.plan === undefined) return undefined;
  const edits = codemod.edits(finding.plan, RewriteSource.of(file), finding);
  const ordered = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const overlap = ordered.find(({ range }, index) => range[0] < (ordered[index - 1]?.range[1] ?? 0));
  if (overlap) throw new RangeError(`two edits of ${finding.id} overlap at ${String(overlap.range[0])}`);
  return edits.length > 0 ? edits : undefined;
}

const sayers = new WeakMap<object, string>();

/** What is wrong with the settings is said once a file, not by each of its rules. */
function isFirstToSay(sourceCode: object, name: string): boolean {
  const first = sayers.get(sourceCode) ?? name;
  sayers.set(sourceCode, first);
  return first === name;
}

/** Joins a rule with its codemod into what ESLint runs. The only place that reports. */
export function join(rule: RuleDefinition, codemod: CodemodDefinition<unknown>): RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: rule.description, url: docsUrl(rule.name), ...(rule.recommended ? { recommended: true } : {}) },
      ...(rule.fixes ? { fixable: 'code' as const } : {}),
      hasSuggestions: true,
      schema,
      defaultOptions: [defaults],
      messages: {
        ...rule.messages,
        rewrite: '{{title}}',
        badSettings: 'settings.memopt: {{problem}}',
        crash: 'memopt could not analyse this file ({{error}}). Please report it with the output of `memopt-codemod why`.',
      },
    },
    defaultOptions: [defaults],
    create(context) {
      const options = { ...defaults, ...context.options[0] };
      if (!options.tests && isOutOfScope(context.filename, context.cwd)) return {};
      const settings = readSettings(context.settings);
      return {
        'Program:exit'(program) {
          if (settings.problem !== undefined) {
            if (isFirstToSay(context.sourceCode, rule.name)) context.report({ loc: { line: 1, column: 0 }, messageId: 'badSettings', data: { problem: settings.problem } });
            return;
          }
          try {
            const file = fileFacts(context.sourceCode, context.filename, context.cwd, settings);
            for (const finding of rule.detect(file)) {
              if (finding.certainty === 'likely' && options.certainty === 'certain') continue;
              if (finding.candidate && !findingChannel.hasSubscribers) continue;
              const level = capped(finding.verdict.level, settings.fix);
              let edits: readonly Edit[] | undefined;
              try {
                edits = level === 'manual' ? undefined : editsOf(codemod, finding, file);
              } catch (error) {
                crashChannel.publish({ filename: context.filename, rule: rule.name, error } satisfies CrashEvent);
              }
              if (findingChannel.hasSubscribers) {
                const follow = followOf(rule, codemod, finding, file, level);
                findingChannel.publish({ filename: context.filename, text: file.text, finding, edits, ...(follow ? { follow } : {}), typed: file.types.typed } satisfies FindingEvent);
              }
              const [start, end] = finding.range;
              const claim = edits && level === 'safe' ? claimOf(file, edits) : undefined;
              const claimed = claim ? claim.map((at): Edit => ({ range: [at, at], text: '' })) : [];
              const apply = (fixer: { replaceTextRange: (range: readonly [number, number], text: string) => unknown }) =>
                [...(edits ?? []), ...claimed].map((edit) => fixer.replaceTextRange(edit.range, edit.text)) as never;
              context.report({
                loc: { start: context.sourceCode.getLocFromIndex(start), end: context.sourceCode.getLocFromIndex(end) },
                messageId: finding.messageId,
                data: finding.data,
                ...(edits && level === 'safe' ? { fix: apply } : {}),
                ...(edits && level === 'review' ? { suggest: [{ messageId: 'rewrite', data: { title: finding.verdict.reason }, fix: apply }] } : {}),
              });
            }
          } catch (error) {
            crashChannel.publish({ filename: context.filename, rule: rule.name, error } satisfies CrashEvent);
            context.report({ node: program, loc: { line: 1, column: 0 }, messageId: 'crash', data: { error: String(error) } });
          }
        },
      };
    },
  };
}
