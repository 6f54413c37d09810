import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Range } from '../../finding.ts';
import { isTypeScript } from '../../facts/language.ts';
import { unwrap } from '../../facts/syntax.ts';
import type { Collection } from '../../growth/collection.ts';
import type { Growth } from '../../growth/growth.ts';
import { keyProof } from '../../growth/object-keys.ts';
import type { Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { WeakPlan } from './plan.ts';

/** A Map or Set whose keys are objects and that is only asked for them: nobody can tell that it is weak. */
export function weakPlan(file: FileFacts, { collection, uses }: Growth): Planned<WeakPlan> {
  const made = unwrap(collection.made);
  if (made.type !== T.NewExpression) return refuse('it is not made here', collection.made);
  const others = [...new Set(uses.annotated)].map((node) => writtenAt(node, collection.kind === 'set' ? 'Set' : 'Map'));
  const type = writtenType(file, collection);
  const keyType = (made.typeArguments ?? type?.typeArguments)?.params[0];
  if (keyType && keyType.type !== T.TSTypeReference && keyType.type !== T.TSObjectKeyword) return refuse('its key type is more than objects', keyType);
  const name = collection.kind === 'set' ? 'WeakSet' : 'WeakMap';
  const proofs = uses.additions.map(({ key }) => ({ key, proof: key ? keyProof(file, key) : 'claimed' }));
  const claimed = proofs.find(({ proof }) => proof === 'claimed');
  if (claimed) refuse(`a key may be something else than an object, on which a ${name} throws`, claimed.key);
  const isProved = proofs.every(({ proof }) => proof === 'proved');
  return {
    plan: { by: 'weak', made: made.range, name, ...(type ? { type: type.typeName.range } : {}), ...(others.length > 0 ? { others } : {}) },
    verdict: { level: isProved ? 'safe' : 'review', scope: 'file', reason: `Hold the keys of \`${collection.name}\` weakly, in a ${name}${isProved ? '' : ', which throws on any key that is no object'}` },
  };
}

/** `(all: Map<Element, Size>) => …` of what it is given to: whoever gives that a Map may go on doing so. */
function writtenAt(node: TSESTree.Node, name: 'Map' | 'Set'): Range {
  const type = node.type === T.Identifier ? node.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === T.TSTypeReference && type.typeName.type === T.Identifier && type.typeName.name === name ? type.typeName.range : refuse('its type is written in another place too', node);
}

/** `Map<K, V>` where it is declared; refuses any other type, since that would have to change too. */
export function writtenType(file: FileFacts, { declaration, kind, made }: Collection): TSESTree.TSTypeReference | undefined {
  if (!declaration && isTypeScript(file) && !isInferred(made)) return refuse('its type is written in another place', made);
  const type = declaration?.type === T.VariableDeclarator ? (declaration.id as TSESTree.Identifier).typeAnnotation?.typeAnnotation : declaration?.typeAnnotation?.typeAnnotation;
  if (!type) return undefined;
  const expected = kind === 'set' ? 'Set' : 'Map';
  return type.type === T.TSTypeReference && type.typeName.type === T.Identifier && type.typeName.name === expected ? type : refuse(`its type is not written as ${expected}`, type);
}

/** `const state = { all: new Map() }`: nothing but what is made says what it is. */
function isInferred(made: TSESTree.Node): boolean {
  let current = made;
  while (current.parent?.type === T.Property || current.parent?.type === T.ObjectExpression) current = current.parent;
  return current.type === T.ObjectExpression && current.parent.type === T.VariableDeclarator && !current.parent.id.typeAnnotation;
}
