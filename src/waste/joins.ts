import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import { isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { methodCall, unwrap } from '../facts/syntax.ts';
import { looksLikeList } from './looks-like-array.ts';

/** Lists that are put into a new one, one behind the other: `[...a, x, ...b]`, `a.concat(b)`. */
export interface Join {
  readonly parts: readonly JoinedPart[];
  /** How many arrays that makes: each `concat()` makes one. */
  readonly copies: number;
  /** `concat` looks at every list before it takes the first one. */
  readonly by: 'concat' | 'spread';
}

/** either: `concat` takes an array apart, and nobody knows whether it gets one. */
export interface JoinedPart {
  readonly is: 'list' | 'item' | 'either';
  readonly value: TSESTree.Expression;
}

export function joinOf(file: FileFacts, node: TSESTree.Node): Join | undefined {
  const expression = unwrap(node);
  if (expression.type === T.ArrayExpression) {
    const parts = expression.elements.map((element): JoinedPart | undefined => element === null ? undefined : element.type === T.SpreadElement ? { is: 'list', value: element.argument } : { is: 'item', value: element });
    const known = parts.filter((part) => part !== undefined);
    return known.length === parts.length && parts.length > 1 && known.some(({ is }) => is === 'list') ? { parts: known, copies: 1, by: 'spread' } : undefined;
  }
  const method = methodCall(expression);
  const given = method?.name === 'concat' ? method.call.arguments.filter((argument): argument is TSESTree.Expression => argument.type !== T.SpreadElement) : [];
  if (!method || given.length === 0 || given.length !== method.call.arguments.length || method.call.optional || kindOf(file, method.receiver) !== 'yes') return undefined;
  const before = joinOf(file, method.receiver);
  const first: readonly JoinedPart[] = before?.parts ?? [{ is: 'list', value: method.receiver }];
  return { parts: [...first, ...given.flatMap((value) => argumentParts(file, value))], copies: 1 + (before?.copies ?? 0), by: 'concat' };
}

/** Whether it is an array, also where only its use in the file says so. */
function kindOf(file: FileFacts, value: TSESTree.Expression): Answer {
  const kind = isArray(file, value);
  return kind === 'unknown' && looksLikeList(file, value) ? 'yes' : kind;
}

/** What `concat()` makes of an argument: `['last']` is one element. */
function argumentParts(file: FileFacts, value: TSESTree.Expression): JoinedPart[] {
  const written = unwrap(value);
  if (written.type === T.ArrayExpression && written.elements.length > 0 && written.elements.every((element) => element !== null && element.type !== T.SpreadElement)) return written.elements.map((element) => ({ is: 'item', value: element }));
  const kind = kindOf(file, value);
  return [{ is: kind === 'yes' ? 'list' : kind === 'no' || written.type === T.Literal || written.type === T.TemplateLiteral || written.type === T.ObjectExpression ? 'item' : 'either', value }];
}
