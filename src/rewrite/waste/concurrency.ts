import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { ConcurrencyPlan } from '../../plans/waste/concurrency.ts';
import { after, before } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { bind, ended } from './bindings.ts';
import { helperAtEnd } from './helper.ts';
import { removedAll } from './removals.ts';

/** Works on a few elements at a time, in place of all at once. */
export function limitConcurrency(plan: ConcurrencyPlan, source: RewriteSource): Edit[] {
  const { call, instead, dropped, limiter, limited } = plan;
  const { range } = source.node(instead ?? call, 'CallExpression');
  return [
    ...declareLimit(plan, source),
    ...removedAll(source, dropped.map((part) => source.node(part, 'VariableDeclaration', 'ForOfStatement', 'ForStatement', 'ExpressionStatement').range)),
    ...(limited && limiter.by !== 'helper' ? [before(source, source.node(limited.statement), (indent) => indent + ended(source, `const ${limited.name} = ${limiter.name}(${plan.limit.name});`))] : []),
    { range, text: limitedCall(plan, source) },
    ...(limiter.by === 'helper' && limiter.helper.code ? [helperAtEnd(source, limiter.helper.code)] : []),
  ];
}

/** The constant, below what has to be imported. */
function declareLimit({ limit: { name, declare }, limiter }: ConcurrencyPlan, source: RewriteSource): Edit[] {
  const imports = limiter.by === 'helper' ? [] : bind(source, limiter.imports);
  if (!declare) return imports;
  const line = ended(source, `const ${name} = ${declare.value};`);
  const place = declare.after ? after(source, source.node(declare.after), () => line, source.eol) : before(source, source.node(declare.before ?? [0, 0]), () => line + source.eol);
  const [first, ...others] = imports;
  // Both stand behind the last import.
  return first ? [{ range: place.range, text: declare.after ? first.text + place.text : `${first.text.trimEnd()}${source.eol}${source.eol}${place.text}` }, ...others] : [place];
}

function limitedCall({ call, instead, list, spread, limit, limiter, limited, ...plan }: ConcurrencyPlan, source: RewriteSource): string {
  const { callee } = source.node(call, 'CallExpression');
  const { range } = source.node(instead ?? call, 'CallExpression');
  const node = source.node(list);
  const written = reindented(source, range[0], { from: node.range[0], text: source.slice(node.range) });
  const items = spread ? (written.startsWith('{') ? `Array.from(${written})` : `[...${written}]`) : written;
  const callback = reindented(source, range[0], callbackOf(plan, source, limited?.name));
  if (limited) return `${source.slice(callee.range)}(${spread ? items : source.asReceiver(node, items)}.map(${callback}))`;
  if (limiter.by === 'helper') return `${limiter.helper.name}(${items}, ${limit.name}, ${callback})`;
  return `${limiter.name}(${items}, ${callback}, { concurrency: ${limit.name} })`;
}

/** Code and the place that it comes from, whose indentation it has. */
interface Moved {
  readonly from: number;
  readonly text: string;
}

const reindented = (source: RewriteSource, to: number, { from, text }: Moved): string => source.reindent(text, source.indentAt(from), source.indentAt(to));

/** The callback, or what becomes one; `limit` takes what it does where one is given. */
function callbackOf({ callback }: Pick<ConcurrencyPlan, 'callback'>, source: RewriteSource, limit: string | undefined): Moved {
  if ('started' in callback) {
    const { range } = source.node(callback.started);
    const element = callback.element ? source.node(callback.element) : undefined;
    const name = element ? source.slice(element.range) : '';
    const index = callback.index && source.node(callback.index.range, 'Identifier').name;
    const parameter = index !== undefined ? `(${element ? source.slice(element.range) : callback.index?.unused}, ${index})` : element?.type === 'Identifier' && !source.arrowParensAlways ? name : `(${name})`;
    const started = source.slice(range);
    return { from: range[0], text: `${parameter} => ${limit === undefined ? started : `${limit}(() => ${started})`}` };
  }
  if ('answer' in callback) return readBoth(callback, source);
  const node = source.node(callback);
  const [from] = node.range;
  if (limit === undefined) return { from, text: source.slice(node.range) };
  if (node.type === 'Identifier') return { from, text: `(item) => ${limit}(${node.name}, item)` };
  if (node.type !== 'ArrowFunctionExpression') throw new CorruptFindingError('function', node.range);
  const head = source.text.slice(from, source.arrowBodyStart(node)).replace(/^async\s*/, '');
  return { from, text: `${head}${limit}(${node.async ? 'async ' : ''}() => ${source.text.slice(source.arrowBodyStart(node), node.range[1])})` };
}

/** `async (url) => (await fetch(url)).json()`: the answer is read where it comes. */
function readBoth({ start, answer, value, uses }: Extract<ConcurrencyPlan['callback'], { answer: unknown }>, source: RewriteSource): Moved {
  const { body, params, range: [from] } = source.node(start, 'ArrowFunctionExpression');
  const request = source.slice((body.type === 'AwaitExpression' ? body.argument : body).range);
  const element = params.map(({ range }) => source.slice(range)).join(', ');
  const read = source.slice(source.node(value).range);
  const { name } = source.node(answer, 'Identifier');
  const [first, ...others] = uses.map((use) => source.node(use, 'Identifier').range);
  if (first && others.length === 0 && first[0] === value[0]) return { from, text: `async (${element}) => (await ${request})${read.slice(first[1] - first[0])}` };
  const lines = ['{', ...[`const ${name} = await ${request};`, `return ${read};`].map((line) => source.step + ended(source, line)), '}'];
  return { from, text: `async (${element}) => ${lines.join(source.eol + source.indentAt(from))}` };
}
