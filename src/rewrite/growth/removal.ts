import type { Edit } from '../../finding.ts';
import type { RemovalPlan } from '../../plans/growth/plan.ts';
import { atEndOf } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** `sessions.delete(socket.id);` at the end of the handler that ends the key's life. */
export function removeAtEnd({ body, collection, key, form }: RemovalPlan, source: RewriteSource): Edit[] {
  const block = source.node(body, 'BlockStatement');
  const object = source.slice(source.node(collection).range);
  const name = 'text' in key ? key.text : source.slice(source.node(key.range).range);
  const end = source.semicolons ? ';' : '';
  const statement = form === 'method' ? `${object}.delete(${name})${end}` : `delete ${object}[${name}]${end}`;
  return atEndOf(source, block, block.body.at(-1), (indent) => indent + statement, block.body[0]);
}
