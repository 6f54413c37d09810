import type { Edit } from '../../finding.ts';
import type { KeptCleanupPlan } from '../../plans/obligations/plan.ts';
import { declared } from './declare.ts';
import { atEnd } from './end.ts';
import { addImport } from './imports.ts';
import { addParameters } from './parameters.ts';
import type { RewriteSource } from '../source.ts';
import { undoStatements } from './undo.ts';

/** `return () => clearInterval(timer);` becomes `this.cleanUp = () => clearInterval(timer);`, or `onUnmounted(() => clearInterval(timer));`. */
export function keepCleanup(plan: KeptCleanupPlan, source: RewriteSource): Edit[] {
  const { argument, range } = source.node(plan.returned, 'ReturnStatement');
  const [start, end] = argument ? source.around(argument) : range;
  const instead = (text: string): Edit => ({ range: [range[0], start], text });
  if ('hook' in plan) return [...(plan.add ? addImport(source, plan.add) : []), ...(plan.parameter ? addParameters(source, plan.parameter) : []), instead(`${plan.hook}(`), { range: [end, end], text: ')' }];
  return [...declared(source, plan.declare), instead(`${plan.undo.handle} = `), ...atEnd(source, plan.end, undoStatements(source, plan.undo))];
}
