import type { FileFacts } from '../../facts/file.ts';
import { lastOf, stagesOf, type Pipeline } from '../../waste/stage.ts';
import { refuse } from '../refusal.ts';
import { stageEffects } from './level.ts';

/** Whether the loop takes the elements from last to first, or out of several lists: not as they stand in one array. */
export const isRearranged = ({ groups }: Pipeline): boolean => groups.some(({ join, reversed }) => join !== undefined || reversed !== undefined);

/** What changes where one loop takes the elements in the order in which the last array has them. */
export function orderChanges(file: FileFacts, pipeline: Pipeline): string[] {
  if (!isRearranged(pipeline)) return [];
  const { join, reversed } = lastOf(pipeline);
  const stages = stagesOf(pipeline);
  const [first] = pipeline.groups;
  if (pipeline.groups.length > 1 && (first?.join === undefined || pipeline.groups.some((group) => group.reversed))) refuse('The array is turned around between the steps', lastOf(pipeline).input);
  if (join && reversed) refuse('Several lists are turned around', lastOf(pipeline).input);
  const unknown = (join ?? first?.join)?.parts.find(({ is }) => is === 'either');
  if (unknown) refuse('What is joined may be an array or one element', unknown.value);
  const placed = stages.slice(reversed?.behind ?? 0).find(({ places }) => places.length > 0);
  if (placed) refuse('The callback takes the place in an array that is not made any more', placed.places[0]);
  if (!reversed) return [];
  const early = stages.slice(0, reversed.behind);
  const several = early.find(({ kind }) => kind === 'flatMap');
  if (several) refuse('What `flatMap()` gives for each is turned around as well', several.node);
  const effects = early.map((stage) => stageEffects(file, stage));
  if (effects.some(({ visible }) => visible === 'yes')) refuse('A callback has effects, whose order would turn around', reversed.start);
  return effects.some(({ visible, throws }) => visible !== 'no' || throws !== 'no') ? ['what is done before the array is turned around is done from last to first'] : [];
}
