import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunctions } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { endingOf } from './ends/index.ts';
import type { ReleasePlan } from './plan.ts';

/** Where a release is there and no teardown comes to it: the teardown calls the method that it stands in. */
export function releaserPlan(file: FileFacts, leak: Leak): { plan: ReleasePlan; title: string } | undefined {
  const { acquisition, breach, life, release } = leak;
  if (breach !== 'unreached' || !release || !life.instance) return undefined;
  const around = [...enclosingFunctions(release)];
  const method = [...life.instance.methods].find(([, fn]) => around.includes(fn));
  if (!method || method[1].params.length > 0 || method[1] !== around[0]) return undefined;
  const [name] = method;
  const { end, when } = endingOf(file, leak);
  return { plan: { acquisition: acquisition.node.range, undo: { by: 'invoke', name: '', handle: `this.${name}` }, end }, title: `Call \`${name}()\` also ${when}` };
}
