import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isExported } from '../facts/known-calls.ts';
import { originOf } from '../facts/origin.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, inside, isClass, keyName, memberName, methodCall, unwrap, wrapped, type CallNode, type ClassNode, type FunctionNode } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { boundsItself } from './bounds.ts';
import type { Collection } from './collection.ts';
import { isEachTime } from './each-time.ts';
import { endInSight, type EndInSight } from './ends-in-sight.ts';
import { collectionsOf } from './holders.ts';
import { domainOf } from './keys.ts';
import { usesOf } from './uses.ts';

/** What is registered with the file's own registry and never taken out, though the file sees it end: nothing calls the method that would. */
export interface UncalledRemoval {
  readonly collection: Collection;
  /** `room.register(id, socket)` */
  readonly call: CallNode;
  readonly registry: TSESTree.Node;
  readonly key: TSESTree.Expression;
  /** The method that takes an entry out. */
  readonly remover: FunctionNode;
  readonly name: string;
  readonly end: EndInSight;
  readonly certainty: Certainty;
}

/** Every registration of the file whose end is in sight, with a registry whose removal nobody calls. */
export const uncalledRemovals = (file: FileFacts): readonly UncalledRemoval[] => collectionsOf(file).flatMap((collection) => uncalledIn(file, collection));

function uncalledIn(file: FileFacts, collection: Collection): UncalledRemoval[] {
  if (collection.holder !== 'singleton' || collection.reach !== 'file' || (collection.kind !== 'map' && collection.kind !== 'set')) return [];
  const { additions, shrinks, escapes, ...others } = usesOf(file, collection);
  const [addition] = additions;
  const adding = addition?.key && parameterOf(file, addition.key);
  const [removing] = shrinks.map((shrink) => (methodCall(shrink)?.name === 'delete' ? parameterOf(file, methodCall(shrink)?.call.arguments[0]) : undefined));
  if (!adding || !removing || additions.length > 1 || shrinks.length > 1 || escapes.length > 0 || adding.method === removing.method || boundsItself(file, { additions, shrinks, escapes, ...others })) return [];
  const [adder, name] = [nameOf(adding.method), nameOf(removing.method)];
  const value = addition?.value && parameterOf(file, addition.value);
  // Whoever names it may call it.
  if (adder === undefined || name === undefined || file.index.members.some((member) => memberName(member) === name)) return [];
  return file.index.calls.flatMap((call): UncalledRemoval[] => {
    const { name: called, receiver: registry } = methodCall(call) ?? {};
    const key = call.arguments[adding.position];
    if (called !== adder || !registry || !key || key.type === T.SpreadElement || !isOwn(file, registry, removing.method)) return [];
    const given = value && call.arguments[value.position];
    const end = endInSight(file, { node: call, key, value: given as TSESTree.Expression | undefined });
    const domain = end && domainOf(file, key);
    if (!end || !domain || domain.keys === 'few') return [];
    return [{ collection, call, registry, key, remover: removing.method, name, end, certainty: domain.keys === 'open' && isEachTime(file, call) !== undefined ? 'certain' : 'likely' }];
  });
}

/** The parameter that an expression is, of the method around. */
function parameterOf(file: FileFacts, node: TSESTree.Node | undefined): { readonly method: FunctionNode; readonly position: number } | undefined {
  const definition = node && file.scopes.variable(unwrap(node))?.defs[0];
  const method = node && enclosingFunction(node);
  return method && definition?.type === 'Parameter' && definition.node === method ? { method, position: method.params.indexOf(definition.name) } : undefined;
}

function nameOf({ parent }: FunctionNode): string | undefined {
  return parent.type === T.MethodDefinition && parent.kind === 'method' && !parent.static ? keyName(parent.key, parent.computed) : undefined;
}

/** A constant of the module that holds an instance of the method's class, and that nobody else gets. */
function isOwn(file: FileFacts, registry: TSESTree.Node, method: FunctionNode): boolean {
  const variable = file.scopes.variable(unwrap(registry));
  const origin = originOf(file, registry);
  const made = origin.from === 'new' && origin.of.from === 'class' ? origin.of.node : undefined;
  return variable?.scope.type === 'module' && isClass(made) && method.parent.parent?.parent === made && !isExported(file, variable) && isOnlyAsked(variable) && !givesItself(file, made);
}

/** A base may call its methods, and whoever gets `this`. */
const givesItself = (file: FileFacts, made: ClassNode): boolean => made.superClass !== null || inside(file.nodes(T.ThisExpression), made).some((node) => wrapped(node).parent?.type !== T.MemberExpression);

const isOnlyAsked = ({ references }: Variable): boolean =>
  references.every(({ init, identifier }) => {
    const outer = wrapped(identifier);
    return init === true || (outer.parent?.type === T.MemberExpression && outer.parent.object === outer && !outer.parent.computed);
  });
