import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName, callsByName } from '../../facts/called.ts';
import { collectsInText } from '../../facts/collector-names.ts';
import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same, type Identity } from '../../facts/identity.ts';
import { declaredType, hasMembers } from '../../facts/kinds.ts';
import { originOf } from '../../facts/origin.ts';
import { aliasesOf, usesOf } from '../../facts/slots.ts';
import { enclosingFunction, memberName, methodCall, methodOn, unwrap, wrapped, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { releaseNames } from '../../resources/owned.ts';
import type { Row } from '../../resources/row.ts';
import type { Leak } from '../leak.ts';
import { collectorOf, isHandedToEnd } from '../released/collectors.ts';
import { constructionIsUndone } from './holding.ts';

/** The row of what an own field is given, `new X(…)`, `createX(…)` or by its declared type: only there is somebody sure to be its owner. */
export function ownRow(file: FileFacts, rows: readonly Row[], node: CallNode): Row | undefined {
  if (node.type !== T.NewExpression && isUsedInPlace(node)) return undefined;
  const isField = isFieldValue(collectedIn(node) ?? node);
  const makes = node.type === T.NewExpression || /^(?:create|register|build|make)[A-Z]/.test(calledName(node) ?? '');
  const isLocal = !isField && makes && isUsedUp(file, node);
  const released = isLocal && node.type === T.NewExpression ? releasedLocally(file, node) : undefined;
  if (!isField && !isLocal && node.type !== T.NewExpression) return undefined;
  return rows.find((row) => {
    if (row.acquire.kind === 'made' && row.acquire.local && row.acquire.bySibling) return released !== undefined && row.acquire.members[0]?.includes(released) === true && !isOfThisFile(file, node) && hasMembers(file, node, row.acquire.members) !== 'no';
    if (row.acquire.kind === 'made' && row.acquire.local) return isLocal && !isOfThisFile(file, node) && hasMembers(file, awaited(node), row.acquire.members) === 'yes' && isBurden(file, awaited(node));
    if (row.acquire.kind === 'made' && row.acquire.holding) return node.type === T.NewExpression && !collectedIn(node) && constructionIsUndone(file, node, row.acquire.members[0]?.[0] ?? '') === 'yes';
    if (!isField) return false;
    if (row.acquire.kind === 'kept') return isDeclared(file, row.acquire, node);
    if (row.acquire.kind !== 'made') return false;
    const byMaker = makes && !row.acquire.bySibling;
    const bySibling = releasesAnother(file, row, node);
    // Its type is asked last.
    const has = byMaker && collectedIn(node) ? 'yes' : byMaker || bySibling ? hasMembers(file, node, row.acquire.members) : 'no';
    return (has === 'yes' && byMaker) || (has !== 'no' && bySibling);
  });
}

/** Whether the field is declared with the row's type and the call is none that looks something up. */
function isDeclared(file: FileFacts, { type, package: origin }: Extract<Row['acquire'], { kind: 'kept' }>, node: CallNode): boolean {
  if (node.type !== T.CallExpression || /^(?:get|find|use|inject|resolve|lookup|from|of)/.test(calledName(node) ?? 'get')) return false;
  const declared = declaredType(file, wrapped(node).parent as TSESTree.Node);
  if (declared === undefined) return false;
  return type.test(declared.name) && (origin === undefined || declared.module?.startsWith(origin) === true);
}

/** `this.track(…)` of `this.track(new X(…))`. */
const collectedIn = (node: CallNode): TSESTree.Node | undefined => {
  const collector = collectorOf(node);
  return collector && unwrap(collector.object).type === T.ThisExpression ? collector.parent : undefined;
};

/** `await make()` of `make()` */
const awaited = (node: CallNode): TSESTree.Node => {
  const { parent } = wrapped(node);
  return parent?.type === T.AwaitExpression ? parent : node;
};

/** A class that stands in this file: what its construction sets going is read there. */
const isOfThisFile = (file: FileFacts, node: CallNode): boolean => originOf(file, node.callee).from === 'class';

/** Whether a constant of a function has the value, and only that function looks at it. */
function isUsedUp(file: FileFacts, node: CallNode): boolean {
  const declarator = wrapped(awaited(node)).parent;
  const home = declarator?.type === T.VariableDeclarator && declarator.parent.kind === 'const' ? enclosingFunction(node) : undefined;
  if (!home || declarator?.type !== T.VariableDeclarator || declarator.id.type !== T.Identifier) return false;
  const uses = (file.scopes.variable(declarator.id)?.references ?? []).filter(({ init }) => !init).map(({ identifier }) => identifier);
  return uses.length > 0 && uses.every((use) => enclosingFunction(use) === home && wrapped(use).parent?.type === T.MemberExpression);
}

/** `make();`, `make().run()`: no name is given to it. */
const isUsedInPlace = (node: CallNode): boolean => {
  const { parent } = wrapped(node);
  return parent?.type === T.ExpressionStatement || parent?.type === T.MemberExpression;
};

const isFieldValue = (node: TSESTree.Node): boolean => {
  const { parent } = wrapped(node);
  if (parent?.type === T.PropertyDefinition) return !parent.static;
  return parent?.type === T.AssignmentExpression && parent.left.type === T.MemberExpression && parent.left.object.type === T.ThisExpression;
};

/** Whether this file releases a field's `new X(…)` by the row's release: by that use, every `new X(…)` has one. */
function releasesAnother(file: FileFacts, { release: [release] }: Row, node: CallNode): boolean {
  // What the platform makes has a row, or no such method: `new Float32Array(…)` in a field that may hold a texture.
  if (node.type !== T.NewExpression || release.by !== 'method' || !(file.once(callsByName).has(release.names[0] as string) || (release.names[0] === 'dispose' && file.mentions(collectsInText))) || originOf(file, node.callee).from === 'global') return false;
  const maker = identityOf(file, node.callee);
  return file.once(releasedMakers).some((released) => released.name === release.names[0] && same(released.maker, maker) === 'yes');
}

/** How another function of this file releases the `new X(…)` of a variable of its own. */
function releasedLocally(file: FileFacts, node: TSESTree.NewExpression): string | undefined {
  if (originOf(file, node.callee).from === 'global') return undefined;
  const maker = identityOf(file, node.callee);
  const home = enclosingFunction(node);
  return file.once(releasedLocals).find((released) => released.home !== home && same(released.maker, maker) === 'yes')?.name;
}

interface ReleasedLocal extends ReleasedMaker {
  readonly home: FunctionNode | undefined;
}

/** What variables are given by `new`, with the method by which the same function releases it. */
function releasedLocals(file: FileFacts): readonly ReleasedLocal[] {
  return file.index.calls.flatMap((node): ReleasedLocal[] => {
    const destination = node.type === T.NewExpression && !isFieldValue(node) ? destinationOf(file, node) : undefined;
    const home = enclosingFunction(node);
    const uses = destination?.to === 'slots' ? destination.slots.flatMap((slot) => (slot.kind === 'variable' ? usesOf(file, slot) : [])) : [];
    const names = uses.flatMap((use) => (enclosingFunction(use) === home && releaseNames.includes(methodOn(use)?.name ?? '') && methodOn(use)?.call.arguments.length === 0 ? [methodOn(use)?.name as string] : []));
    return names.map((name) => ({ maker: identityOf(file, node.callee), name, home }));
  });
}

interface ReleasedMaker {
  readonly maker: Identity;
  readonly name: string;
}

/** What fields are given by `new`, with the methods that this file calls on them without arguments; a collector disposes of what it is handed. */
function releasedMakers(file: FileFacts): readonly ReleasedMaker[] {
  return file.index.calls.flatMap((node) => {
    const maker = node.type === T.NewExpression ? identityOf(file, node.callee) : undefined;
    const collected = maker && collectedIn(node);
    if (maker && collected && isFieldValue(collected) && isHandedToEnd(node)) return [{ maker, name: 'dispose' }];
    if (!maker || !isFieldValue(node)) return [];
    const destination = destinationOf(file, node);
    const uses = destination.to === 'slots' ? destination.slots.flatMap((slot) => usesOf(file, slot)) : [];
    const names = [...uses, ...aliasesOf(file, uses)].flatMap((use) => {
      if (isHandedToEnd(use)) return ['dispose'];
      const call = wrapped(use).parent?.parent;
      const method = call && methodCall(call);
      return method && unwrap(method.receiver) === unwrap(use) && method.call.arguments.length === 0 ? [method.name] : [];
    });
    return [...new Set(names)].map((name) => ({ maker, name }));
  });
}

/** Whether two objects of the project's own are made by the same class. */
export const haveOneMaker = (file: FileFacts, ours: CallNode, theirs: CallNode): boolean => same(identityOf(file, ours.callee), identityOf(file, theirs.callee)) === 'yes';

/** Whether an object holds more than its own listeners, by its type: what an emitter or a source of a token keeps goes with its owner. */
export const isBurden = (file: FileFacts, node: TSESTree.Node): boolean =>
  hasMembers(file, node, [['fire', 'emit', 'next'], ['event', 'listeners', 'listenerCount', 'asObservable']]) === 'no' && hasMembers(file, node, [['token'], ['cancel']]) === 'no';

/** `new EventEmitter()`, `new Subject()`: a class that is imported by such a name, where its members are not at hand. */
export function isEmitter(file: FileFacts, node: CallNode): boolean {
  const origin = originOf(file, node.callee);
  return origin.from === 'import' && /(?:Emitter|Subject)$/.test(origin.path || origin.name);
}

/** Whether the field is declared by a base class, which may see to it. */
export const isKeptByBase = (file: FileFacts, { slots, life }: Leak): boolean => slots.some((slot) => slot.kind === 'field' && file.types.inherits(life.node, slot.name));

/** Whether an object takes over others, by its use: that it is released says nothing of what is not handed to it. */
export function isCollector(file: FileFacts, node: CallNode): boolean {
  const destination = destinationOf(file, node);
  const uses = destination.to === 'slots' ? destination.slots.flatMap((slot) => usesOf(file, slot)) : [];
  return uses.some((use) => {
    const { parent } = wrapped(use);
    return parent?.type === T.MemberExpression && unwrap(parent.object) === unwrap(use) && /^(?:push|add|use|track|register|defer|adopt)$/.test(memberName(parent) ?? '');
  });
}
