import type { Edit } from '../../finding.ts';
import type { Keep } from '../../plans/obligations/plan.ts';
import { declared } from './declare.ts';
import { before } from '../place.ts';
import { print } from '../print.ts';
import type { RewriteSource } from '../source.ts';

/** Keeps a value that is used once: `const query = matchMedia(…);`, `this.socket = socket;` before the statement that uses it. */
export function keepValue(source: RewriteSource, { name, value, statement, isNew, replaces, declare }: Keep): Edit[] {
  const text = source.slice(source.node(value).range);
  const code = print(source, (j, old) => (isNew ? j.variableDeclaration('const', [j.variableDeclarator(j.identifier(name), old(text))]) : j.expressionStatement(j.assignmentExpression('=', old(name), old(text)))));
  return [...declared(source, declare), before(source, source.node(statement, 'ExpressionStatement'), code), ...(replaces ? [{ range: value, text: name }] : [])];
}
