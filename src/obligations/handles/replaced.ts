import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { reachedAtEnd } from '../../facts/reach.ts';
import { isWrite, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, enclosingStatement } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { usesOfHandle } from '../released/releases.ts';

/** A teardown that fills a field anew and then releases it: the new one is released, the old one is lost. */
export interface Replaced {
  readonly slot: Slot;
  readonly release: TSESTree.Node;
}

/** `this.scene = new Scene(); …; this.scene.destroy();` in a teardown, while another place gave the field its first value. */
export function replacedAtEnd(file: FileFacts, { row, node }: Acquisition, life: Life): Replaced | undefined {
  const home = enclosingFunction(node);
  const statement = enclosingStatement(node);
  if (!home || statement?.parent !== home.body || !reachedAtEnd(file, life).has(home)) return undefined;
  const destination = destinationOf(file, node);
  const slot = destination.to === 'slots' && destination.slots.length === 1 ? destination.slots[0] : undefined;
  if (slot?.kind !== 'field' || !isFilledElsewhere(file, slot, statement)) return undefined;
  const here = usesOfHandle(file, row, slot).filter((use) => enclosingFunction(use.node) === home);
  if (here.some((use) => use.node.range[0] < statement.range[0])) return undefined;
  const release = here.find((use) => use.does === 'release' && use.node.range[0] > statement.range[1] && enclosingStatement(use.node)?.parent === home.body);
  return release && { slot, release: release.node };
}

/** Whether the field has a value before: from its declaration, or from another assignment. */
function isFilledElsewhere(file: FileFacts, slot: Extract<Slot, { kind: 'field' }>, statement: TSESTree.Node): boolean {
  return declaredField(slot.instance.bodies, slot.name)?.value?.type === T.NewExpression || usesOf(file, slot).some((use) => isWrite(use) && enclosingStatement(use) !== statement && use.parent?.type === T.AssignmentExpression && use.parent.right.type === T.NewExpression);
}
