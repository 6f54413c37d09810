import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { keyName, methodOn, unwrap } from '../facts/syntax.ts';
import { usesOfValue } from '../facts/value-uses.ts';

/** `new TextDecoder(label)` that decodes whole texts only: each call begins anew, so that one decoder gives the same. */
export interface Decoder {
  readonly call: TSESTree.NewExpression;
  readonly inputs: readonly TSESTree.Expression[];
}

export function decoderOf(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): Decoder | undefined {
  if (call.type !== T.NewExpression || call.arguments.some(({ type }) => type === T.SpreadElement)) return undefined;
  const maker = originOf(file, call.callee);
  const isDecoder = maker.from === 'global' ? maker.path === 'TextDecoder' : maker.from === 'import' && /^(?:node:)?util$/.test(maker.module) && (maker.path || maker.name) === 'TextDecoder';
  const uses = isDecoder ? usesOfValue(file, call) : [];
  return uses.length > 0 && uses.every(isWhole) ? { call, inputs: call.arguments as TSESTree.Expression[] } : undefined;
}

/** `decoder.decode(bytes)`: with `{ stream: true }` it keeps what the next call goes on with. */
function isWhole(use: TSESTree.Node): boolean {
  const method = methodOn(use);
  if (method?.name !== 'decode' || method.call.arguments.some(({ type }) => type === T.SpreadElement)) return false;
  const options = method.call.arguments[1] && unwrap(method.call.arguments[1]);
  return !options || (options.type === T.ObjectExpression && options.properties.every((property) => property.type === T.Property && (keyName(property.key, property.computed) !== 'stream' ? !property.computed : property.value.type === T.Literal && property.value.value === false)));
}
