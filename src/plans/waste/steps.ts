import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Variable } from '../../facts/scopes.ts';
import { within } from '../../facts/syntax.ts';
import { descendants } from '../../facts/walk.ts';
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
  const others = renamed(file, stages, meant, taken, names);
  const element = fixed?.element ?? names.choose([...namesFrom(stages, 0), ...wanted, 'value', 'item']);
  const counts = stages.find(({ places }) => places.length > 0);
  const place = fixed?.place ?? (counts ? names.choose([counts.places[0]?.name ?? 'index', 'index']) : undefined);
  let value = element;
  let apart: { of: string; pattern: TSESTree.Node } | undefined;
  const steps = stages.map((stage, index): Step => {
    if (stage.places.length > 0 && stages.slice(0, index).some(({ kind }) => kind !== 'map')) refuse('The callback takes the place in an array that is not made any more', stage.places[0]);
    const isApart = apart !== undefined && apart.of === value && stage.pattern !== undefined && isSame(file, apart.pattern, stage.pattern, others);
    if (stage.pattern && !isApart) apart = { of: value, pattern: stage.pattern };
    const code = (node: Parameters<typeof snippet>[0]) => snippet(node, stage, value, place, others);
    const tested = stage.kind === 'filter' && stage.calls && file.scopes.isGlobal(stage.value) && file.textOf(stage.value) === 'Boolean';
    const step = { kind: stage.kind, body: stage.body.map(code), value: tested ? { range: stage.value.range, names: [{ range: stage.value.range, text: value }] } : code(stage.value), ...(stage.negated ? { negated: true } : {}), ...(stage.pattern && !isApart ? { pattern: { ...code(stage.pattern), of: value } } : {}) };
    if (stage.kind === 'filter' || (index === stages.length - 1 && stage.kind === 'map')) return step;
    if (stage.kind === 'map' && takesOut(file, stage)) {
      const variable = file.scopes.variable(stage.value);
      value = (variable && others.get(variable)) ?? file.textOf(stage.value);
      return { ...step, as: value };
    }
    value = names.choose([...namesFrom(stages, index + 1), ...[after.get(stage)].filter((name) => name !== undefined), ...(stage.kind === 'map' ? ['mapped', 'next'] : ['part', 'item'])]);
    return { ...step, as: value };
  });
  return { steps, element, last: value, names, ...(place === undefined ? {} : { place }) };
}

/** What the stages declare under a name that another one has already, or means something else by, and the names that it gets. */
function renamed(file: FileFacts, stages: readonly Stage[], meant: readonly ReadonlySet<string>[], taken: readonly string[], names: Names): Map<Variable, string> {
  const others = new Map<Variable, string>();
  const declared = stages.map((stage) => declaredBy(file, stage));
  const free = meant.map((set, index) => new Set([...set].filter((name) => !declared[index]?.some((variable) => variable.name === name))));
  const given = new Set(taken);
  // A pattern that takes the same value apart in the same way gives the same names.
  let before: Stage | undefined;
  stages.forEach((stage, index) => {
    const twins = before?.pattern && stage.pattern && file.textOf(before.pattern) === file.textOf(stage.pattern) ? declaredBy(file, { ...before, body: [] }) : [];
    for (const variable of declared[index] ?? []) {
      const { name } = variable;
      const twin = twins.find((one) => one.name === name);
      const isTwin = twin !== undefined && stage.pattern !== undefined && variable.identifiers.some((identifier) => within(identifier, stage.pattern as TSESTree.Node));
      if (variable.references.some(({ identifier }) => identifier.type !== T.Identifier)) refuse('A name of a callback means something else in the loop', stage.node);
      if (isTwin && others.has(twin)) others.set(variable, others.get(twin) as string);
      else if (!isTwin && (given.has(name) || free.some((set, other) => other !== index && set.has(name)))) others.set(variable, names.choose([name]));
      given.add(name);
    }
    if (stage.pattern) before = stage;
    if (stage.kind !== 'filter') before = undefined;
  });
  return others;
}

/** Whether two patterns give the same names to the same parts. */
const isSame = (file: FileFacts, left: TSESTree.Node, right: TSESTree.Node, others: ReadonlyMap<Variable, string>): boolean => {
  const namesOf = (pattern: TSESTree.Node): string => [...descendants(file, pattern)].flatMap((node) => (node.type === T.Identifier ? [others.get(file.scopes.variable(node) as Variable) ?? node.name] : [])).join();
  return file.textOf(left) === file.textOf(right) && namesOf(left) === namesOf(right);
};

/** `({ id }) => id`: the value has a name already. */
const takesOut = (file: FileFacts, { pattern, value, body }: Stage): boolean =>
  pattern !== undefined && body.length === 0 && value.type === T.Identifier && file.scopes.variable(value)?.identifiers.some((identifier) => within(identifier, pattern)) === true;

/** What the stages call the value, from one on to the next that changes it. */
function namesFrom(stages: readonly Stage[], start: number): string[] {
  const end = stages.findIndex(({ kind }, index) => index >= start && kind !== 'filter');
  return stages.slice(start, end < 0 ? undefined : end + 1).flatMap(({ name }) => (name === undefined ? [] : [name]));
}
