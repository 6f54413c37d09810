import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { enclosingFunction, enclosingStatement, memberName, methodCall, unwrap } from '../../facts/syntax.ts';
import { acquisitionsOf, type Acquisition } from '../../obligations/acquired/acquisitions.ts';
import { meantFor, unassignedReleasesOf, type UnassignedRelease } from '../../obligations/faults/unassigned.ts';
import type { Leak } from '../../obligations/leak.ts';
import { vacantField } from '../../obligations/released/vacant.ts';
import type { Row } from '../../resources/row.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { runsOnce } from './often.ts';
import type { ReleasePlan } from './plan.ts';
import { isThisOf } from './reachable.ts';
import { undoOf } from './undo.ts';

/** What is dropped goes into the field that its class releases and that nothing fills. Undefined where there is none, or where several could be meant. */
export function vacantPlan(file: FileFacts, { acquisition, life, breach }: Leak): { plan: ReleasePlan; title: string } | undefined {
  const name = breach === 'dropped' ? (vacantField(file, life, acquisition.row) ?? unassignedField(file, acquisition, life)) : undefined;
  return name === undefined ? undefined : fillingPlan(file, acquisition, life, name);
}

/** The same, of a field whose release is known: the one acquisition that it could be meant for is kept there. */
function fillingPlan(file: FileFacts, acquisition: Acquisition, life: Life, name: string): { plan: ReleasePlan; title: string } | undefined {
  const { row, node } = acquisition;
  const statement = enclosingStatement(node);
  if (!life.instance || !statement || !isThisOf(node, life.instance) || droppedOf(file, life, acquisition).length !== 1) return undefined;
  const field = `this.${name}`;
  const declared = declaredField(life.instance.bodies, name);
  if (declared?.readonly && life.instance.methods.get('constructor') !== enclosingFunction(node)) refuse(`\`${name}\` is \`readonly\``, declared);
  const undo = undoOf(file, acquisition, node);
  const renews = !runsOnce(file, node, life) && !isReleasedBefore(file, field, node);
  return {
    plan: { acquisition: node.range, handle: { form: 'assigned', name: field, sites: [node.range] }, undo: { ...undo, handle: field, ...(undo.by === 'call' ? {} : { when: 'optional' }) }, ...(renews ? { renew: statement.range } : {}) },
    title: `Keep the ${row.what} in \`${field}\`, which is released${renews ? ', also before another one is made' : ''}`,
  };
}

/** What is dropped in the class of a release that releases nothing goes where that release looks for it. */
export function planOfUnassigned(file: FileFacts, release: UnassignedRelease): Planned<ReleasePlan> {
  const { named } = release;
  return attempt(() => {
    const name = named.type === T.MemberExpression ? memberName(named) : undefined;
    const only = meantFor(file, release);
    const made = name !== undefined && only ? fillingPlan(file, only, lifeOf(file, only.node), name) : undefined;
    const { plan, title } = made ?? refuse('what should have been kept here is for the author to say', named);
    return { plan, verdict: { level: 'review', scope: 'file', reason: title } };
  });
}

/** A private field, whose release is reported itself. */
function unassignedField(file: FileFacts, { row }: Acquisition, { instance }: Life): string | undefined {
  const release = file.once(unassignedReleasesOf).find((one) => one.life.instance !== undefined && one.life.instance === instance && isReleaseOf(file, row, one));
  return release?.named.type === T.MemberExpression ? memberName(release.named) : undefined;
}

const isReleaseOf = (file: FileFacts, row: Row, { call }: UnassignedRelease): boolean => {
  const released = methodCall(call)?.name ?? file.textOf(call.callee);
  return row.release.some((release) => 'names' in release && release.names.includes(released));
};

/** Everything of one life that is dropped and would be released in the same way. */
const droppedOf = (file: FileFacts, life: Life, { row }: Pick<Acquisition, 'row'>): readonly Acquisition[] =>
  file.once(acquisitionsOf).filter((other) => other.row.release[0] === row.release[0] && lifeOf(file, other.node) === life && destinationOf(file, other.node).to === 'discarded');

/** Whether the function around a node releases what a field holds before it comes there. */
function isReleasedBefore(file: FileFacts, field: string, node: TSESTree.Node): boolean {
  return file.index.calls.some((call) => {
    const released = methodCall(call)?.receiver ?? unwrap(call.callee);
    return call.range[1] < node.range[0] && enclosingFunction(call) === enclosingFunction(node) && file.textOf(released) === field;
  });
}
