import type { JSCodeshift } from 'jscodeshift';

import type { Edit, Range } from '../../finding.ts';
import type { AccumulatePlan, Change } from '../../plans/waste/plan.ts';
import { print, type Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import { negated, type Statement } from './snippets.ts';

/** Adds to the accumulator where a copy was made. */
export function accumulate({ accumulator, sites, declaration, start }: AccumulatePlan, source: RewriteSource): Edit[] {
  return [...(declaration ? [asConstant(source, declaration)] : []), ...sites.map((site) => editOf(source, accumulator, site)), ...(start ? [copied(source, start)] : [])];
}

/** What nothing assigns any more is declared so: linters ask for it. */
function asConstant(source: RewriteSource, declaration: Range): Edit {
  const [start] = source.node(declaration, 'VariableDeclaration').range;
  return { range: [start, start + 'let'.length], text: 'const' };
}

function copied(source: RewriteSource, { range, of }: NonNullable<AccumulatePlan['start']>): Edit {
  const text = source.slice(source.node(range).range);
  return { range, text: of === 'array' ? `[...${text}]` : `{ ...${text} }` };
}

function editOf(source: RewriteSource, name: string, site: AccumulatePlan['sites'][number]): Edit {
  const node = source.node(site.place, 'ArrowFunctionExpression', 'ReturnStatement', 'ExpressionStatement');
  const indent = source.indentAt(node.range[0]);
  const build = (depth: string) => (j: JSCodeshift, old: Old): Statement[] => {
    const changes = site.changes.flatMap((change) => changed(source, j, old, name, change, depth + (site.guard ? source.step : '')));
    const { guard } = site;
    const guarded = guard ? [j.ifStatement(old(testOf(source, guard)), j.blockStatement(changes))] : changes;
    return site.answers ? [...guarded, j.returnStatement(j.identifier(name))] : guarded;
  };
  const block = (): string => print(source, (j, old) => j.blockStatement(build(indent + source.step)(j, old)), 'dense')(indent).trimStart();
  if (node.type === 'ArrowFunctionExpression') return source.arrowBlock(node, block());
  const isListed = /^(?:BlockStatement|Program|SwitchCase)$/.test(node.parent.type);
  return { range: node.range, text: isListed ? print(source, build(indent), 'dense')(indent).trimStart() : block() };
}

function testOf(source: RewriteSource, { test, whenTrue }: { readonly test: Range; readonly whenTrue: boolean }): string {
  const text = source.slice(source.node(test).range);
  return whenTrue ? text : negated(source, { range: test }, text);
}

function changed(source: RewriteSource, j: JSCodeshift, old: Old, name: string, change: Change, indent: string): Statement[] {
  const text = (range: Range): ReturnType<Old> => old(source.reindent(source.slice(source.node(range).range), source.indentAt(range[0]), indent));
  const call = (method: string, values: ReturnType<Old>[]) => j.expressionStatement(j.callExpression(j.memberExpression(j.identifier(name), j.identifier(method)), values));
  const push = (values: ReturnType<Old>[]) => call('push', values);
  const assign = (values: Parameters<JSCodeshift['callExpression']>[1]) => j.expressionStatement(j.callExpression(j.memberExpression(j.identifier('Object'), j.identifier('assign')), [j.identifier(name), ...values]));
  switch (change.by) {
    case 'call':
      return [call(change.method, change.values.map(text))];
    case 'push':
      return [push(change.values.map(text))];
    case 'each': {
      const { as, held, either } = change;
      const constant = (...of: Parameters<JSCodeshift['variableDeclarator']>) => j.variableDeclaration('const', [j.variableDeclarator(...of)]);
      const values = held === undefined ? text(change.of) : j.identifier(held);
      const walked = either ? j.callExpression(j.memberExpression(j.arrayExpression([]), j.identifier('concat')), [values]) : values;
      return [...(held === undefined ? [] : [constant(j.identifier(held), text(change.of))]), j.forOfStatement(constant(j.identifier(as)), walked, j.blockStatement([push([j.identifier(as)])]))];
    }
    case 'set':
      return [j.expressionStatement(j.assignmentExpression('=', j.memberExpression(j.identifier(name), text(change.key), change.computed || source.node(change.key).type !== 'Identifier'), text(change.value)))];
    case 'properties':
      return [assign([old(`{ ${change.parts.map((part) => source.reindent(source.slice(source.node(part).range), source.indentAt(part[0]), indent)).join(', ')} }`)])];
    case 'assign':
      return [assign(change.objects.map(text))];
  }
}
