import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Variable } from '../../facts/scopes.ts';
import { enclosingFunction, within } from '../../facts/syntax.ts';
import { descendants } from '../../facts/walk.ts';
import type { Stage } from '../../waste/stage.ts';
import type { Snippet } from './plan.ts';

/** The code of a stage that goes into the loop. */
export const codeOf = ({ body, pattern, value }: Stage): TSESTree.Node[] => [...(pattern ? [pattern] : []), ...body, value];

/** Every name that the code of a stage means by itself: its own constants and what stands around it, but not the element. */
export function namesIn(file: FileFacts, stage: Stage): Set<string> {
  const names = new Set<string>();
  const replaced = [...stage.uses, ...stage.places];
  for (const part of codeOf(stage)) {
    for (const node of descendants(file, part)) {
      if (node.type !== T.Identifier || replaced.some((use) => within(node, use))) continue;
      if (file.scopes.reference(node) || file.scopes.variable(node)) names.add(node.name);
    }
  }
  return names;
}

/** What a stage declares in the loop: constants of its body, and the parts of what it takes apart. */
export function declaredBy(file: FileFacts, { body, pattern }: Stage): Variable[] {
  const declarations = body.flatMap((statement) => (statement.type === T.VariableDeclaration ? statement.declarations.map(({ id }) => id as TSESTree.Node) : []));
  const variables = [...declarations, ...(pattern ? [pattern] : [])].flatMap((part) =>
    [...descendants(file, part)].flatMap((node) => {
      const variable = node.type === T.Identifier ? file.scopes.variable(node) : undefined;
      return variable?.identifiers.includes(node as TSESTree.Identifier) ? [variable] : [];
    }),
  );
  return [...new Set(variables)];
}

/** The first of these names that nothing in the function has. */
export function freeAround(file: FileFacts, node: TSESTree.Node, wanted: readonly string[]): string {
  const taken = new Set<string>();
  for (const inner of descendants(file, enclosingFunction(node) ?? file.sourceCode.ast)) if (inner.type === T.Identifier) taken.add(inner.name);
  return new Names(taken).choose(wanted);
}

/** The first of these names that no variable in the function has, nor one that it sees. Names of properties are free. */
export const freeVariableAround = (file: FileFacts, node: TSESTree.Node, wanted: readonly string[]): string => new Names(variablesAround(file, node)).choose(wanted);

/** The names of the variables in the function around a node, and of those that it sees. */
export function variablesAround(file: FileFacts, node: TSESTree.Node): Set<string> {
  const names = new Set<string>();
  const home = enclosingFunction(node) ?? file.sourceCode.ast;
  for (const inner of descendants(file, home)) if (inner.type === T.Identifier && (file.scopes.reference(inner) ?? file.scopes.variable(inner))) names.add(inner.name);
  for (let scope = file.sourceCode.getScope(home).upper; scope; scope = scope.upper) for (const { name, defs } of scope.variables) if (defs.length > 0) names.add(name);
  return names;
}

/** Names within the loop: none is given twice, and none hides what the code means. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  choose(wanted: readonly string[]): string {
    const name = wanted.find((candidate) => !this.#taken.has(candidate)) ?? this.#numbered(wanted[0] ?? 'value');
    this.#taken.add(name);
    return name;
  }

  #numbered(base: string): string {
    for (let number = 2; ; number++) if (!this.#taken.has(`${base}${number}`)) return `${base}${number}`;
  }
}

/** A piece of a stage's code in which the element, its place and what else is called otherwise get their names. */
export function snippet(node: TSESTree.Node, stage: Stage, element: string, place: string | undefined, others: ReadonlyMap<Variable, string> = new Map()): Snippet {
  const renamed = (uses: readonly TSESTree.Node[], text: string) =>
    uses
      .filter((use) => within(use, node) && !(use.type === T.Identifier && use.name === text))
      .map((use) => ({ range: use.range, text: isShort(use) && use.type === T.Identifier ? `${use.name}: ${text}` : text }));
  const names = [...renamed(stage.uses, element), ...(place === undefined ? [] : renamed(stage.places, place)), ...[...others].flatMap(([variable, name]) => renamed(usesOf(variable), name))];
  return { range: node.range, names: names.sort((left, right) => left.range[0] - right.range[0]), ...(stage.calls ? { on: element } : {}) };
}

const usesOf = ({ identifiers, references }: Variable): TSESTree.Node[] => [...new Set<TSESTree.Node>([...identifiers, ...references.map(({ identifier }) => identifier as TSESTree.Node)])];

/** `{ id }`, and `{ id = 1 }` of a pattern. */
const isShort = ({ parent }: TSESTree.Node): boolean => (parent?.type === T.Property && parent.shorthand) || (parent?.type === T.AssignmentPattern && parent.parent.type === T.Property && parent.parent.shorthand && parent.parent.value === parent);

/** What one of many is called: `value` of `values`. */
export const singular = (name: string): string[] => (/^[a-z]\w*[^s]s$/i.test(name) ? [name.replace(/ies$/, 'y').replace(/(?<=ss|sh|ch|x)es$|s$/, '')] : []);
