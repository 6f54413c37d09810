import type { JSCodeshift } from 'jscodeshift';

import type { Undo } from '../plans/plan.ts';
import type { Old } from './print.ts';
import type { RewriteSource } from './source.ts';

/** The statement that releases: `clearInterval(timer);`, `this.observer?.disconnect();`. */
export const undoStatement =
  (source: RewriteSource, { by, name, handle, object, arguments: pieces = [], when, awaits }: Undo) =>
  (j: JSCodeshift, old: Old) => {
    const holder = object && old(source.slice(source.node(object).range));
    const callee = !holder ? j.identifier(name) : when === 'optional' ? j.optionalMemberExpression(holder, j.identifier(name)) : j.memberExpression(holder, j.identifier(name));
    const target = old(handle);
    const call = {
      call: () => j.callExpression(callee, [target]),
      pair: () => j.callExpression(callee, pieces.map((piece) => old('text' in piece ? piece.text : source.slice(source.node(piece.range).range)))),
      method: () => (when === 'optional' ? j.optionalCallExpression(j.optionalMemberExpression(target, j.identifier(name)), [], false) : j.callExpression(j.memberExpression(target, j.identifier(name)), [])),
      invoke: () => (when === 'optional' ? j.optionalCallExpression(target, []) : j.callExpression(target, [])),
    }[by]();
    const statement = j.expressionStatement(awaits ? j.awaitExpression(call) : call);
    return when === 'tested' ? j.ifStatement(target, j.blockStatement([statement])) : statement;
  };
