import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { BodyEnd, CalledFunction, LoopPlan, ValueEnd } from '../../plans/waste/lines/plan.ts';
import type { Snippet } from '../../plans/waste/plan.ts';
import type { RewriteSource } from '../source.ts';
import { ended } from './bindings.ts';
import { namedOf, textOf } from './snippets.ts';

/** A loop in place of a chain that ends in a body: the body is kept. */
export function bodyLoop(whole: LoopPlan & { end: BodyEnd }, source: RewriteSource, iterable: string): Edit[] {
  const { range } = source.node(whole.statement, 'ExpressionStatement', 'ForOfStatement');
  const indent = source.indentAt(range[0]);
  const plan = takenApart(whole, source, indent);
  const inner = indent + source.step;
  const body = source.node(plan.end.body.range);
  const isBlock = body.type === 'BlockStatement';
  const text = textOf(source, plan.end.body, isBlock ? indent : inner);
  const { pattern } = plan.end;
  const parts = pattern && source.node(pattern.range, 'ObjectPattern', 'ArrayPattern');
  const isHead = parts && plan.steps.length === 0 && !plan.count;
  const element = isHead ? source.text.slice(parts.range[0], parts.typeAnnotation?.range[0] ?? parts.range[1]) : plan.element;
  const taken = parts && !isHead ? [source.step + ended(source, `const ${source.slice(parts.range)} = ${pattern?.of};`)] : [];
  const opened = [...opening({ ...plan, element }, source, iterable, indent), ...steps(plan, source, inner), ...taken].join(source.eol + indent);
  const isLine = isBlock && !text.includes('\n');
  const line = isLine ? text.slice(1, -1).trim() : isBlock ? text : ended(source, `${text};`);
  const rest = isBlock && !isLine ? text.slice(1) : `${source.eol}${inner}${line}${source.eol}${indent}}`;
  return [{ range, text: opened + rest }];
}

/** A loop in front of the statement in which the chain's value is used, or in place of its declaration. */
export function valueLoop(plan: LoopPlan & { end: ValueEnd }, source: RewriteSource, iterable: string): Edit[] {
  const { arrow, chain, name, isDeclared } = plan.end;
  const statement = source.node(plan.statement);
  const part = source.node(chain).range;
  if (part[0] < statement.range[0] || part[1] > statement.range[1]) throw new CorruptFindingError('chain', chain);
  if (arrow) {
    const fn = source.node(arrow, 'ArrowFunctionExpression');
    const { body } = fn;
    const outer = source.indentAt(fn.range[0]);
    const inner = outer + source.step;
    const result = ended(source, `return ${replaced(source, body.range, part, name)};`);
    return [source.arrowBlock(fn, ['{', ...loop(plan, source, iterable, inner).map((line) => inner + line), inner + result, `${outer}}`].join(source.eol))];
  }
  const indent = source.indentAt(statement.range[0]);
  const lines = [...loop(plan, source, iterable, indent), ...(isDeclared ? [] : [replaced(source, statement.range, part, name)])];
  return [{ range: statement.range, text: lines.join(source.eol + indent) }];
}

/** The text of a range in which one part is another text. */
const replaced = (source: RewriteSource, [start, end]: Range, part: Range, text: string): string => source.text.slice(start, part[0]) + text + source.text.slice(part[1], end);

/** The element that the first step alone asks for is taken apart at the head of the loop. */
function takenApart<P extends LoopPlan>(plan: P, source: RewriteSource, indent: string): P {
  const [first, ...others] = plan.steps;
  if (!first?.pattern || first.kind === 'filter') return plan;
  const { pattern, ...rest } = first;
  return { ...plan, element: textOf(source, pattern, indent), steps: [rest, ...others] };
}

/** What stands before the loop, and its head. */
function opening({ awaits, element, count, functions }: LoopPlan, source: RewriteSource, iterable: string, indent: string): string[] {
  return [
    ...functions.map((fn) => ended(source, `const ${fn.name} = ${functionText(source, fn, indent)};`)),
    ...(count ? [ended(source, `let ${count.name} = -1;`)] : []),
    `for${awaits ? ' await' : ''} (const ${element} of ${iterable}) {`,
  ];
}

/** A callback that got its parameter's type from its place says it now. */
export function functionText(source: RewriteSource, { value, parameter }: CalledFunction, indent: string): string {
  const [start, end] = source.node(value, 'ArrowFunctionExpression', 'FunctionExpression', 'MemberExpression').range;
  const moved = (text: string): string => source.reindent(text, source.indentAt(start), indent);
  if (!parameter) return moved(source.text.slice(start, end));
  const { range } = source.node(parameter.range, 'Identifier');
  const hasParentheses = /^\s*[,)]/.test(source.text.slice(range[1]));
  const typed = `${source.slice(range)}: ${parameter.type}`;
  return moved(source.text.slice(start, range[0]) + (hasParentheses ? typed : `(${typed})`) + source.text.slice(range[1], end));
}

/** The steps of one turn, as lines at the indentation of the loop's head. */
function steps({ count, steps: list }: LoopPlan, source: RewriteSource, indent: string): string[] {
  const line = (text: string): string => source.step + ended(source, text);
  return [
    ...(count ? [line(`${count.name} += 1;`)] : []),
    ...(count && count.skips > 0 ? [line(`if (${count.name} < ${count.skips}) continue;`)] : []),
    ...list.flatMap(({ kind, pattern, body, value, as, type }) => [
      ...(pattern ? [line(`const ${textOf(source, pattern, indent)} = ${pattern.of};`)] : []),
      ...body.map((part) => source.step + textOf(source, part, indent)),
      ...(kind === 'filter' ? [line(`if (${negated(source, value, indent)}) continue;`)] : as === undefined || as === textOf(source, value, indent) ? [] : [line(`const ${namedOf({ as, type })} = ${textOf(source, value, indent)};`)]),
    ]),
  ];
}

/** The opposite of a condition, without needless parentheses. */
function negated(source: RewriteSource, condition: Snippet, indent: string): string {
  const node = source.node(condition.range);
  const text = textOf(source, condition, indent);
  if (condition.on !== undefined) return /^Boolean\(/.test(text) ? `!${condition.on}` : `!${text}`;
  if (node.type === 'UnaryExpression' && node.operator === '!') return text.slice(1).trim();
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator) && text.split(node.operator).length === 2) {
    return text.replace(node.operator, node.operator.startsWith('!') ? node.operator.replace('!', '=') : node.operator.replace('=', '!'));
  }
  if (/^(?:CallExpression|Identifier|MemberExpression)$/.test(node.type)) return `!${text}`;
  // A condition that began a line of its own does so again.
  return text.includes('\n') && source.opensLine(condition.range[0]) ? `!(${source.eol}${indent}${source.step}${textOf(source, condition, indent + source.step)}${source.eol}${indent})` : `!(${text})`;
}

/** `sum += x` of `sum + x`. */
function assigned(source: RewriteSource, name: string, { range }: Snippet, value: string): string {
  const node = source.node(range);
  const start = node.type === 'BinaryExpression' && node.left.type === 'Identifier' && /^(?:[-+*/%&|^]|\*\*|<<|>>>?)$/.test(node.operator) ? `${name} ${node.operator} ` : undefined;
  if (node.type !== 'BinaryExpression' || start === undefined || !value.startsWith(start)) return `${name} = ${value}`;
  const rest = value.slice(start.length);
  const isWrapped = node.right.type !== 'SequenceExpression' && source.text[node.right.range[0] - 1] === '(' && rest.startsWith('(') && rest.endsWith(')');
  return `${name} ${node.operator}= ${isWrapped ? rest.slice(1, -1) : rest}`;
}

/** The declaration of the result, and the loop that fills it. */
function loop(whole: LoopPlan & { end: ValueEnd }, source: RewriteSource, iterable: string, indent: string): string[] {
  const plan = takenApart(whole, source, indent);
  const { end } = plan;
  const inner = indent + source.step;
  const last = plan.steps.at(-1);
  const isTest = end.is === 'every' || end.is === 'find' || end.is === 'some';
  // The last step's value is stored; a condition that decides the result is no step.
  const before = steps(isTest && end.is !== 'every' ? plan : { ...plan, steps: isTest ? plan.steps.slice(0, -1) : plan.steps }, source, inner);
  const current = last && last.kind === 'map' && last.as === undefined ? textOf(source, last.value, inner) : [plan.element, ...plan.steps.flatMap(({ as }) => (as === undefined ? [] : [as]))].at(-1);
  const line = (text: string): string => source.step + ended(source, text);
  const stored = (): string[] => {
    switch (end.is) {
      case 'push':
        return [line(`${end.name}.push(${last?.kind === 'map' && source.node(last.value.range).type === 'SequenceExpression' ? `(${current})` : current});`)];
      case 'count':
        return [line(`${end.name} += 1;`)];
      case 'reduce':
        return current === end.name ? [] : [line(`${last && current !== undefined ? assigned(source, end.name, last.value, current) : `${end.name} = ${current}`};`)];
      case 'every':
        return last ? [...bodyOf(last.body), line(`if (${negated(source, last.value, inner)}) {`), source.step + line(`${end.name} = false;`), source.step + line('break;'), `${source.step}}`] : [];
      default:
        return [line(`${end.name} = ${end.is === 'some' ? 'true' : current};`), line('break;')];
    }
  };
  const bodyOf = (parts: readonly Snippet[]): string[] => parts.map((part) => source.step + textOf(source, part, inner));
  const enough = end.limit ? [line(`if (${end.name}.length >= ${source.slice(source.node(end.limit).range)}) break;`)] : [];
  return [ended(source, `${end.declare};`), ...opening(plan, source, iterable, indent), ...enough, ...before, ...stored(), '}'];
}
