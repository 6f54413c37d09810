import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
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
export function declaredBy(file: FileFacts, { body, pattern }: Stage): string[] {
  const declarations = body.flatMap((statement) => (statement.type === T.VariableDeclaration ? statement.declarations.map(({ id }) => id as TSESTree.Node) : []));
  return [...declarations, ...(pattern ? [pattern] : [])].flatMap((part) =>
    [...descendants(file, part)].flatMap((node) => (node.type === T.Identifier && file.scopes.variable(node)?.identifiers.includes(node) ? [node.name] : [])),
  );
}

/** The first of these names that nothing in the function has. */
export function freeAround(file: FileFacts, node: TSESTree.Node, wanted: readonly string[]): string {
  const taken = new Set<string>();
  for (const inner of descendants(file, enclosingFunction(node) ?? file.sourceCode.ast)) if (inner.type === T.Identifier) taken.add(inner.name);
  return new Names(taken).choose(wanted);
}

/** The first of these names that no variable in the function has. Names of properties are free. */
export function freeVariableAround(file: FileFacts, node: TSESTree.Node, wanted: readonly string[]): string {
  const taken = new Set<string>();
  for (const inner of descendants(file, enclosingFunction(node) ?? file.sourceCode.ast)) if (inner.type === T.Identifier && (file.scopes.reference(inner) ?? file.scopes.variable(inner))) taken.add(inner.name);
  return new Names(taken).choose(wanted);
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

/** A piece of a stage's code in which the element and its place get their names. */
export function snippet(node: TSESTree.Node, stage: Stage, element: string, place: string | undefined): Snippet {
  const renamed = (uses: readonly TSESTree.Node[], text: string) =>
    uses
      .filter((use) => within(use, node) && !(use.type === T.Identifier && use.name === text))
      .map((use) => ({ range: use.range, text: use.parent?.type === T.Property && use.parent.shorthand && use.type === T.Identifier ? `${use.name}: ${text}` : text }))
      .sort((left, right) => left.range[0] - right.range[0]);
  const names = [...renamed(stage.uses, element), ...(place === undefined ? [] : renamed(stage.places, place))];
  return { range: node.range, names, ...(stage.calls ? { on: element } : {}) };
}

/** What one of many is called: `value` of `values`. */
export const singular = (name: string): string[] => (/^[a-z]\w*[^s]s$/i.test(name) ? [name.replace(/ies$/, 'y').replace(/(?<=ss|sh|ch|x)es$|s$/, '')] : []);
