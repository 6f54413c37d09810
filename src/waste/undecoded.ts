import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { methodCall, within } from '../facts/syntax.ts';
import { homeOf } from './chunk-joins.ts';

/** `text += decoder.decode(chunk)`: without `{ stream: true }` a character that lies across two chunks is lost. */
export interface Undecoded {
  readonly node: TSESTree.AssignmentExpression;
  readonly chunk: TSESTree.Expression;
}

export function undecodedTexts(file: FileFacts): readonly Undecoded[] {
  return file.index.assignments.flatMap((node) => undecoded(file, node) ?? []);
}

function undecoded(file: FileFacts, node: TSESTree.AssignmentExpression): Undecoded | undefined {
  const method = node.operator === '+=' ? methodCall(node.right) : undefined;
  const [chunk, more] = method?.call.arguments ?? [];
  const definition = node.left.type === T.Identifier ? file.scopes.variable(node.left)?.defs[0] : undefined;
  if (method?.name !== 'decode' || !chunk || more || chunk.type === T.SpreadElement || definition?.type !== 'Variable') return undefined;
  const origin = originOf(file, method.receiver);
  if (origin.from !== 'new' || origin.of.from !== 'global' || origin.of.path !== 'TextDecoder') return undefined;
  const home = homeOf(file, node, definition.name, chunk);
  const around = home?.by === 'loop' ? home.loop : home?.fn;
  // Each new decoder begins anew.
  return around && !within(origin.node, around) ? { node, chunk } : undefined;
}
