import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { within } from '../../facts/syntax.ts';
import type { Stage } from '../../waste/stage.ts';
import { refuse } from '../refusal.ts';
import { declaredBy, Names, namesIn, snippet } from './names.ts';
import type { Step } from './plan.ts';

export interface Named {
  readonly steps: readonly Step[];
  readonly element: string;
  /** The name of the element's place, where some code asks for it. */
  readonly place?: string;
  /** What the last value is called, where the last stage gives none of its own. */
  readonly last: string;
  readonly names: Names;
}

interface Wanted {
  /** Names that the loop around may not use: the source, the result. */
  readonly taken: readonly string[];
  /** What the element may be called when no stage says it. */
  readonly element: readonly string[];
  /** What stands for the element already: `values[i]`. */
  readonly fixed?: { readonly element: string; readonly place: string };
  /** What the value may be called that a stage gives. */
  readonly after: ReadonlyMap<Stage, string>;
}

/** Gives the value a name between the stages, and puts the stages' code in that name. */
export function nameSteps(file: FileFacts, stages: readonly Stage[], { taken, element: wanted, fixed, after }: Wanted): Named {
  const declared = stages.flatMap((stage) => declaredBy(file, stage));
  if (new Set(declared).size !== declared.length) refuse('Two callbacks declare the same name', stages[1]?.node);
  const meant = stages.map((stage) => namesIn(file, stage));
  stages.forEach((stage, index) => {
    const own = declaredBy(file, stage);
    if (own.some((name) => taken.includes(name) || meant.some((names, other) => other !== index && names.has(name)))) refuse('A name of a callback means something else in the loop', stage.node);
  });
  const names = new Names([...taken, ...meant.flatMap((set) => [...set]), ...(fixed ? [fixed.place, fixed.element] : [])]);
  const element = fixed?.element ?? names.choose([...namesFrom(stages, 0), ...wanted, 'value', 'item']);
  const counts = stages.find(({ places }) => places.length > 0);
  const place = fixed?.place ?? (counts ? names.choose([counts.places[0]?.name ?? 'index', 'index']) : undefined);
  let value = element;
  const steps = stages.map((stage, index): Step => {
    if (stage.places.length > 0 && stages.slice(0, index).some(({ kind }) => kind !== 'map')) refuse('The callback takes the place in an array that is not made any more', stage.places[0]);
    const code = (node: Parameters<typeof snippet>[0]) => snippet(node, stage, value, place);
    const tested = stage.kind === 'filter' && stage.calls && file.scopes.isGlobal(stage.value) && file.textOf(stage.value) === 'Boolean';
    const step = { kind: stage.kind, body: stage.body.map(code), value: tested ? { range: stage.value.range, names: [{ range: stage.value.range, text: value }] } : code(stage.value), ...(stage.negated ? { negated: true } : {}), ...(stage.pattern ? { pattern: { range: stage.pattern.range, of: value } } : {}) };
    if (stage.kind === 'filter' || (index === stages.length - 1 && stage.kind === 'map')) return step;
    if (stage.kind === 'map' && takesOut(file, stage)) {
      value = file.textOf(stage.value);
      return { ...step, as: value };
    }
    value = names.choose([...namesFrom(stages, index + 1), ...[after.get(stage)].filter((name) => name !== undefined), ...(stage.kind === 'map' ? ['mapped', 'next'] : ['part', 'item'])]);
    return { ...step, as: value };
  });
  return { steps, element, last: value, names, ...(place === undefined ? {} : { place }) };
}

/** `({ id }) => id`: the value has a name already. */
const takesOut = (file: FileFacts, { pattern, value, body }: Stage): boolean =>
  pattern !== undefined && body.length === 0 && value.type === T.Identifier && file.scopes.variable(value)?.identifiers.some((identifier) => within(identifier, pattern)) === true;

/** What the stages call the value, from one on to the next that changes it. */
function namesFrom(stages: readonly Stage[], start: number): string[] {
  const end = stages.findIndex(({ kind }, index) => index >= start && kind !== 'filter');
  return stages.slice(start, end < 0 ? undefined : end + 1).flatMap(({ name }) => (name === undefined ? [] : [name]));
}
