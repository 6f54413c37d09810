import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { enclosingStatement, isClass, isFunction, memberName, unwrap } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import type { PairCall } from '../../obligations/released/pairs.ts';
import { freeField, freeVariable } from '../names.ts';
import type { Piece } from '../piece.ts';
import { refuse } from '../refusal.ts';
import { fieldNames, lastProperty } from './declarations.ts';
import { statementIn } from './ends/effect.ts';
import type { Ending } from './ends/index.ts';
import { typesOfParameters } from './events.ts';
import { readsLocals, runsOnce } from './often.ts';
import type { Handler, ParameterType } from './plan.ts';
import { isThisOf, whereVisible } from './reachable.ts';

export interface NamedHandler {
  /** Absent when it has a name. */
  readonly handler?: Handler;
  /** As the removal writes it. */
  readonly piece: Piece;
}

/** A name for a handler, that means the same function where it is removed. */
export function handlerOf(file: FileFacts, leak: Leak, addition: PairCall, ending: Ending): NamedHandler {
  const handler = addition.handlerNode ?? refuse('it has no handler', addition.node);
  if (!isNew(handler)) {
    const seen = whereVisible(file, handler, ending.place) ?? refuse(`\`${file.textOf(handler)}\` is not seen where the listener would be removed`, handler);
    return { piece: { range: seen.range } };
  }
  const inner = unwrap(handler);
  if (!isFunction(inner) && !isBind(inner)) refuse('its handler is the result of a call', handler);
  const made = leak.life.kind === 'instance' ? fieldHandler(file, leak, addition, inner) : variableHandler(file, leak, addition, inner, ending);
  return { handler: made, piece: { text: made.name } };
}

/** A function, a `bind`, a call: another value at each evaluation. */
const isNew = (node: TSESTree.Node): boolean => isFunction(unwrap(node)) || unwrap(node).type === T.CallExpression;

export const isBind = (node: TSESTree.Node): node is TSESTree.CallExpression => node.type === T.CallExpression && node.callee.type === T.MemberExpression && memberName(node.callee) === 'bind';

/** `onResize`, `onVisibilityChange`; `boundRender` of `this.render.bind(this)`. */
function nameForHandler(file: FileFacts, { eventNode, receiver }: PairCall, handler: TSESTree.Node): string {
  const bound = isBind(handler) && handler.callee.type === T.MemberExpression ? unwrap(handler.callee.object) : undefined;
  const method = bound?.type === T.MemberExpression ? memberName(bound) : bound?.type === T.Identifier ? bound.name : undefined;
  if (method !== undefined) return `bound${capital(method.replace(/^[_#]+/, ''))}`;
  const event = eventNode?.type === T.Literal ? String(eventNode.value) : eventNode?.type === T.MemberExpression ? (memberName(eventNode) ?? '').toLowerCase() : receiver && file.textOf(receiver).includes('matchMedia') ? 'change' : '';
  const words = (known.get(event) ?? (/[a-z]/.test(event) ? event : event.toLowerCase())).split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return `on${words.map(capital).join('') || 'Event'}`;
}

/** The DOM writes these as one word. */
const known: ReadonlyMap<string, string> = new Map(Object.entries({ keydown: 'key-down', keyup: 'key-up', mousemove: 'mouse-move', mouseup: 'mouse-up', mousedown: 'mouse-down', visibilitychange: 'visibility-change', hashchange: 'hash-change', devicechange: 'device-change', popstate: 'pop-state', beforeunload: 'before-unload', pointermove: 'pointer-move', pointerup: 'pointer-up', pointerdown: 'pointer-down', touchstart: 'touch-start', touchend: 'touch-end', touchmove: 'touch-move', fullscreenchange: 'fullscreen-change', selectionchange: 'selection-change' }));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const typesFor = (file: FileFacts, addition: PairCall, handler: TSESTree.Node): readonly ParameterType[] => typesOfParameters(file, addition, handler) ?? refuse('its handler takes its types from where it stands', handler);

function variableHandler(file: FileFacts, { life }: Leak, addition: PairCall, handler: TSESTree.Node, { scope }: Ending): Handler & { readonly name: string } {
  const before = scope && (statementIn(scope, addition.node) ?? bodyInLine(file, scope));
  if (!scope || !before) return refuse('no scope lives as long', life.node);
  if (before !== scope && enclosingStatement(addition.node) !== before && readsLocals(file, handler, { ...life, node: scope, fn: undefined })) refuse('its handler reads variables of an inner scope', handler);
  const name = freeVariable(file, [nameForHandler(file, addition, handler)]);
  return { form: 'variable', name, value: handler.range, before: before.range, types: typesFor(file, addition, handler) };
}

/** The expression that an arrow function gives, in its line: it becomes a statement of a block. */
const bodyInLine = (file: FileFacts, body: TSESTree.Node): TSESTree.Node | undefined => (body.parent?.type === T.ArrowFunctionExpression && body.type !== T.BlockStatement && /=>[\t ]*$/.test(file.text.slice(0, body.range[0])) ? body : undefined);

function fieldHandler(file: FileFacts, { life }: Leak, addition: PairCall, handler: TSESTree.Node): Handler & { readonly name: string } {
  const instance = life.instance ?? refuse('no class is known here', life.node);
  if (!isThisOf(addition.node, instance)) refuse('`this` is not the instance here', addition.node);
  const name = freeField(file, instance.node, fieldNames(instance.node, [nameForHandler(file, addition, handler)]));
  const types = typesFor(file, addition, handler);
  const isArrow = handler.type === T.ArrowFunctionExpression || isBind(handler);
  const properties = isClass(instance.node) ? instance.node.body.body.filter(({ type }) => type === T.PropertyDefinition) : [];
  if (isClass(instance.node) && isArrow && !readsLocals(file, handler, life) && (isTypeScript(file) || properties.length > 0)) {
    const after = lastProperty(instance.node);
    return { form: 'field', name: `this.${name}`, value: handler.range, types, modifiers: isTypeScript(file) ? 'private readonly ' : '', body: instance.node.body.range, ...(after ? { after: after.range } : {}) };
  }
  if (isTypeScript(file) && isClass(instance.node)) refuse('its handler reads variables of the method that adds it', handler);
  if (!runsOnce(file, addition.node, life)) refuse('it is added again and again, each time with a new function', addition.node);
  const before = enclosingStatement(addition.node) ?? refuse('there is no statement before which the handler could be kept', addition.node);
  return { form: 'assigned', name: `this.${name}`, value: handler.range, before: before.range, types };
}
