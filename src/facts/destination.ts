import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { isReactHook, resultThrough } from './results.ts';
import { propertySlot, targetSlot, variableSlot, type Slot } from './slots.ts';
import { enclosingFunction, memberName, unwrap, wrapped } from './syntax.ts';

/**
 * Where an expression's value goes. `moved`: out of sight (returned, passed on, put in a collection): ownership goes along.
 */
export type Destination =
  | { readonly to: 'discarded'; readonly node: TSESTree.Node }
  | { readonly to: 'slots'; readonly slots: readonly Slot[] }
  | { readonly to: 'moved'; readonly how: string; readonly node: TSESTree.Node }
  | { readonly to: 'method'; readonly name: string; readonly call: TSESTree.CallExpression | undefined; readonly node: TSESTree.Node };

/** Follows a value from where it is made to where it is kept. */
export const destinationOf = (file: FileFacts, made: TSESTree.Node): Destination => file.per(made, follow);

function follow(file: FileFacts, made: TSESTree.Node): Destination {
  const slots: Slot[] = [];
  let node = wrapped(made);
  for (;;) {
    const parent: TSESTree.Node | undefined = node.parent;
    if (!parent) return { to: 'discarded', node };
    switch (parent.type) {
      case T.ExpressionStatement:
        return slots.length > 0 ? { to: 'slots', slots } : { to: 'discarded', node };
      case T.UnaryExpression:
        return parent.operator === 'void' ? { to: 'discarded', node } : { to: 'moved', how: 'used', node };
      case T.SequenceExpression:
        if (parent.expressions.at(-1) !== node) return slots.length > 0 ? { to: 'slots', slots } : { to: 'discarded', node };
        break;
      case T.AwaitExpression:
      case T.LogicalExpression:
      case T.ConditionalExpression:
        if (parent.type === T.ConditionalExpression && parent.test === node) return { to: 'moved', how: 'tested', node };
        break;
      case T.VariableDeclarator: {
        if (parent.parent.kind.endsWith('using')) return { to: 'moved', how: 'given to `using`', node };
        const target = parent.id.type === T.ArrayPattern && node.type === T.CallExpression && isReactHook(file, node, /^useState$/) ? parent.id.elements[0] : parent.id;
        const slot = target?.type === T.Identifier ? variableSlot(file, target) : undefined;
        return slot ? { to: 'slots', slots: [...slots, slot] } : { to: 'moved', how: 'destructured', node };
      }
      case T.AssignmentExpression: {
        if (parent.left === node || (parent.operator !== '=' && parent.operator !== '??=' && parent.operator !== '||=' && parent.operator !== '&&=')) return { to: 'moved', how: 'assigned', node };
        const slot = targetSlot(file, parent.left);
        if (!slot) return { to: 'moved', how: `stored in \`${file.textOf(parent.left)}\``, node };
        slots.push(slot);
        break;
      }
      case T.PropertyDefinition: {
        const slot = parent.value === node && !parent.static ? propertySlot(file, parent) : undefined;
        return slot ? { to: 'slots', slots: [...slots, slot] } : { to: 'moved', how: 'stored', node };
      }
      case T.ReturnStatement: {
        const through = slots.length > 0 ? undefined : resultThrough(file, enclosingFunction(parent));
        if (!through) return slots.length > 0 ? { to: 'slots', slots } : { to: 'moved', how: 'returned', node };
        node = wrapped(through);
        continue;
      }
      case T.ArrowFunctionExpression: {
        const through = slots.length > 0 ? undefined : resultThrough(file, parent);
        if (!through) return slots.length > 0 ? { to: 'slots', slots } : arrowResult(file, parent, node);
        node = wrapped(through);
        continue;
      }
      case T.MemberExpression:
        if (parent.object !== node) return { to: 'moved', how: 'used as a key', node };
        return methodOn(parent, node, slots);
      default:
        return slots.length > 0 ? { to: 'slots', slots } : { to: 'moved', how: describe(parent), node };
    }
    node = wrapped(parent);
  }
}

/** Where a variable's value goes on to when it is returned: `useMemo(() => { const x = …; return x; })`. */
export function returnedSlots(file: FileFacts, use: TSESTree.Node): readonly Slot[] {
  const { parent } = wrapped(use);
  const through = parent?.type === T.ReturnStatement ? resultThrough(file, enclosingFunction(parent)) : undefined;
  const destination = through && destinationOf(file, through);
  return destination?.to === 'slots' ? destination.slots : [];
}

function methodOn(member: TSESTree.MemberExpression, node: TSESTree.Node, slots: readonly Slot[]): Destination {
  if (slots.length > 0) return { to: 'slots', slots };
  const name = memberName(member) ?? '';
  const outer = wrapped(member);
  const call = outer.parent?.type === T.CallExpression && outer.parent.callee === outer ? outer.parent : undefined;
  return { to: 'method', name, call, node };
}

const describe = (parent: TSESTree.Node): string =>
  parent.type === T.ReturnStatement ? 'returned' : parent.type === T.CallExpression || parent.type === T.NewExpression ? 'passed on' : parent.type === T.Property || parent.type === T.ArrayExpression || parent.type === T.SpreadElement ? 'put in a collection' : 'used';

/** The value of an arrow's expression body: dropped by callers that ignore results, else returned. */
function arrowResult(file: FileFacts, arrow: TSESTree.ArrowFunctionExpression, node: TSESTree.Node): Destination {
  return ignoresResult(file, arrow) ? { to: 'discarded', node } : { to: 'moved', how: 'returned', node };
}

const eventual = /^(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|requestIdleCallback|addEventListener|addListener|forEach|on|once|nextTick|onMounted|onBeforeMount|subscribe|runOutsideAngular|createEffect|startTransition)$/;

/** Whether what calls the function ignores its result: timers, listeners, `forEach`, executors of promises. */
function ignoresResult(file: FileFacts, fn: TSESTree.Node): boolean {
  const parent = fn.parent;
  if (parent?.type === T.NewExpression) return parent.callee.type === T.Identifier && (parent.callee.name === 'Promise' || /Observer$/.test(parent.callee.name)) && file.scopes.isGlobal(parent.callee);
  if (parent?.type === T.JSXExpressionContainer) return parent.parent.type === T.JSXAttribute && /^on[A-Z]/.test(typeof parent.parent.name.name === 'string' ? parent.parent.name.name : '');
  if (parent?.type !== T.CallExpression || parent.callee === fn) return false;
  const callee = unwrap(parent.callee);
  const name = callee.type === T.Identifier ? callee.name : callee.type === T.MemberExpression ? memberName(callee) : undefined;
  return name !== undefined && eventual.test(name) && !(name === 'runOutsideAngular' && wrapped(parent).parent?.type !== T.ExpressionStatement);
}
