import type { JSCodeshift } from 'jscodeshift';

import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { NewMethod } from '../../plans/obligations/plan.ts';
import type { Build } from './end.ts';
import { addImport } from './imports.ts';
import { after, atEndOf } from '../place.ts';
import { print, type Code, type Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';

/** Adds a method to a class, or a hook to an object, with the release in it. */
export function addMethod(source: RewriteSource, method: NewMethod, build: Build): Edit[] {
  const owner = source.node(method.owner, 'ClassBody', 'ObjectExpression');
  const members = owner.type === 'ClassBody' ? owner.body : owner.properties;
  const body = print(source, (j, old) => j.blockStatement([...build(j, old), ...(method.callsSuper ? [superCall(j, method.name, old)] : [])]));
  const isObject = owner.type === 'ObjectExpression';
  const code: Code = (indent) => `${indent}${method.modifiers}${method.name}()${method.returns} ${body(indent).trimStart()}${isObject ? ',' : ''}`;
  const promise = method.promise ? promised(source, method.promise) : [];
  if (!method.after) return [...promise, ...atEndOf(source, owner, code)];
  const { after: place } = method;
  const last = (members as readonly { range: readonly [number, number] }[]).find(({ range }) => range[0] === place[0] && range[1] === place[1]);
  if (!last) throw new CorruptFindingError('member', place);
  const gap = isObject && !/\n[ \t]*\r?\n/.test(source.slice(owner.range)) ? '' : source.eol;
  const isFollowed = !/^[^\n]*\r?\n[\t ]*(?:\r?\n|\}|$)/.test(source.text.slice(last.range[1]));
  if (!isObject) return [...promise, after(source, last as never, isFollowed ? (indent) => code(indent) + source.eol : code, gap)];
  return [...promise, ...afterProperty(source, last.range, code, gap)];
}

const superCall = (j: JSCodeshift, name: string, old: Old) => j.expressionStatement(j.callExpression(old(`super.${name}`), []));

/** Behind a property and its comma; the comma is added where it is missing. */
function afterProperty(source: RewriteSource, [start, end]: readonly [number, number], code: Code, gap: string): Edit[] {
  const comma = /^\s*,/.exec(source.text.slice(end))?.[0];
  const at = source.endWithComment(end + (comma?.length ?? 0));
  const text = `${source.eol}${gap}${code(source.indentAt(start))}`;
  return comma === undefined ? [{ range: [end, end], text: `,${text}` }] : [{ range: [at, at], text }];
}

/** `implements OnDestroy`, behind the interfaces that are there. */
function promised(source: RewriteSource, { owner, name, add }: NonNullable<NewMethod['promise']>): Edit[] {
  const node = source.node(owner, 'ClassDeclaration', 'ClassExpression');
  const last = node.implements.at(-1);
  const head = last?.range[1] ?? source.text.lastIndexOf(source.text.slice(0, node.body.range[0]).trimEnd().slice(-1), node.body.range[0] - 1) + 1;
  return [...(add ? addImport(source, add) : []), { range: [head, head], text: last ? `, ${name}` : ` implements ${name}` }];
}
