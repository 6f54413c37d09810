import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { FiredPlan, HollowPlan, RemovalPlan, SettledPlan } from '../../plans/growth/plan.ts';
import { after, atEndOf, before, unfolded } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** `sessions.delete(socket.id);` at the end of the handler that ends the key's life. */
export function removeAtEnd({ body, beside, collection, key, form, method }: RemovalPlan, source: RewriteSource): Edit[] {
  const object = source.slice(source.node(collection).range);
  const name = 'text' in key ? key.text : source.slice(source.node(key.range).range);
  const end = source.semicolons ? ';' : '';
  const statement = removal(form, object, name, method) + end;
  if (beside) {
    const head = `${source.slice(source.node(beside.emitter).range)}.on(${source.quote === 'single' ? "'close'" : '"close"'}, () => {`;
    return [after(source, source.node(beside.statement), (indent) => [head, source.step + statement, `})${end}`].map((line) => indent + line).join(source.eol))];
  }
  if (!body) throw new CorruptFindingError('handler', collection);
  const block = source.node(body, 'BlockStatement');
  return atEndOf(source, block, (indent) => indent + statement, block.body);
}

/** `timers.delete(id);` at the start of what the timeout runs. */
export function removeFired({ form, sites }: FiredPlan, source: RewriteSource): Edit[] {
  const end = source.semicolons ? ';' : '';
  return sites.flatMap(({ callback, collection, key }): Edit[] => {
    const statement = removal(form, source.slice(source.node(collection).range), source.slice(source.node(key).range)) + end;
    const fn = source.node(callback, 'ArrowFunctionExpression', 'FunctionExpression');
    if (fn.body.type === 'BlockStatement') {
      const first = source.node(fn.body.body[0]?.range ?? callback);
      const opened = unfolded(source, [first.range[0], first.range[0]], fn.body);
      return opened ? [...opened.edits, { range: [first.range[0], first.range[0]], text: statement + source.eol + opened.indent }] : [before(source, first, (indent) => indent + statement)];
    }
    const outer = source.indentAt(callback[0]);
    const lines = [statement, source.slice(source.around(fn.body)) + end].map((line) => outer + source.step + line);
    return [source.arrowBlock(source.node(callback, 'ArrowFunctionExpression'), ['{', ...lines, `${outer}}`].join(source.eol))];
  });
}

/** `pending.delete(id);` behind each statement that takes an entry to settle its promise. */
export function removeSettled({ from, sites }: SettledPlan, source: RewriteSource): Edit[] {
  const end = source.semicolons ? ';' : '';
  return sites.map(({ statement, key }) => {
    const name = source.slice(source.node(key).range);
    return after(source, source.node(statement), (indent) => from.map(({ collection, form }) => indent + removal(form, collection, name) + end).join(source.eol));
  });
}

/** `if (all.get(id)?.size === 0) all.delete(id);` behind each statement that takes something out. */
export function removeHollow({ count, sites }: HollowPlan, source: RewriteSource): Edit[] {
  const end = source.semicolons ? ';' : '';
  return sites.map(({ statement, of, collection, key }) => {
    const [emptied, object, name] = [of, collection, key].map((range) => source.slice(source.node(range).range));
    return after(source, source.node(statement, 'ExpressionStatement'), (indent) => `${indent}if (${emptied}?.${count} === 0) ${removal('method', object as string, name as string)}${end}`);
  });
}

const removal = (form: RemovalPlan['form'], collection: string, key: string, method = 'delete'): string => (form === 'method' ? `${collection}.${method}(${key})` : `delete ${collection}[${key}]`);
