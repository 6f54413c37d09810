import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from '../../../facts/callbacks.ts';
import type { FileFacts } from '../../../facts/file.ts';
import { exportedName } from '../../../facts/origin.ts';
import type { Slot } from '../../../facts/slots.ts';
import { enclosingFunction, unwrap, within, type FunctionNode } from '../../../facts/syntax.ts';
import type { Leak } from '../../../obligations/leak.ts';
import { reactName } from '../react.ts';
import { refuse } from '../../refusal.ts';
import { statementIn } from './effect.ts';
import type { Ending } from './ending.ts';
import { endIn } from './teardown.ts';

/** The end of a component or hook that acquires in a handler: an effect that runs once, the one it has or a new one; of what a hook keeps, an effect for it. */
export function renderEnding(file: FileFacts, { life, acquisition, slots }: Leak): Ending {
  const component = life.fn;
  if (component?.body.type !== T.BlockStatement || (acquisition.row.yields === 'nothing' && enclosingFunction(acquisition.node) === component)) return refuse('a component that renders would need an effect to add and remove it', acquisition.node);
  const { body } = component;
  const memo = slots.find((slot) => isKeptByHook(file, slot));
  if (memo) return memoEnding(file, body, memo);
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

/** An effect behind the hook that keeps a value between renders: it runs for each value. */
function memoEnding(file: FileFacts, body: TSESTree.BlockStatement, { name, node }: Slot): Ending {
  const declaration = statementIn(body, node) ?? refuse('the component has no statement of its own here', node);
  const { name: hook, add } = reactName(file, 'useEffect');
  return { end: { at: 'unmount', hook, depends: name, after: declaration.range, ...(add ? { add } : {}) }, place: body, scope: body, when: 'when it is replaced, and when the component unmounts' };
}

/** `const [line] = useState(() => new Line())`, `const shape = useMemo(() => new Shape(), [])`: the same in every render. */
export function isKeptByHook(file: FileFacts, slot: Slot): boolean {
  const definition = slot.kind === 'variable' ? slot.variable.defs[0] : undefined;
  if (definition?.type !== 'Variable' || definition.parent.kind !== 'const' || !definition.node.init) return false;
  const call = unwrap(definition.node.init);
  const hook = call.type === T.CallExpression ? exportedName(file, call.callee) : undefined;
  return definition.node.id.type === T.Identifier ? hook === 'useMemo' : definition.node.id.type === T.ArrayPattern && hook === 'useState' && definition.node.id.elements[0] === definition.name;
}

/** Whether a function is an effect that runs once in a component's life. */
function isUnmount(file: FileFacts, fn: FunctionNode | undefined): boolean {
  const role = fn && callbackRole(file, fn);
  return role?.kind === 'effect' && !role.effect.repeats;
}
