import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit, Range } from '../../finding.ts';
import type { Handle } from '../../plans/obligations/plan.ts';
import { declared } from './declare.ts';
import { addImport } from './imports.ts';
import { keepValue } from './keep.ts';
import { addPending } from './pending.ts';
import type { RewriteSource } from '../source.ts';

/** Gives what is acquired its name. */
export function nameHandle(source: RewriteSource, handle: Handle): Edit[] {
  switch (handle.form) {
    case 'named':
      return [];
    case 'constant':
      if (handle.site) return keepValue(source, { name: handle.name, value: handle.site, statement: handle.statement, isNew: true, replaces: true });
      return [insertion(source.node(handle.statement, 'ExpressionStatement').range[0], `const ${handle.name} = `)];
    case 'assigned':
      return [...declared(source, handle.declare), ...handle.sites.flatMap((site) => assign(source, site, handle.name))];
    case 'collected':
      return collect(source, handle);
    case 'pending':
      return addPending(source, handle);
    case 'lifted':
      return [...declared(source, handle.declare), lift(source, handle)];
  }
}

const insertion = (at: number, text: string): Edit => ({ range: [at, at], text });

/** `this.timer = setInterval(…)`, in parentheses where the assignment is part of an expression. */
function assign(source: RewriteSource, range: Range, name: string): Edit[] {
  let expression: TSESTree.Node = source.node(range, 'CallExpression', 'NewExpression');
  while (expression.parent && /^(?:ChainExpression|TSAsExpression|TSNonNullExpression|AwaitExpression)$/.test(expression.parent.type)) expression = expression.parent;
  const isStatement = expression.parent?.type === 'ExpressionStatement';
  const [start, end] = expression.range;
  return [insertion(start, isStatement ? `${name} = ` : `(${name} = `), ...(isStatement ? [] : [insertion(end, ')')])];
}

/** `this.subscriptions.add(source.subscribe(…))` */
function collect(source: RewriteSource, { collector, site, declare, add }: Extract<Handle, { form: 'collected' }>): Edit[] {
  const [start, end] = source.node(site).range;
  return [...(add ? addImport(source, add) : []), ...declared(source, declare), insertion(start, `${collector}(`), insertion(end, ')')];
}

/** `const timer = x` becomes `timer = x`, `this.timer = x`, or `const timer = this.timer = x`. */
function lift(source: RewriteSource, { name, declaration, keeps }: Extract<Handle, { form: 'lifted' }>): Edit {
  const { range, declarations } = source.node(declaration, 'VariableDeclaration');
  const [start] = declarations[0].init?.range ?? range;
  return { range: [keeps ? start : range[0], start], text: `${name} = ` };
}
