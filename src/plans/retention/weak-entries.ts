import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { decoratorsOn, isClass, memberName, unwrap } from '../../facts/syntax.ts';
import { memberOf } from '../../retention/classes.ts';
import type { Misuse } from '../../retention/weakrefs.ts';
import { attempt, type Planned } from '../planned.ts';
import { isTypeScript } from '../../facts/language.ts';
import { freeField, freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import type { WeakEntriesPlan } from './plan.ts';

const reasons: Readonly<Record<Exclude<Misuse['kind'], 'entries'>, string>> = {
  held: 'what the callback needs has to be told without the target: an id, a handle, a WeakRef',
  lone: 'whether its owner is to hold it or nobody is not in sight',
  kept: 'where it is needed has to read it anew',
};

/** How the dead entries of a Map go, or why the misuse can't be rewritten. */
export function planMisuse(file: FileFacts, misuse: Misuse): Planned<WeakEntriesPlan> {
  return attempt(() => {
    const { kind, store, node, title } = misuse;
    if (kind !== 'entries') return refuse(reasons[kind]);
    if (store?.collection !== 'map' || store.node.type !== T.CallExpression) return refuse('only the entries of a Map can be found again by their key');
    const [key] = store.node.arguments;
    const value = node.type === T.NewExpression ? node.arguments[0] : undefined;
    const statement = store.node.parent;
    if (!key || !value || statement.type !== T.ExpressionStatement) return refuse('the entry is set within an expression', store.node);
    if (!isStable(file, key)) return refuse('the key has no name', key);
    if (!isStable(file, value)) return refuse('the value has no name', value);
    if (file.textOf(key) === file.textOf(value)) return refuse('the key is the value: the Map holds it', key);
    const receiver = unwrap(store.node.callee);
    const map = receiver.type === T.MemberExpression ? file.textOf(receiver.object) : title;
    return {
      plan: { statement: statement.range, key: key.range, value: value.range, map, ...registryOf(file, store.place.root, receiver as TSESTree.MemberExpression) },
      verdict: { level: 'review', scope: 'file', reason: `Delete an entry of ${title} when its value has been collected` },
    };
  });
}

/** A constant, a parameter or a field that a second read gives again. */
function isStable(file: FileFacts, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  if (expression.type === T.ThisExpression || expression.type === T.Literal) return true;
  if (expression.type === T.MemberExpression) return !expression.computed && isStable(file, expression.object);
  if (expression.type !== T.Identifier) return false;
  const variable = file.scopes.variable(expression);
  return variable !== undefined && variable.references.every((reference) => !reference.isWrite() || reference.init === true);
}

/** The registry beside the Map: a constant of the module, or a field. */
function registryOf(file: FileFacts, root: unknown, { object: map }: TSESTree.MemberExpression): Pick<WeakEntriesPlan, 'declaration' | 'declares' | 'keyType' | 'registry'> {
  const expression = unwrap(map);
  if (expression.type === T.Identifier) {
    const definition = file.scopes.variable(expression)?.defs[0];
    const declarator = definition?.type === 'Variable' ? definition.node : undefined;
    if (declarator?.id.type !== T.Identifier || declarator.parent.declarations.length !== 1 || declarator.parent.parent.type !== T.Program) return refuse('the Map is not declared by itself at the top of the module', declarator);
    const name = freeVariable(file, [`${expression.name}Entries`, `${expression.name}Registry`]);
    return { declaration: declarator.parent.range, registry: name, declares: `const ${name}`, ...keyTypeOf(file, declarator.id.typeAnnotation?.typeAnnotation, declarator.init) };
  }
  const name = expression.type === T.MemberExpression && unwrap(expression.object).type === T.ThisExpression ? memberName(expression) : undefined;
  const owner = root as TSESTree.Node;
  const field = name !== undefined && isClass(owner) ? memberOf(owner, name) : undefined;
  if (name === undefined || field?.type !== T.PropertyDefinition || decoratorsOn(field).length > 0) return refuse('the Map is no field of the class', map);
  const registry = freeField(file, owner, [`${name}Entries`, `${name}Registry`]);
  const modifiers = name.startsWith('#') || !isTypeScript(file) ? '' : 'private readonly ';
  return { declaration: field.range, registry: `this.${registry}`, declares: `${modifiers}${registry}`, ...keyTypeOf(file, field.typeAnnotation?.typeAnnotation, field.value) };
}

function keyTypeOf(file: FileFacts, annotation: TSESTree.TypeNode | undefined, made: TSESTree.Expression | null): Pick<WeakEntriesPlan, 'keyType'> {
  if (!isTypeScript(file)) return {};
  const parts = annotation?.type === T.TSTypeReference ? annotation.typeArguments : made?.type === T.NewExpression ? made.typeArguments : undefined;
  const [key] = parts?.params ?? [];
  return key ? { keyType: file.textOf(key) } : refuse('the type of the keys is not written down');
}
