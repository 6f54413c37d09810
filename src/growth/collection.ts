import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { unwrap } from '../facts/syntax.ts';

export type CollectionKind = 'map' | 'set' | 'array' | 'dictionary';

/**
 * What keeps a collection alive. module: a variable of the module. static: a class's static field. singleton: a field of
 * the one instance of a class. instance: a field of what somebody is to end. closure: a variable that what its function returns goes on using.
 */
export type HolderKind = 'module' | 'static' | 'singleton' | 'instance' | 'closure';

/** A collection and the place that holds it. */
export interface Collection {
  readonly kind: CollectionKind;
  readonly holder: HolderKind;
  readonly name: string;
  /** What makes it: `new Map()`. */
  readonly made: TSESTree.Expression;
  /** The variable or field that holds it, with its written type. */
  readonly declaration: TSESTree.VariableDeclarator | TSESTree.PropertyDefinition | undefined;
  /** Every expression that stands for the place, the writes to it among them. */
  readonly places: readonly TSESTree.Node[];
  /** Whether the holder lives as long as the process: certainly, or as far as can be told. */
  readonly livesOn: 'yes' | 'unknown';
  /** Who may reach it: nobody beyond this file, others against the convention of its name, whoever imports it, or anybody. */
  readonly reach: 'file' | 'convention' | 'project' | 'others';
  /** What holds it under a key: a collection of collections. */
  readonly within?: Collection;
  /** The getter by which others reach it. */
  readonly getter?: TSESTree.MethodDefinition;
  /** What puts it there. */
  readonly keptBy?: readonly TSESTree.Node[];
}

/** What kind of collection an expression makes anew; undefined when it makes none. */
export function madeKind(file: FileFacts, node: TSESTree.Node): CollectionKind | undefined {
  const made = unwrap(node);
  if (made.type === T.ArrayExpression) return made.elements.every((part) => part === null || part.type !== T.SpreadElement) ? 'array' : undefined;
  if (made.type === T.ObjectExpression) return isDictionary(made) ? 'dictionary' : undefined;
  if (made.type !== T.NewExpression && made.type !== T.CallExpression) return undefined;
  const origin = originOf(file, made.callee);
  if (origin.from !== 'global') return undefined;
  if (made.type === T.CallExpression) return origin.path === 'Object.create' && made.arguments[0]?.type === T.Literal && made.arguments[0].value === null ? 'dictionary' : undefined;
  return ({ Map: 'map', Set: 'set', Array: 'array' } as const)[origin.path];
}

/** An object of values, without methods: those belong to something else. */
const isDictionary = ({ properties }: TSESTree.ObjectExpression): boolean =>
  properties.every((part) => part.type === T.Property && part.kind === 'init' && !part.method && part.value.type !== T.FunctionExpression && part.value.type !== T.ArrowFunctionExpression);

/** The kind behind a title. */
export const kindTitled = (title: string | undefined): CollectionKind | undefined => (Object.keys(titles) as CollectionKind[]).find((kind) => titles[kind] === title);

const titles: Readonly<Record<CollectionKind, string>> = { map: 'Map', set: 'Set', array: 'array', dictionary: 'object' };

/** For messages: `Map`, `object`. */
export const titleOf = ({ kind }: Collection): string => titles[kind];
