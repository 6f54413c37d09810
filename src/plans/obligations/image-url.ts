import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, enclosingStatement, isFunction, memberName, methodCall, unwrap, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { isVisible } from './reachable.ts';
import type { End, ReleasePlan } from './plan.ts';

/**
 * A URL that an image of the same function loads: it is revoked when the image has loaded, and when it cannot. Undefined
 * when anything else gets the URL: media read theirs bit by bit, and somebody may ask the image for it.
 */
export function planImageUrl(file: FileFacts, { acquisition: { row, node }, slots }: Leak): { plan: ReleasePlan; title: string } | undefined {
  if (row.rule !== 'no-leaked-object-url' || slots.length > 1) return undefined;
  const [slot] = slots;
  if (slot && (slot.kind !== 'variable' || !mayBeRevoked(file, slot.variable))) return undefined;
  const uses = slot?.kind === 'variable' ? slot.variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as TSESTree.Node) : [node];
  const [source, ...others] = uses.map(sourceAt);
  const image = source && file.scopes.variable(unwrap(source.object));
  if (!source || !image || others.length > 0 || !isImage(file, source.object)) return undefined;
  const members = file.index.members.filter(({ object }) => file.scopes.variable(unwrap(object)) === image);
  if (members.some((member) => member !== source && /^(?:src|currentSrc|cloneNode|outerHTML)$/.test(memberName(member) ?? ''))) return undefined;
  const statement = enclosingStatement(source);
  const handle = file.textOf(slot?.node ?? source);
  const handlers = ['load', 'error'].map((event) => handlerFor(file, source.object, event));
  const ends = handlers.map((fn, i): End | undefined => {
    if (fn) return isVisible(file, slot?.node ?? source, fn.body) ? atStart(fn) : undefined;
    return statement && { at: 'event', target: file.textOf(source.object), event: i === 0 ? 'load' : 'error', before: statement.range };
  });
  const [loaded, failed] = ends;
  if (!loaded || !failed || (slot && !isVisible(file, slot.node, source))) return undefined;
  return { plan: { acquisition: node.range, undo: { by: 'call', name: 'URL.revokeObjectURL', handle }, end: loaded, ends: [failed] }, title: 'Revoke the object URL when the image has loaded, or cannot be' };
}

/** `let url: string` that may have another text: to revoke that does nothing; TypeScript takes no `undefined`. */
function mayBeRevoked(file: FileFacts, variable: NonNullable<ReturnType<FileFacts['scopes']['variable']>>): boolean {
  const name = variable.defs[0]?.name;
  if (variable.references.filter((reference) => reference.isWrite()).length === 1 || !isTypeScript(file)) return true;
  return name?.type === T.Identifier && name.typeAnnotation?.typeAnnotation.type === T.TSStringKeyword;
}

/** `image.src` of `image.src = url`. */
function sourceAt(use: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const outer = wrapped(use);
  const { parent } = outer;
  return parent?.type === T.AssignmentExpression && parent.right === outer && parent.parent.type === T.ExpressionStatement && parent.left.type === T.MemberExpression && memberName(parent.left) === 'src' && parent.left.object.type === T.Identifier ? parent.left : undefined;
}

/** `new Image()`, `document.createElement('img')` */
function isImage(file: FileFacts, node: TSESTree.Node): boolean {
  const origin = originOf(file, node);
  if (origin.from === 'new') return origin.of.from === 'global' && origin.of.path === 'Image';
  const [tag] = origin.from === 'call' ? origin.node.arguments : [];
  return origin.from === 'call' && origin.of.from === 'global' && origin.of.path === 'document.createElement' && tag?.type === T.Literal && tag.value === 'img';
}

/** The one function that is written down as the image's handler of an event. */
function handlerFor(file: FileFacts, image: TSESTree.Node, event: string): FunctionNode | undefined {
  const variable = file.scopes.variable(unwrap(image));
  const isOwn = (node: TSESTree.Node): boolean => file.scopes.variable(unwrap(node)) === variable && enclosingFunction(node) === enclosingFunction(image);
  const assigned = file.index.assignments.flatMap(({ left, right }) => (left.type === T.MemberExpression && memberName(left) === `on${event}` && isOwn(left.object) ? [unwrap(right)] : []));
  const added = file.index.calls.flatMap((call) => {
    const method = methodCall(call);
    const [name, handler] = call.arguments;
    return method?.name === 'addEventListener' && isOwn(method.receiver) && name?.type === T.Literal && name.value === event && handler ? [unwrap(handler)] : [];
  });
  const [handler, ...others] = [...assigned, ...added];
  return handler && isFunction(handler) && !handler.generator && others.length === 0 ? handler : undefined;
}

function atStart(fn: FunctionNode): End {
  if (fn.body.type !== T.BlockStatement) return { at: 'arrow', fn: fn.range, returns: false };
  const [first] = fn.body.body;
  return { at: 'block', body: fn.body.range, ...(first ? { before: first.range } : {}) };
}
