import type { JSCodeshift } from 'jscodeshift';

import type { Range } from '../../finding.ts';
import type { Snippet, Step } from '../../plans/waste/plan.ts';
import type { Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';

export type Statement = Parameters<JSCodeshift['blockStatement']>[0][number];

/** The text of a snippet, in the names of the loop; its further lines are indented as deep as it will stand. */
export function textOf(source: RewriteSource, { range, names, on }: Snippet, indent: string): string {
  const node = source.node(range);
  let [at] = range;
  let text = '';
  for (const name of names) {
    const use = source.node(name.range);
    text += source.text.slice(at, use.range[0]) + name.text;
    [, at] = use.range;
  }
  text += source.text.slice(at, range[1]);
  const whole = source.reindent(text, source.indentAt(range[0]), indent);
  if (on !== undefined) return `${whole}(${on})`;
  return node.type === 'SequenceExpression' ? `(${whole})` : whole;
}

/** Builds the statements of the steps, one within the other; `store` says what becomes of the last value. */
export function stepsOf(source: RewriteSource, j: JSCodeshift, old: Old, steps: readonly Step[], value: string, indent: string, store: (value: string) => Statement[]): Statement[] {
  const [step, ...rest] = steps;
  if (!step) return store(value);
  const text = (snippet: Snippet): string => textOf(source, snippet, indent);
  const before: Statement[] = [
    ...(step.pattern ? [constant(j, old, text(step.pattern), step.pattern.of)] : []),
    ...step.body.map((part) => j.expressionStatement(old(text(part), 'statement'))),
  ];
  if (step.kind === 'filter') {
    const end = rest.findIndex((next) => next.kind !== 'filter' || next.pattern || next.body.length > 0);
    const others = rest.slice(0, end < 0 ? undefined : end);
    // What always answers `true` is there for its effects.
    const asked = [step, ...others].filter((one) => one.negated || source.slice(source.node(one.value.range).range) !== 'true');
    const inner = stepsOf(source, j, old, rest.slice(others.length), value, indent + (asked.length > 0 ? source.step : ''), store);
    return asked.length > 0 ? [...before, j.ifStatement(old(allOf(source, asked, indent)), j.blockStatement(inner))] : [...before, ...inner];
  }
  const deeper = (next: string): Statement[] => stepsOf(source, j, old, rest, next, indent + source.step, store);
  if (step.kind === 'flatMap') return [...before, j.forOfStatement(j.variableDeclaration('const', [j.variableDeclarator(j.identifier(step.as ?? 'item'))]), old(text(step.value)), j.blockStatement(deeper(step.as ?? 'item')))];
  if (step.as === undefined) return [...before, ...store(text(step.value))];
  return [...before, ...(step.as === text(step.value) ? [] : [constant(j, old, namedOf({ as: step.as, type: step.type }), text(step.value))]), ...stepsOf(source, j, old, rest, step.as, indent, store)];
}

/** `value`, or `value: Row`. */
export const namedOf = ({ as, type }: { readonly as: string; readonly type?: string | undefined }): string => (type === undefined ? as : `${as}: ${type}`);

/** What passes all of these filters; conditions that stood on lines of their own do so again. */
function allOf(source: RewriteSource, steps: readonly Step[], indent: string): string {
  const deeper = indent + source.step;
  const condition = ({ value, negated: isNegated }: Step, depth: string): string => {
    if (isNegated) return negated(source, value, textOf(source, value, depth));
    const isLoose = /^(?:Conditional|ArrowFunction|Assignment|Yield)Expression$/.test(source.node(value.range).type) || /^(?:\|\||\?\?)$/.test(operatorOf(source, value));
    return steps.length > 1 && isLoose && value.on === undefined ? `(${textOf(source, value, depth + source.step)})` : textOf(source, value, depth);
  };
  const flat = steps.map((step) => condition(step, indent));
  const hasLines = steps.some(({ value }, index) => flat[index]?.includes('\n') && source.opensLine(value.range[0]));
  if (!hasLines) return flat.join(' && ');
  return `${source.eol}${deeper}${steps.map((step) => condition(step, deeper)).join(` &&${source.eol}${deeper}`)}${source.eol}${indent}`;
}

function operatorOf(source: RewriteSource, { range }: Snippet): string {
  const node = source.node(range);
  return 'operator' in node ? node.operator : '';
}

/** The opposite of a condition. */
export function negated(source: RewriteSource, { range }: { readonly range: Range }, text: string): string {
  const node = source.node(range);
  if (node.type === 'UnaryExpression' && node.operator === '!') return text.slice(1);
  return /^(?:CallExpression|Identifier|MemberExpression)$/.test(node.type) ? `!${text}` : `!(${text})`;
}

export const constant = (j: JSCodeshift, old: Old, name: string, value: string, kind = 'const'): Statement => j.variableDeclaration(kind as 'const', [j.variableDeclarator(old(name), old(value))]);
