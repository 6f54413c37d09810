import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { assignedNames } from '../../facts/assigned-names.ts';
import { calledName } from '../../facts/called.ts';
import { destinationOf } from '../../facts/destination.ts';
import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { exportedName, originOf } from '../../facts/origin.ts';
import { instanceOfThis } from '../../facts/slots.ts';
import { decoratorsOn, memberName, unwrap, within, type CallNode, type ClassNode } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { Release } from '../../resources/row.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { obligationsOf } from '../index.ts';

/** A release of a variable or field that nothing assigns: what should be in it was dropped where it was acquired. */
export interface UnassignedRelease {
  readonly call: CallNode;
  /** What it names. */
  readonly named: TSESTree.Node;
  readonly life: Life;
  /** certain: what it was meant for is in sight, a handle that its owner drops. */
  readonly certainty: Certainty;
}

const clears = /^(?:clearTimeout|clearInterval|clearImmediate|cancelAnimationFrame|cancelIdleCallback)$/;
const removes = /^(?:removeEventListener|removeListener|off)$/;
const ends = /^(?:unsubscribe|dispose|disconnect|destroy|terminate|abort)$/;

export function unassignedReleasesOf(file: FileFacts): readonly UnassignedRelease[] {
  return file.index.calls.flatMap((call) => {
    const named = releasedBy(file, call);
    return named && isNeverAssigned(file, named) && mayAcquire(file, call) ? [{ call, named, life: lifeOf(file, call), certainty: isMeantForDropped(file, call) ? 'certain' : 'likely' }] : [];
  });
}

/** What a release is left over of, when nothing of the kind is acquired any more: it does nothing, and keeps nothing. */
const acquired: readonly (readonly [release: RegExp, text: RegExp])[] = [
  [/^clear|^cancel/, /\b(?:set(?:Timeout|Interval|Immediate)|request(?:AnimationFrame|IdleCallback))\b/],
  [/^unsubscribe$/, /\.subscribe\s*\(/],
  [/^disconnect$/, /\bnew\s+[\w.]*Observer\b|\.(?:connect|observe)\s*\(/],
];

/** Whether the file has a call that could have filled what is released. */
function mayAcquire(file: FileFacts, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === T.Identifier ? exportedName(file, callee) : callee.type === T.MemberExpression ? memberName(callee) : undefined;
  const text = acquired.find(([release]) => name !== undefined && release.test(name))?.[1];
  return text === undefined || text.test(file.text);
}

/** Whether a handle that such a call releases is dropped around it, and stays for sure, as a timer does; a handler that is taken off has been added in any case. */
function isMeantForDropped(file: FileFacts, release: CallNode): boolean {
  const name = (release.callee.type === T.Identifier ? exportedName(file, release.callee) : calledName(release)) ?? '';
  if (removes.test(name)) return true;
  const home = lifeOf(file, release).node;
  return obligationsOf(file).leaks.some(({ acquisition: { row, node, receiver }, certainty }) => (certainty === 'certain' || receiver === undefined) && row.release.some((way) => releasesBy(way, name)) && (within(node, home) || lifeOf(file, node).instance?.bodies.some((body) => within(release, body))) && destinationOf(file, node).to === 'discarded');
}

/** The one handle of the class that is dropped, and that such a release is for. */
export function meantFor(file: FileFacts, { call, named, life }: UnassignedRelease): Acquisition | undefined {
  const name = (call.callee.type === T.Identifier ? exportedName(file, call.callee) : calledName(call)) ?? '';
  if (named.type !== T.MemberExpression || !life.instance) return undefined;
  const [only, ...others] = acquisitionsOf(file).filter(({ row, node }) => row.release.some((way) => releasesBy(way, name)) && lifeOf(file, node).instance === life.instance && destinationOf(file, node).to === 'discarded');
  return others.length === 0 ? only : undefined;
}

const releasesBy = (way: Release, name: string): boolean => 'names' in way && way.names.includes(name);

/** What a call releases by its name: `clearTimeout(timer)`, `off(event, handler)`, `subscription.unsubscribe()`, `stop()`. */
function releasedBy(file: FileFacts, call: CallNode): TSESTree.Node | undefined {
  if (call.type !== T.CallExpression) return undefined;
  const callee = unwrap(call.callee);
  const [first, second] = call.arguments;
  const name = callee.type === T.MemberExpression ? (memberName(callee) ?? '') : undefined;
  if (name === undefined || clears.test(name)) {
    const origin = originOf(file, callee);
    return origin.from === 'global' && clears.test(origin.path) ? first && unwrap(first) : undefined;
  }
  if (removes.test(name)) return second && unwrap(second);
  return callee.type === T.MemberExpression && ends.test(name) && call.arguments.length === 0 ? unwrap(callee.object) : undefined;
}

/** Whether no code at all can put something there. */
function isNeverAssigned(file: FileFacts, node: TSESTree.Node): boolean {
  if (node.type === T.Identifier) return isEmptyVariable(file, node);
  if (node.type !== T.MemberExpression || !instanceOfThis(file, unwrap(node.object))) return false;
  const name = memberName(node);
  return name !== undefined && file.index.classes.some((owner) => isEmptyField(file, owner, name, node));
}

/** `let stop;`, and no assignment anywhere. */
function isEmptyVariable(file: FileFacts, node: TSESTree.Identifier): boolean {
  const variable = file.scopes.variable(node);
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== 'Variable' || definition.node.id.type !== T.Identifier || definition.node.init !== null) return false;
  const { parent } = definition.parent;
  return definition.parent.declare !== true && parent.type !== T.ForOfStatement && parent.type !== T.ForInStatement && !variable?.references.some((reference) => reference.isWrite());
}

/** `private stop?: () => void;`, seen by this class alone, and no assignment to a member of that name. */
function isEmptyField(file: FileFacts, owner: ClassNode, name: string, use: TSESTree.Node): boolean {
  if (use.range[0] < owner.range[0] || use.range[1] > owner.range[1]) return false;
  const field = declaredField([owner.body], name);
  if (!field || field.value || field.declare || decoratorsOn(field).length > 0) return false;
  return (field.accessibility === 'private' || field.key.type === T.PrivateIdentifier) && !assignedNames(file).has(name) && !fillsWhole(file);
}

/** `Object.assign(this, options)` may fill any field. */
const fillsWhole = (file: FileFacts): boolean => /\bassign\(\s*this\b|\bdefinePropert(?:y|ies)\(\s*this\b/.test(file.text);
