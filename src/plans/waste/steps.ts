import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { effectsOf } from '../../facts/effects.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Variable } from '../../facts/scopes.ts';
import { within } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
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
  const meant = stages.map((stage) => namesIn(file, stage));
  const names = new Names([...taken, ...meant.flatMap((set) => [...set]), ...(fixed ? [fixed.place, fixed.element] : [])]);
  const shared = new Set(stages.filter((stage, index) => sharesParts(file, stages[index - 1], stage)));
  const others = renamed(file, stages, meant, { taken, shared, names });
  const element = fixed?.element ?? names.choose([...namesFrom(stages, 0), ...wanted, 'value', 'item']);
  const counts = stages.find(({ places }) => places.length > 0);
  const place = fixed?.place ?? (counts ? names.choose([counts.places[0]?.name ?? 'index', 'index']) : undefined);
  let value = element;
  const steps = stages.map((stage, index): Step => {
    if (stage.places.length > 0 && stages.slice(0, index).some(({ kind }) => kind !== 'map')) refuse('The callback takes the place in an array that is not made any more', stage.places[0]);
    const code = (node: Parameters<typeof snippet>[0]) => snippet(node, stage, value, place, others);
    const tested = stage.kind === 'filter' && stage.calls && file.scopes.isGlobal(stage.value) && file.textOf(stage.value) === 'Boolean';
    const step = { kind: stage.kind, body: stage.body.map(code), value: tested ? { range: stage.value.range, names: [{ range: stage.value.range, text: value }] } : code(stage.value), ...(stage.negated ? { negated: true } : {}), ...(stage.pattern && !shared.has(stage) ? { pattern: { ...code(stage.pattern), of: value } } : {}) };
    if (stage.kind === 'filter' || (index === stages.length - 1 && stage.kind === 'map')) return step;
    if (stage.kind === 'map' && takesOut(file, stage)) {
      const variable = file.scopes.variable(stage.value);
      value = (variable && others.get(variable)) ?? file.textOf(stage.value);
      return { ...step, as: value };
    }
    value = names.choose([...namesFrom(stages, index + 1), ...[after.get(stage)].filter((name) => name !== undefined), ...(stage.kind === 'map' ? ['mapped', 'next'] : ['part', 'item'])]);
    return { ...step, as: value, ...(stage.type ? { type: file.textOf(stage.type) } : {}) };
  });
  return { steps, element, last: value, names, ...(place === undefined ? {} : { place }) };
}

/** Whether a stage takes the very value of the one before apart in the same way, and nothing has changed it in between: the names are there. */
function sharesParts(file: FileFacts, before: Stage | undefined, { pattern }: Stage): boolean {
  if (before?.kind !== 'filter' || !before.pattern || !pattern || file.textOf(before.pattern) !== file.textOf(pattern)) return false;
  const acts = (node: TSESTree.Node): boolean => /^(?:Assignment|Await|New|TaggedTemplate|Update|Yield)Expression$/.test(node.type) || (node.type === T.UnaryExpression && node.operator === 'delete') || (node.type === T.CallExpression && effectsOf(file, node).visible !== 'no');
  return [...before.body, before.value].every((part) => !contains(file, part, acts));
}

interface Given {
  readonly taken: readonly string[];
  readonly shared: ReadonlySet<Stage>;
  readonly names: Names;
}

/** What the stages declare under a name that another one has already, or means something else by, and the names that it gets. */
function renamed(file: FileFacts, stages: readonly Stage[], meant: readonly ReadonlySet<string>[], { taken, shared, names }: Given): Map<Variable, string> {
  const others = new Map<Variable, string>();
  const declared = stages.map((stage) => declaredBy(file, stage));
  const free = meant.map((set, index) => new Set([...set].filter((name) => !declared[index]?.some((variable) => variable.name === name))));
  const given = new Set(taken);
  stages.forEach((stage, index) => {
    const twins = shared.has(stage) ? (declared[index - 1] ?? []).filter(({ identifiers }) => identifiers.some((identifier) => within(identifier, stages[index - 1]?.pattern as TSESTree.Node))) : [];
    for (const variable of declared[index] ?? []) {
      const { name } = variable;
      if (variable.references.some(({ identifier }) => identifier.type !== T.Identifier)) refuse('A name of a callback means something else in the loop', stage.node);
      const twin = stage.pattern && variable.identifiers.some((identifier) => within(identifier, stage.pattern as TSESTree.Node)) ? twins.find((one) => one.name === name) : undefined;
      const called = twin && others.get(twin);
      if (called !== undefined) others.set(variable, called);
      else if (!twin && (given.has(name) || free.some((set, other) => other !== index && set.has(name)))) others.set(variable, names.choose([name]));
      given.add(name);
    }
  });
  return others;
}

/** `({ id }) => id`: the value has a name already. */
const takesOut = (file: FileFacts, { pattern, value, body }: Stage): boolean =>
  pattern !== undefined && body.length === 0 && value.type === T.Identifier && file.scopes.variable(value)?.identifiers.some((identifier) => within(identifier, pattern)) === true;

/** What the stages call the value, from one on to the next that changes it. */
function namesFrom(stages: readonly Stage[], start: number): string[] {
  const end = stages.findIndex(({ kind }, index) => index >= start && kind !== 'filter');
  return stages.slice(start, end < 0 ? undefined : end + 1).flatMap(({ name }) => (name === undefined ? [] : [name]));
}
