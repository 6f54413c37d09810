import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Life } from '../facts/life.ts';
import { fieldUses, instanceOfThis, isWrite } from '../facts/slots.ts';
import { isNullish, keyName, memberName, methodCall, unwrap } from '../facts/syntax.ts';
import type { Row } from '../resources/row.ts';

/**
 * A field that a class declares and releases in the row's way, and that nothing fills: what should be in it was dropped
 * where it was acquired. Private ones are reported where they are released.
 */
export function vacantField(file: FileFacts, { instance }: Life, row: Row): string | undefined {
  if (!instance) return undefined;
  const methods = new Set(row.release.flatMap((release) => (release.by === 'method' ? release.names : [])));
  for (const call of file.index.calls) {
    const method = methodCall(call);
    const field = method && methods.has(method.name) ? unwrap(method.receiver) : undefined;
    if (field?.type !== T.MemberExpression || instanceOfThis(file, field.object) !== instance) continue;
    const name = memberName(field);
    const declared = name === undefined ? undefined : declarationOf(instance.bodies, name);
    if (name === undefined || !declared || declared.accessibility === 'private' || declared.decorators.length > 0) continue;
    if (isEmpty(declared.value) && fieldUses(file, instance, name).every((use) => !isWrite(use) || isEmpty(use.parent?.type === T.AssignmentExpression ? use.parent.right : null))) return name;
  }
  return undefined;
}

const declarationOf = (bodies: readonly TSESTree.Node[], name: string): TSESTree.PropertyDefinition | undefined =>
  bodies.flatMap((body) => (body.type === T.ClassBody ? body.body : [])).find((member): member is TSESTree.PropertyDefinition => member.type === T.PropertyDefinition && !member.static && keyName(member.key, member.computed) === name);

/** Nothing, or RxJS's `Subscription.EMPTY`. */
const isEmpty = (value: TSESTree.Expression | null): boolean => value === null || isNullish(value) || (value.type === T.MemberExpression && memberName(value) === 'EMPTY');
