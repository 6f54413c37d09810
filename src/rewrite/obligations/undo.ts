import type { JSCodeshift } from 'jscodeshift';

import type { Undo } from '../../plans/obligations/plan.ts';
import type { Build, Statement } from './end.ts';
import type { Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';

/** The statements that release: `clearInterval(timer);`, `this.observer?.disconnect();`, `this.timers.forEach(…);`. */
export const undoStatements =
  (source: RewriteSource, undo: Undo): Build =>
  (j, old) => {
    const { handle, each, when, also, reset } = undo;
    const method = (name: string, given: Parameters<JSCodeshift['callExpression']>[1]): Statement => j.expressionStatement(j.callExpression(j.memberExpression(old(handle), j.identifier(name)), given));
    const emptied = reset === undefined ? undefined : j.expressionStatement(j.assignmentExpression('=', old(handle), old(reset)));
    if (each !== undefined) return [method('forEach', [j.arrowFunctionExpression([j.identifier(each)], callOf(source, undo, each)(j, old), true)]), emptied ?? method('clear', [])];
    const call = callOf(source, undo, handle)(j, old);
    const statement = j.expressionStatement(undo.awaits ? j.awaitExpression(call) : call);
    const after = emptied ? [emptied] : also === undefined ? [] : [method(also, [])];
    const released = [statement, ...after];
    return when === 'tested' ? [j.ifStatement(old(handle), j.blockStatement(released))] : released;
  };

const callOf =
  (source: RewriteSource, { by, name, object, objectName, arguments: pieces = [], when, maybe }: Undo, handle: string) =>
  (j: JSCodeshift, old: Old) => {
    const holder = objectName !== undefined ? old(objectName) : object && old(source.asReceiver(source.node(object)));
    const callee = !holder ? j.identifier(name) : when === 'optional' ? j.optionalMemberExpression(holder, j.identifier(name)) : j.memberExpression(holder, j.identifier(name));
    const target = old(handle);
    const given = pieces.map((piece) => old('text' in piece ? piece.text : source.slice(source.node(piece.range).range)));
    return {
      call: () => j.callExpression(callee, [target]),
      pair: () => j.callExpression(callee, given),
      method: () => {
        const isSymbol = name.startsWith('[');
        const property = isSymbol ? old(name.slice(1, -1)) : j.identifier(name);
        const member = when === 'optional' ? j.optionalMemberExpression(target, property, isSymbol) : j.memberExpression(target, property, isSymbol);
        return maybe ? j.optionalCallExpression(member, given) : when === 'optional' ? j.optionalCallExpression(member, [], false) : j.callExpression(member, given);
      },
      invoke: () => (when === 'optional' ? j.optionalCallExpression(target, []) : j.callExpression(target, [])),
    }[by]();
  };
