import type { MisnamedReset } from '../../retention/misnamed-resets.ts';
import type { Planned } from '../planned.ts';
import type { RenamePlan } from './plan.ts';

/** The reset names the property that is meant. */
export const planRename = ({ node, member, name, meant }: MisnamedReset): Planned<RenamePlan> => ({
  plan: { by: 'rename', assignment: node.range, property: member.property.range, name: meant },
  verdict: { level: 'review', scope: 'file', reason: `Empty \`${meant}\` instead of \`${name}\`, which holds nothing` },
});
