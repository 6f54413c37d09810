import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { keyName, memberName, methodOn, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import type { FirstEventPlan } from './plan.ts';

/** `(await on(emitter, 'ready').next()).value` is what `await once(emitter, 'ready')` gives. */
export function firstEventPlan(file: FileFacts, { acquisition: { row, node }, breach }: Leak): { plan: FirstEventPlan; title: string } | undefined {
  if (breach !== 'dropped' || row.id !== 'node.events.on') return undefined;
  const next = methodOn(node)?.call;
  if (!next || next.arguments.length > 0) return refuse('its `next()` is given something', node);
  if (node.arguments.length !== 2) refuse('it has options', node.arguments[2]);
  const awaited = wrapped(next).parent;
  if (awaited?.type !== T.AwaitExpression) return refuse('its first value is not awaited', next);
  const value = valueOf(awaited) ?? refuse('more than its first value is used', awaited);
  return { plan: { acquisition: node.range, next: next.range, ...value, ...onceOf(file, unwrap(node.callee)) }, title: 'Wait for the event with `once`, which removes its listeners' };
}

/** `….value`, or `const { value } = …`. */
function valueOf(awaited: TSESTree.AwaitExpression): Pick<FirstEventPlan, 'member' | 'pattern'> | undefined {
  const outer = wrapped(awaited);
  const { parent } = outer;
  if (parent?.type === T.MemberExpression && parent.object === outer && memberName(parent) === 'value' && !parent.computed && !parent.optional) return { member: parent.range };
  if (parent?.type !== T.VariableDeclarator || parent.id.type !== T.ObjectPattern) return undefined;
  const [property, ...others] = parent.id.properties;
  if (others.length > 0 || property?.type !== T.Property || keyName(property.key, property.computed) !== 'value' || parent.id.typeAnnotation) return undefined;
  return property.value.type === T.AssignmentPattern ? undefined : { pattern: { range: parent.id.range, by: property.value.range } };
}

/** `once` beside the `on` that is called: of the same object, or of the same import. */
function onceOf(file: FileFacts, callee: TSESTree.Node): Pick<FirstEventPlan, 'called' | 'name' | 'add' | 'unused'> {
  if (callee.type === T.MemberExpression && !callee.computed) return { called: callee.property.range, name: 'once' };
  const variable = file.scopes.variable(callee);
  const specifier = variable?.defs[0]?.node;
  if (specifier?.type !== T.ImportSpecifier) return refuse('`once` would need an import that this file does not have', callee);
  const declaration = specifier.parent as TSESTree.ImportDeclaration;
  const own = declaration.specifiers.find((other) => other.type === T.ImportSpecifier && other.imported.type === T.Identifier && other.imported.name === 'once');
  const isUnused = variable?.references.length === 1;
  const unused = { declaration: declaration.range, specifier: specifier.range };
  if (own) return { called: callee.range, name: own.local.name, ...(isUnused ? { unused } : {}) };
  const name = freeVariable(file, ['once']);
  if (name !== 'once') refuse('`once` means something else in this file', callee);
  return { called: callee.range, name, ...(isUnused ? { unused: { ...unused, by: name } } : { add: { declaration: declaration.range, name } }) };
}
