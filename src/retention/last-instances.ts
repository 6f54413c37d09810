import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf, type Life } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { instanceOfThis } from '../facts/slots.ts';
import { isDereferenced } from '../facts/dereferenced.ts';
import { enclosingFunction, isClass, isFunction, isNullish, memberName, unwrap, within, type FunctionNode } from '../facts/syntax.ts';
import { isSamePlace, placeOf, type Place } from './places.ts';
import { storesOf } from './stores.ts';

/** An instance that a place of the whole program goes on holding when it has ended. */
export interface LastInstance {
  /** `Outlet.latest = this` */
  readonly node: TSESTree.AssignmentExpression;
  readonly place: Place;
  readonly life: Life;
}

/** Every place of the file that keeps the last instance of a class beyond its end; one finding a place. */
export function lastInstances(file: FileFacts): readonly LastInstance[] {
  const found: LastInstance[] = [];
  for (const { node, place, as, value } of storesOf(file, (stored) => instanceOfThis(file, stored) !== undefined)) {
    if (node.type !== T.AssignmentExpression || as !== 'whole' || place.life !== 'process' || place.instance || isChained(file, place) || node.operator !== '=' || found.some((other) => isSamePlace(other.place, place))) continue;
    const instance = instanceOfThis(file, value);
    const life = lifeOf(file, node);
    if (!instance || life.instance !== instance || !endsInSight(life) || isInjected(file, life) || isSingleton(file, node, place, life) || isLetGo(file, place)) continue;
    found.push({ node, place, life });
  }
  return found;
}

/** `last.next = this`, where `last` is an instance as well: a list, whose elements others take out. */
function isChained(file: FileFacts, { root, path }: Place): boolean {
  const { references = [] } = root as { readonly references?: readonly { readonly writeExpr?: TSESTree.Node | null }[] };
  return path !== '' && references.some(({ writeExpr }) => writeExpr && instanceOfThis(file, writeExpr) !== undefined);
}

/** Whether somebody tells the end of an instance: a framework, or a teardown of its own. */
const endsInSight = ({ end, instance }: Life): boolean => end === 'called' || end === 'convention' || instance?.framework !== undefined;

/** A container makes it, once as a rule. */
const isInjected = (file: FileFacts, life: Life): boolean => life.instance?.shared !== undefined || isDecorated(file, life, /^(?:@angular\/core|@nestjs\/common)$/, /^(?:Injectable|Controller|Module|NgModule)$/);

function isDecorated(file: FileFacts, { node }: Life, module: RegExp, name: RegExp): boolean {
  const decorators = isClass(node) ? ((node.decorators as typeof node.decorators | undefined) ?? []) : [];
  return decorators.some(({ expression }) => {
    const origin = originOf(file, expression.type === T.CallExpression ? expression.callee : expression);
    return origin.from === 'import' && module.test(origin.module) && name.test(origin.path || origin.name);
  });
}

/** Whether there is only ever one: the place is asked before it is filled, or one instance is made for it, or at the top of the module. */
function isSingleton(file: FileFacts, node: TSESTree.AssignmentExpression, place: Place, { instance }: Life): boolean {
  const fn = enclosingFunction(node);
  if (fn && isAskedBefore(file, fn, node, place)) return true;
  const [member] = isClass(instance?.node) ? instance.node.body.body.filter((part) => part.type === T.MethodDefinition && part.kind === 'constructor') : [];
  if (member?.type === T.MethodDefinition && member.accessibility === 'private') return true;
  return file.index.calls.some((call) => {
    if (call.type !== T.NewExpression) return false;
    const origin = originOf(file, call.callee);
    if (origin.from !== 'class' || origin.node !== instance?.node) return false;
    const target = call.parent.type === T.AssignmentExpression && call.parent.right === call ? placeOf(file, call.parent.left) : undefined;
    return (target !== undefined && isSamePlace(target, place)) || lifeOf(file, call).kind === 'module';
  });
}

/** `if (Foo.instance) return Foo.instance`, or any other question for what stands there, in front of the assignment. */
const isAskedBefore = (file: FileFacts, fn: FunctionNode, node: TSESTree.Node, place: Place): boolean =>
  usesOfPlace(file, place).some((use) => use.range[0] < node.range[0] && within(use, fn) && enclosingFunction(use) === fn);

/** Every expression that names a place. */
export function usesOfPlace(file: FileFacts, place: Place): readonly TSESTree.Node[] {
  const variable = place.path === '' ? (place.root as { references?: readonly { identifier: TSESTree.Node }[] }).references?.map(({ identifier }) => identifier) : undefined;
  const name = place.path.split('.').at(-1);
  return variable ?? file.index.members.filter((member) => {
    const other = memberName(member) === name ? placeOf(file, member) : undefined;
    return other !== undefined && isSamePlace(other, place);
  });
}

/** Whether the file gives the place anything else than an instance that is there: nothing, what stood there before, or what nobody knows. */
function isLetGo(file: FileFacts, place: Place): boolean {
  return usesOfPlace(file, place).some((use) => {
    const { parent } = use;
    if (parent?.type === T.UnaryExpression) return parent.operator === 'delete';
    if (parent?.type === T.AssignmentExpression && parent.left === use) return !isInitial(file, parent) && !isAnInstance(file, parent.right);
    // A pattern, a loop or an update gives it something too; `let last = null` is where it begins.
    return parent !== undefined && /Pattern$|^(?:Property|For\w+|UpdateExpression)$/.test(parent.type) && file.scopes.reference(use)?.isWrite() === true;
  });
}

/** `Outlet.latest = null` where the program begins. */
const isInitial = (file: FileFacts, assignment: TSESTree.AssignmentExpression): boolean => lifeOf(file, assignment).kind === 'module' && isNullish(assignment.right);

/** `this`, or a variable whose members are used without asking whether it is there. */
function isAnInstance(file: FileFacts, value: TSESTree.Node): boolean {
  if (instanceOfThis(file, value)) return true;
  const expression = unwrap(value);
  const variable = expression.type === T.Identifier ? file.scopes.variable(expression) : undefined;
  const fn = enclosingFunction(expression);
  return variable !== undefined && variable.references.some(({ identifier }) => isDereferenced(identifier) && enclosingFunction(identifier) === fn && isFunction(fn));
}
