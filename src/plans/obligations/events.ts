import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isNamed } from '../../facts/kinds.ts';
import { isTypeScript } from '../../facts/language.ts';
import { isFunction } from '../../facts/syntax.ts';
import type { PairCall } from '../../obligations/released/pairs.ts';
import type { ParameterType } from './plan.ts';

/** The type of an event by its name, where every target has the same (lib.dom.d.ts, GlobalEventHandlersEventMap and WindowEventMap). */
const events: readonly (readonly [RegExp, string])[] = [
  [/^key(?:down|up|press)$/, 'KeyboardEvent'],
  [/^(?:mouse\w+|dblclick)$/, 'MouseEvent'],
  [/^pointer\w+$/, 'PointerEvent'],
  [/^touch\w+$/, 'TouchEvent'],
  [/^wheel$/, 'WheelEvent'],
  [/^(?:drag\w*|drop)$/, 'DragEvent'],
  [/^(?:focus|blur|focusin|focusout)$/, 'FocusEvent'],
  [/^(?:copy|cut|paste)$/, 'ClipboardEvent'],
  [/^(?:scroll|change|visibilitychange|online|offline|fullscreenchange|selectionchange)$/, 'Event'],
  [/^resize$/, 'UIEvent'],
  [/^message$/, 'MessageEvent'],
  [/^storage$/, 'StorageEvent'],
  [/^popstate$/, 'PopStateEvent'],
  [/^hashchange$/, 'HashChangeEvent'],
  [/^beforeunload$/, 'BeforeUnloadEvent'],
];

/** The types that a function's parameters get from where it stands, and lose when it is moved; undefined when they are not known. */
export function typesOfParameters(file: FileFacts, { node, eventNode, receiver }: PairCall, handler: TSESTree.Node): readonly ParameterType[] | undefined {
  if (!isTypeScript(file) || !isFunction(handler)) return [];
  const bare = handler.params.filter((parameter) => !('typeAnnotation' in parameter && parameter.typeAnnotation) && !(parameter.type === T.AssignmentPattern));
  const [first] = bare;
  if (!first) return [];
  const event = eventNode?.type === T.Literal ? String(eventNode.value) : '';
  // An emitter's `change` may be anything.
  const type = receiver && isNamed(file, receiver, { from: 'lib', name: ['MediaQueryList'] }) === 'yes' ? 'MediaQueryListEvent' : calledName(node) === 'addEventListener' ? events.find(([name]) => name.test(event))?.[1] : undefined;
  if (bare.length > 1 || first !== handler.params[0] || type === undefined || first.type === T.RestElement) return undefined;
  return [{ parameter: first.range, type }];
}
