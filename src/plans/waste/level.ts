import { isArray, isDense } from '../../facts/arrays.ts';
import { effectsOf, type Effects } from '../../facts/effects.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isFunction, unwrap } from '../../facts/syntax.ts';
import type { Level } from '../../finding.ts';
import { inputOf, isWalkedByLoop, stagesOf, type Pipeline, type Stage } from '../../waste/stage.ts';
import { refuse } from '../refusal.ts';
import { checkInterference } from './interference.ts';

const none: Effects = { visible: 'no', throws: 'no' };
const open: Effects = { visible: 'unknown', throws: 'unknown' };

/** What the code of a stage does besides giving its value. */
export function stageEffects(file: FileFacts, stage: Stage): Effects {
  if (stage.calls) {
    const fn = file.scopes.functionOf(stage.value);
    return fn ? effectsOf(file, fn.body, fn) : file.scopes.isGlobal(stage.value) && stage.value.name === 'Boolean' ? none : open;
  }
  const [callback] = 'arguments' in stage.node ? stage.node.arguments : [];
  const written = callback && unwrap(callback);
  const home = isFunction(written) ? written : stage.node;
  const all = [...stage.body, stage.value, ...(stage.pattern ? [stage.pattern] : [])].map((part) => effectsOf(file, part, home));
  return { visible: worst(all.map(({ visible }) => visible)), throws: worst(all.map(({ throws }) => throws)) };
}

const worst = (answers: readonly Effects['visible'][]): Effects['visible'] => (answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no');

/**
 * Whether one pass does the same. The stages take turns for each element where each ran through all of them before:
 * nobody sees that when none has effects, and the exception is the same when only one can throw.
 */
export function levelOf(file: FileFacts, pipeline: Pipeline, keepsHoles: boolean): { level: Level; isQuiet: boolean; changes: string[] } {
  const stages = stagesOf(pipeline);
  const effects = stages.map((stage) => stageEffects(file, stage));
  const visible = stages.filter((_, index) => effects[index]?.visible === 'yes');
  const thrown = stages.findIndex((_, index) => effects[index]?.throws === 'yes');
  if (thrown >= 0 && visible.some((stage) => stage !== stages[thrown])) refuse('One step throws, and another one has effects that would come before', stages[thrown]?.node);
  for (const source of pipeline.groups[0]?.join?.parts.map(({ value }) => value) ?? [inputOf(pipeline)]) checkInterference(file, stages, source);
  if (visible.length > 1) refuse('Two steps have effects, whose order would change', visible[1]?.node);
  const changes: string[] = [];
  const isQuiet = effects.every((effect) => effect.visible === 'no') && effects.filter((effect) => effect.throws !== 'no').length <= 1;
  if (!isQuiet && stages.length > 1) changes.push('the callbacks take turns');
  else if (!isQuiet && pipeline.groups.some(({ form }) => form === 'chain')) changes.push('the callback has to leave the source as it is');
  const isWalked = isWalkedByLoop(pipeline);
  if (!isWalked && isArray(file, inputOf(pipeline)) !== 'yes') changes.push('the source has to be an array');
  const isSame = isWalked || (keepsHoles && !pipeline.groups.some(({ fillsHoles }) => fillsHoles));
  const dense = isSame ? 'yes' : isDense(file, inputOf(pipeline));
  if (dense === 'no') refuse('The array has holes, which the callbacks pass over', inputOf(pipeline));
  if (dense === 'unknown') changes.push(keepsHoles ? 'a hole stays a hole' : 'a hole counts as undefined');
  return { level: changes.length === 0 ? 'safe' : 'review', isQuiet, changes };
}
