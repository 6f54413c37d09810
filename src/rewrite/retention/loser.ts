import type { Edit } from '../../finding.ts';
import type { LoserPlan } from '../../plans/retention/plan.ts';
import { before } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** `Promise.race([work, once(bus, 'stop', { signal: over.signal })]).finally(() => over.abort())` */
export function takeOffLoser(plan: LoserPlan, source: RewriteSource): Edit[] {
  const { race, over, listener } = plan;
  source.node(race, 'CallExpression');
  source.node(listener, 'CallExpression');
  const end = source.semicolons ? ';' : '';
  const ended = plan.before ? [before(source, source.node(plan.before), (indent) => `${indent}const ${over} = new AbortController()${end}`), { range: [race[1], race[1]] as const, text: `.finally(() => ${over}.abort())` }] : [];
  return [
    ...ended,
    ...(plan.off.by === 'signal' ? bySignal(plan, plan.off, source) : byName(plan, plan.off, source)),
  ];
}

function bySignal({ listener, over }: LoserPlan, { options, isEmpty }: Extract<LoserPlan['off'], { by: 'signal' }>, source: RewriteSource): Edit[] {
  const property = `signal: ${over}.signal`;
  if (options) source.node(options, 'ObjectExpression');
  if (options) return [{ range: [options[0] + 1, options[0] + 1], text: ` ${property}${isEmpty ? ' ' : ','}` }];
  const last = source.node(listener, 'CallExpression').arguments.at(-1);
  const at = last ? source.around(last)[1] : listener[1] - 1;
  return [{ range: [at, at], text: `, { ${property} }` }];
}

/** `bus.once('stop', onEnd);` and, behind it, what takes it off. */
function byName({ over }: LoserPlan, { statement, source: from, event, handler, name }: Extract<LoserPlan['off'], { by: 'name' }>, source: RewriteSource): Edit[] {
  const end = source.semicolons ? ';' : '';
  for (const range of [from, event, handler]) source.node(range);
  const isBody = source.node(statement).type === 'CallExpression';
  const outer = source.indentAt(statement[0]);
  const indent = isBody ? outer + source.step : outer;
  const named = name ?? source.slice(handler);
  const abort = source.quote === 'double' ? '"abort"' : "'abort'";
  const added = source.slice([statement[0], handler[0]]) + named + source.slice([handler[1], statement[1]]) + (isBody ? end : '');
  const lines = [...(name === undefined ? [] : [`const ${name} = ${source.slice(handler)}${end}`]), added, `${over}.signal.addEventListener(${abort}, () => ${source.slice(from)}.off(${source.slice(event)}, ${named}))${end}`];
  const text = lines.join(source.eol + indent);
  return [{ range: statement, text: isBody ? `{${source.eol}${indent}${text}${source.eol}${outer}}` : text }];
}
