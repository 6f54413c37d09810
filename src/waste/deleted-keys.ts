import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { repetitionsOf, type Repetition } from '../facts/repetition.ts';
import type { Variable } from '../facts/scopes.ts';
import { keyName, memberName, unwrap, within } from '../facts/syntax.ts';

/** Records of which each loses a property: the engine keeps what is left in a table of its own. */
export interface DeletedKeys {
  /** The deletions from one record, in source order. */
  readonly deletions: readonly [Deletion, ...Deletion[]];
  readonly record: Variable;
  /** What is made here: a copy of something, or a literal. Whose data is walked may need its shape. */
  readonly of: 'copy' | 'literal';
  readonly again: Repetition;
}

export interface Deletion {
  readonly expression: TSESTree.UnaryExpression;
  readonly key: string;
}

export function deletedKeys(file: FileFacts): DeletedKeys[] {
  const records = new Map<Variable, [Deletion, ...Deletion[]]>();
  for (const expression of file.nodes(T.UnaryExpression)) {
    const member = expression.operator === 'delete' && expression.argument.type === T.MemberExpression ? expression.argument : undefined;
    const key = member && memberName(member);
    const record = member && key !== undefined ? file.scopes.variable(unwrap(member.object)) : undefined;
    if (!record || key === undefined) continue;
    const known = records.get(record);
    if (known) known.push({ expression, key });
    else records.set(record, [{ expression, key }]);
  }
  return [...records].flatMap(([record, deletions]) => recordOf(file, record, deletions) ?? []);
}

function recordOf(file: FileFacts, record: Variable, deletions: DeletedKeys['deletions']): DeletedKeys | undefined {
  const [definition] = record.defs;
  const of = definition && kindOf(file, record, deletions);
  // A record that is made once and changed in a loop is one.
  const again = of && repetitionsOf(file, deletions[0].expression).find(({ open, node }) => open !== 'no' && within(definition.name, node));
  if (!of || !again) return undefined;
  // What is dropped again, and what only some records lose, is not worth a word.
  const isKept = record.references.some(({ identifier, init }) => !init && !(identifier.parent.type === T.MemberExpression && identifier.parent.object === identifier));
  const isAlways = deletions.some(({ expression }) => expression.parent.parent === (definition.node as TSESTree.Node).parent?.parent);
  return isKept && isAlways ? { deletions, record, of, again } : undefined;
}

function kindOf(file: FileFacts, record: Variable, deletions: DeletedKeys['deletions']): DeletedKeys['of'] | undefined {
  const [definition] = record.defs;
  if (definition?.type !== 'Variable' || record.defs.length !== 1) return undefined;
  const value = file.scopes.constant(definition.name);
  const made = value && unwrap(value);
  if (made?.type === T.CallExpression) return globalCallee(file, made) === 'Object.assign' && made.arguments[0]?.type === T.ObjectExpression ? 'copy' : undefined;
  if (made?.type !== T.ObjectExpression) return undefined;
  if (made.properties.some((property) => property.type === T.SpreadElement)) return 'copy';
  // What was added last can be taken back.
  const last = made.properties.at(-1);
  const isLast = last?.type === T.Property && deletions.length === 1 && keyName(last.key, last.computed) === deletions[0].key;
  const isThere = deletions.some(({ key }) => made.properties.some((property) => property.type === T.Property && keyName(property.key, property.computed) === key));
  return isThere && !isLast ? 'literal' : undefined;
}
