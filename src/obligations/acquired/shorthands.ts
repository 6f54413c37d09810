import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { wrappedByJQuery } from '../../facts/jquery.ts';
import { isFunction, methodCall, unwrap, type CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';

const events = /^(?:blur|change|click|contextmenu|dblclick|focus|focusin|focusout|key(?:down|press|up)|mouse(?:down|enter|leave|move|out|over|up)|resize|scroll|select|submit)$/;

/** Which function it is that `off` takes away, an event without a name does not tell: any `off` of the same element may be meant for it. */
const shorthand: Row = {
  id: 'jquery.shorthand',
  rule: 'no-leaked-listener',
  what: 'listener',
  acquire: { kind: 'call', names: [], from: {} },
  yields: 'nothing',
  release: [{ by: 'pair', names: ['off', 'unbind'], identity: ['argument'] }],
  heldBy: 'receiver',
};

/** `$(document).mousedown(handler)`: jQuery's word for `on('mousedown', handler)`. */
export function shorthandRow(file: FileFacts, node: CallNode): Row | undefined {
  const method = methodCall(node);
  const [handler, ...others] = node.arguments;
  if (!method || !handler || others.length > 0 || !events.test(method.name)) return undefined;
  const receiver = unwrap(method.receiver);
  const isHandler = isFunction(unwrap(handler)) || file.scopes.functionOf(handler) !== undefined;
  return isHandler && receiver.type === T.CallExpression && wrappedByJQuery(file, receiver) ? shorthand : undefined;
}
