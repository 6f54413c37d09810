import type { Edit } from '../../finding.ts';
import type { ClearSlotPlan } from '../../plans/retention/plan.ts';
import { before } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** `const item = head[offset]; head[offset++] = undefined; return item` */
export function clearSlot({ statement, name, array, cursor }: ClearSlotPlan, source: RewriteSource): Edit[] {
  const node = source.node(statement, 'ReturnStatement');
  const argument = source.node(node.argument?.range ?? statement, 'MemberExpression');
  const end = source.semicolons ? ';' : '';
  const lines = [`const ${name} = ${array}[${cursor}]${end}`, `${array}[${cursor}++] = undefined${end}`];
  return [before(source, node, (indent) => lines.map((line) => indent + line).join(source.eol)), { range: argument.range, text: name }];
}
