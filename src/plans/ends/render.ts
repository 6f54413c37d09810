import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { callbackRole } from '../../facts/callbacks.ts';
import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, within, type FunctionNode } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { reactName } from '../react.ts';
import { refuse } from '../refusal.ts';
import { statementIn } from './effect.ts';
import type { Ending } from './ending.ts';
import { endIn } from './teardown.ts';

/** The end of a component or hook that acquires in a handler: an effect that runs once, the one it has or a new one. */
export function renderEnding(file: FileFacts, { life, acquisition, slots }: Leak): Ending {
  const component = life.fn;
  if (acquisition.row.yields === 'nothing' || component?.body.type !== T.BlockStatement) return refuse('a component that renders would need an effect to add and remove it', acquisition.node);
  const { body } = component;
  const when = 'when the component unmounts';
  const teardown = life.teardowns.find(({ fn }) => isUnmount(file, enclosingFunction(fn)));
  if (teardown) return { end: endIn(file, teardown.fn, slots, false), place: teardown.fn, scope: body, when };
  const [slot] = slots;
  const kept = slot?.kind === 'ref' ? statementIn(body, slot.variable.identifiers[0] ?? slot.node) : undefined;
  const place = kept ?? statementIn(body, acquisition.node) ?? refuse('the component has no statement of its own here', acquisition.node);
  const leaves = file.index.returns.find((statement) => within(statement, body) && enclosingFunction(statement) === component && statement.range[0] < place.range[0]);
  if (leaves) refuse('the component may return before a hook that is added', leaves);
  const { name: hook, add } = reactName(file, 'useEffect');
  return { end: { at: 'unmount', hook, ...(kept ? { after: kept.range } : { before: place.range }), ...(add ? { add } : {}) }, place: body, scope: body, when };
}

/** Whether a function is an effect that runs once in a component's life. */
function isUnmount(file: FileFacts, fn: FunctionNode | undefined): boolean {
  const role = fn && callbackRole(file, fn);
  return role?.kind === 'effect' && !role.effect.repeats;
}
