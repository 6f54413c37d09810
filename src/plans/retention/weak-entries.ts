import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { decoratorsOn, isClass, memberName, unwrap } from '../../facts/syntax.ts';
import { memberOf } from '../../retention/classes.ts';
import { isSamePlace, placeOf } from '../../retention/places.ts';
import type { Store } from '../../retention/stores.ts';
import type { Misuse } from '../../retention/weakrefs.ts';
import { attempt, type Planned } from '../planned.ts';
import { isTypeScript } from '../../facts/language.ts';
import { freeField, freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { isStable } from '../stable.ts';
import { dropPlan, needsPart } from './drop-held.ts';
import type { DropHeldPlan, WeakEntriesPlan } from './plan.ts';

const reasons: Readonly<Record<Exclude<Misuse['kind'], 'entries'>, string>> = {
  held: needsPart,
  relied: 'who uses it has to say when it is over: give it a method for that, and keep the registry for what forgets to call it',
  lone: 'whether its owner is to hold it or nobody is not in sight',
  kept: 'where it is needed has to read it anew',
};

/** How the dead entries of a Map, Set, array or dictionary go, or why the misuse can't be rewritten. */
export function planMisuse(file: FileFacts, misuse: Misuse): Planned<DropHeldPlan | WeakEntriesPlan> {
  return attempt((): Planned<DropHeldPlan | WeakEntriesPlan> => {
    const { kind, store, node, title } = misuse;
    if (kind === 'held' && node.type === T.ObjectExpression) return dropPlan(file, node);
    if (kind !== 'entries') return refuse(reasons[kind]);
    const value = node.type === T.NewExpression ? node.arguments[0] : undefined;
    const statement = store?.node.parent;
    if (!store || !value || statement?.type !== T.ExpressionStatement || !/^(?:BlockStatement|Program|StaticBlock)$/.test(statement.parent.type)) return refuse('the entry is set within another statement', store?.node);
    if (!isStable(file, value)) return refuse('the value has no name', value);
    const entry = entryOf(file, store, value);
    const plan = { ...entry.plan, weakRef: node.range, statement: statement.range, value: value.range, collection: file.textOf(entry.of), ...registryOf(file, store.place.root, entry.of) };
    return { plan, verdict: { level: 'review', scope: 'file', reason: `Delete an entry of ${title} when its value has been collected` } };
  });
}

type Entry = { readonly of: TSESTree.Expression; readonly plan: Pick<WeakEntriesPlan, 'by' | 'key' | 'ref'> };

/** What finds an entry again: its key, in a Set or array the WeakRef. */
function entryOf(file: FileFacts, { node, collection, place }: Store, value: TSESTree.Node): Entry {
  if (node.type === T.AssignmentExpression) {
    const left = unwrap(node.left);
    if (left.type !== T.MemberExpression || node.operator !== '=') return refuse('the entry is set only where there is none', node);
    return { of: left.object, plan: { by: 'object', key: stableKey(file, left.property, value).range } };
  }
  const receiver = unwrap(node.callee);
  const [key] = node.arguments;
  if (receiver.type !== T.MemberExpression || !key) return refuse('what it is called on is not in sight', node);
  if (collection === 'array') {
    const placed = file.index.members.find((member) => member.computed && isSamePlace(place, placeOf(file, member.object) ?? { ...place, path: '' }));
    if (placed) refuse('its elements are known by their places', placed);
    if (memberName(receiver) !== 'push' || node.arguments.length !== 1) refuse('it is more than a `push` of one element', node);
    return { of: receiver.object, plan: { by: 'array', ref: freeVariable(file, ['ref', 'weakRef']) } };
  }
  if (collection === 'set') return { of: receiver.object, plan: { by: 'set', ref: freeVariable(file, ['ref', 'weakRef']) } };
  return { of: receiver.object, plan: { by: 'map', key: stableKey(file, key, value).range } };
}

function stableKey(file: FileFacts, key: TSESTree.Node, value: TSESTree.Node): TSESTree.Node {
  if (!isStable(file, key)) return refuse('the key has no name', key);
  return file.textOf(key) === file.textOf(value) ? refuse('the key is the value: the Map holds it', key) : key;
}

/** The registry beside the collection: a constant of the module, or a field. */
function registryOf(file: FileFacts, root: unknown, map: TSESTree.Expression): Pick<WeakEntriesPlan, 'declaration' | 'declares' | 'keyType' | 'registry'> {
  const expression = unwrap(map);
  if (expression.type === T.Identifier) {
    const definition = file.scopes.variable(expression)?.defs[0];
    const declarator = definition?.type === 'Variable' ? definition.node : undefined;
    if (declarator?.id.type !== T.Identifier || declarator.parent.declarations.length !== 1 || declarator.parent.parent.type !== T.Program) return refuse('it is not declared by itself at the top of the module', declarator);
    const name = freeVariable(file, [`${expression.name}Entries`, `${expression.name}Registry`]);
    return { declaration: declarator.parent.range, registry: name, declares: `const ${name}`, ...keyTypeOf(file, declarator.id.typeAnnotation?.typeAnnotation, declarator.init) };
  }
  const name = expression.type === T.MemberExpression && unwrap(expression.object).type === T.ThisExpression ? memberName(expression) : undefined;
  const owner = root as TSESTree.Node;
  const field = name !== undefined && isClass(owner) ? memberOf(owner, name) : undefined;
  if (name === undefined || field?.type !== T.PropertyDefinition || decoratorsOn(field).length > 0) return refuse('it is no field of the class', map);
  const registry = freeField(file, owner, [`${name}Entries`, `${name}Registry`]);
  const modifiers = name.startsWith('#') || !isTypeScript(file) ? '' : 'private readonly ';
  return { declaration: field.range, registry: `this.${registry}`, declares: `${modifiers}${registry}`, ...keyTypeOf(file, field.typeAnnotation?.typeAnnotation, field.value) };
}

/** The type of the keys, of a Set or array that of its WeakRefs: as it is written. */
function keyTypeOf(file: FileFacts, annotation: TSESTree.TypeNode | undefined, made: TSESTree.Expression | null): Pick<WeakEntriesPlan, 'keyType'> {
  if (!isTypeScript(file)) return {};
  if (annotation?.type === T.TSArrayType) return { keyType: file.textOf(annotation.elementType) };
  const [index] = annotation?.type === T.TSTypeLiteral ? annotation.members : [];
  const parts = annotation?.type === T.TSTypeReference ? annotation.typeArguments : made?.type === T.NewExpression ? made.typeArguments : undefined;
  const key = index?.type === T.TSIndexSignature && index.parameters[0]?.type === T.Identifier ? index.parameters[0].typeAnnotation?.typeAnnotation : parts?.params[0];
  return key ? { keyType: file.textOf(key) } : refuse('the type of the keys is not written down');
}
