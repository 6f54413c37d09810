import type { Edit } from '../../finding.ts';
import type { UnlistenPlan } from '../../plans/retention/plan.ts';
import { tryAround } from '../obligations/scoped.ts';
import type { RewriteSource } from '../source.ts';

/** `try { … } finally { signal.removeEventListener('abort', onAbort); }` around what follows the listener. */
export function unlisten(plan: UnlistenPlan, source: RewriteSource): Edit[] {
  const { signal, added, event, handler, name, waits } = plan;
  source.node(added, 'ExpressionStatement');
  for (const range of [event, handler]) source.node(range);
  const end = source.semicolons ? ';' : '';
  const removed = `${signal}.removeEventListener(${source.slice(event)}, ${name ?? source.slice(handler)})${end}`;
  const named: Edit[] = name === undefined ? [] : [{ range: [added[0], handler[1]], text: `const ${name} = ${source.slice(handler)}${end}${source.eol}${source.indentAt(added[0])}${source.slice([added[0], handler[0]])}${name}` }];
  const awaits = waits.flatMap((range): Edit[] => {
    const isCall = source.node(range).type === 'CallExpression';
    return [{ range: [range[0], range[0]], text: isCall ? 'await ' : 'await (' }, ...(isCall ? [] : [{ range: [range[1], range[1]] as const, text: ')' }])];
  });
  return [...named, ...tryAround(source, plan, (indent) => indent + removed), ...awaits];
}
