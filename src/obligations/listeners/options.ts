import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isNamed } from '../../facts/kinds.ts';
import { originOf } from '../../facts/origin.ts';
import { isWrite, targetSlot, usesOf } from '../../facts/slots.ts';
import { keyName, unwrap } from '../../facts/syntax.ts';
import type { NamedType } from '../../resources/row.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';

/** Its `on` takes no options. */
const nodesEmitter: NamedType = { from: 'package', package: ['events', 'node:events'], name: 'EventEmitter' };

/** `{ once: true }` and `{ signal }`: the platform removes it, or a bus that takes the same options. Those that the platform takes and nobody can read may hold either. */
export function endsByOptions(file: FileFacts, { row, node, receiver }: Acquisition): boolean {
  const isOfPlatform = row.finite?.includes('signal') ?? false;
  const [, , options] = node.arguments;
  if (!options || (!isOfPlatform && receiver && isNamed(file, receiver, nodesEmitter) === 'yes')) return false;
  return holdsEnd(file, options, isOfPlatform);
}

function holdsEnd(file: FileFacts, options: TSESTree.Node, isOfPlatform: boolean): boolean {
  const origin = originOf(file, options);
  // A controller has a `signal`, too.
  if (origin.from === 'new' && origin.of.from === 'global' && origin.of.path === 'AbortController') return isOfPlatform;
  if (origin.from === 'parameter') return isOfPlatform;
  const value = writtenOf(file, unwrap(options));
  if (value.type !== T.ObjectExpression) return isOfPlatform && value.type === T.CallExpression;
  return value.properties.some((property) => {
    if (property.type !== T.Property) return isOfPlatform;
    const name = keyName(property.key, property.computed);
    return name === 'signal' || (name === 'once' && !(property.value.type === T.Literal && property.value.value === false));
  });
}

/** What a constant or a field that is given one value holds. */
function writtenOf(file: FileFacts, options: TSESTree.Node): TSESTree.Node {
  if (options.type === T.Identifier) return unwrap(file.scopes.constant(options) ?? options);
  const slot = options.type === T.MemberExpression ? targetSlot(file, options) : undefined;
  if (slot?.kind !== 'field') return options;
  const given = usesOf(file, slot).flatMap((use) => (isWrite(use) && use.parent?.type === T.AssignmentExpression ? [use.parent.right] : []));
  const declared = declaredField(slot.instance.bodies, slot.name)?.value;
  const [value, ...others] = [...(declared ? [declared] : []), ...given];
  return value && others.length === 0 ? unwrap(value) : options;
}
