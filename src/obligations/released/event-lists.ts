import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf } from '../../facts/identity.ts';
import { isKind, isNamed } from '../../facts/kinds.ts';
import { unwrap } from '../../facts/syntax.ts';
import type { NamedType } from '../../resources/row.ts';

/**
 * The events of `on('click touchstart', …)`, `on(['change', 'moveend'], …)`, `on('click.menu', …)`: jQuery, Backbone,
 * Leaflet, OpenLayers and emitters of projects read such lists. Undefined where it cannot be told.
 */
export function listedEvents(file: FileFacts, event: TSESTree.Node, receiver: TSESTree.Node | undefined): readonly string[] | undefined {
  const node = unwrap(event);
  if (node.type === T.ArrayExpression) {
    const names = node.elements.map((element) => (element?.type === T.Literal && typeof element.value === 'string' ? element.value : undefined));
    return names.every((name) => name !== undefined) ? names : undefined;
  }
  const identity = identityOf(file, node);
  if (identity.is !== 'value') return undefined;
  const isOne = !/[\s.]/.test(identity.value) || (receiver !== undefined && takesOneName(file, receiver));
  return isOne ? [identity.value] : identity.value.trim().split(/\s+/);
}

const nodeEmitter: NamedType = { from: 'package', package: ['events', 'node:events', '@types/node'], name: ['EventEmitter', 'Process'] };

/** The platforms' own targets take a text as one name, whatever stands in it. */
const takesOneName = (file: FileFacts, receiver: TSESTree.Node): boolean => isKind(file, receiver, 'event-target') === 'yes' || isNamed(file, receiver, nodeEmitter) === 'yes';

/** Whether the removal of a name takes another away: `click` and `.menu` both take `click.menu`. */
export function takesAway(removed: string, added: string): boolean {
  if (removed === added) return true;
  const [type, ...spaces] = removed.split('.');
  const [event, ...others] = added.split('.');
  return (type === '' || type === event) && spaces.every((space) => others.includes(space)) && (type !== '' || spaces.length > 0);
}
