import type { JSCodeshift } from 'jscodeshift';

import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { End } from '../../plans/obligations/plan.ts';
import { addImport } from './imports.ts';
import { addMethod } from './method.ts';
import { addParameters } from './parameters.ts';
import { after, atEndOf, before } from '../place.ts';
import { print, type Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';

export type Statement = ReturnType<JSCodeshift['expressionStatement']> | ReturnType<JSCodeshift['ifStatement']>;
/** Builds the statements that run at the end of a life. */
export type Build = (j: JSCodeshift, old: Old) => Statement[];

/** Puts a release at the end of the life. */
export function atEnd(source: RewriteSource, end: End, build: Build): Edit[] {
  switch (end.at) {
    case 'block':
      return inBlock(source, end.body, end.before, build);
    case 'before':
    case 'after':
      return [(end.at === 'before' ? before : after)(source, source.node(end.statement), print(source, build))];
    case 'arrow':
      return inArrow(source, end.fn, (j, old, body) => (end.returns ? [...build(j, old), j.returnStatement(body)] : [j.expressionStatement(body), ...build(j, old)]));
    case 'effect': {
      const fn = source.node(end.fn, 'ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration');
      const cleanup = (j: JSCodeshift, old: Old) => [j.returnStatement(j.arrowFunctionExpression([], j.blockStatement(build(j, old))))];
      if (fn.body.type !== 'BlockStatement') return inArrow(source, end.fn, (j, old, body) => [j.expressionStatement(body), ...cleanup(j, old)]);
      return inBlock(source, fn.body.range, undefined, cleanup);
    }
    case 'registration': {
      const code = print(source, (j, old) => j.expressionStatement(j.callExpression(j.identifier(end.hook), [j.arrowFunctionExpression([], j.blockStatement(build(j, old)))])));
      const statement = source.node(end.after);
      const gap = /\n/.test(source.slice(statement.range)) ? source.eol : '';
      return [...(end.parameter ? addParameters(source, end.parameter) : []), after(source, statement, code, gap), ...(end.add ? addImport(source, end.add) : [])];
    }
    case 'unmount': {
      const code = print(source, (j, old) => {
        const cleanup = j.arrowFunctionExpression([], j.blockStatement(build(j, old)));
        return j.expressionStatement(j.callExpression(old(end.hook), [j.arrowFunctionExpression([], cleanup), j.arrayExpression(end.depends === undefined ? [] : [old(end.depends)])]));
      });
      const place = end.after ? after(source, source.node(end.after), code) : before(source, source.node(end.before as Range), code);
      return [...(end.add ? addImport(source, end.add) : []), place];
    }
    case 'settled': {
      const [, at] = source.node(end.promise, 'NewExpression', 'CallExpression').range;
      const code = print(source, (j, old) => j.arrowFunctionExpression([], j.blockStatement(build(j, old))));
      return [{ range: [at, at], text: `.finally(${code(source.indentAt(at)).trimStart()})` }];
    }
    case 'event': {
      const code = print(source, (j, old) => {
        const handler = j.arrowFunctionExpression([], j.blockStatement(build(j, old)));
        return j.expressionStatement(j.callExpression(j.memberExpression(old(end.target), j.identifier('addEventListener')), [old(`'${end.event}'`), handler, old('{ once: true }')]));
      });
      return [before(source, source.node(end.before), code)];
    }
    case 'close': {
      const code = print(source, (j, old) => j.expressionStatement(j.callExpression(j.memberExpression(old(end.target), j.identifier('on')), [old(`'close'`), j.arrowFunctionExpression([], j.blockStatement(build(j, old)))])));
      return [after(source, source.node(end.after), code)];
    }
    case 'method':
      return addMethod(source, end, build);
  }
}

/** Code in a block: in front of one of its statements, else at its end. */
export function inBlock(source: RewriteSource, range: Range, next: Range | undefined, build: (j: JSCodeshift, old: Old) => Parameters<JSCodeshift['blockStatement']>[0]): Edit[] {
  const block = source.node(range, 'BlockStatement');
  const code = print(source, build);
  if (!next) return atEndOf(source, block, code, block.body);
  const statement = block.body.find((part) => part.range[0] === next[0] && part.range[1] === next[1]);
  if (!statement) throw new CorruptFindingError('statement', next);
  return [before(source, statement, code)];
}

/** An expression body becomes a block; the expression itself is not touched. */
export function inArrow(source: RewriteSource, range: Range, build: (j: JSCodeshift, old: Old, body: ReturnType<Old>) => Parameters<JSCodeshift['blockStatement']>[0]): Edit[] {
  const arrow = source.node(range, 'ArrowFunctionExpression');
  const indent = source.indentAt(arrow.range[0]);
  const mark = '__body__';
  const text = print(source, (j, old) => j.blockStatement(build(j, old, j.identifier(mark))), 'dense')(indent).trimStart();
  const [head, tail] = text.split(mark) as [string, string];
  const start = source.arrowBodyStart(arrow);
  return [
    { range: [start, start], text: head },
    { range: [arrow.range[1], arrow.range[1]], text: tail },
  ];
}
