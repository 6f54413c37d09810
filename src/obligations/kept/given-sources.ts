import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { hasStrongTeardown, type Life } from '../../facts/life.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import { fieldUses, instanceOfThis } from '../../facts/slots.ts';
import { isConstructor, memberName, methodOn, unwrap } from '../../facts/syntax.ts';
import { collectorOf } from '../released/collectors.ts';

/**
 * Whether what an instance listens to is there before it and stays after it: a field that is injected or given to the
 * constructor, a property that a component is passed. What the instance ends itself, what a method makes or is called
 * with, and the parts of those may end together with it.
 */
export function isGivenSource(file: FileFacts, source: TSESTree.Node, life: Life): boolean {
  const { instance } = life;
  if (!instance || (!hasStrongTeardown(file, life) && instance.promised.size === 0)) return false;
  const node = unwrap(source);
  if (node.type === T.Identifier) return isOfConstructor(originOf(file, node));
  if (node.type !== T.MemberExpression) return false;
  if (isProps(file, node.object, life)) return true;
  const name = memberName(node);
  if (name === undefined || instanceOfThis(file, node.object) !== instance || fieldUses(file, instance, name).some(isEnded)) return false;
  return isInjected(file, life, name) || isOfConstructor(originOf(file, node));
}

/** What the constructor was called with, or has taken out of that. */
function isOfConstructor(origin: ValueOrigin): boolean {
  if (origin.from === 'member') return isOfConstructor(origin.object);
  return origin.from === 'parameter' && isConstructor(origin.of);
}

/** `this.props` of a component, and what its constructor is called with. */
function isProps(file: FileFacts, object: TSESTree.Node, { instance }: Life): boolean {
  const node = unwrap(object);
  if (instance?.framework !== 'react') return false;
  return node.type === T.Identifier ? isOfConstructor(originOf(file, node)) : node.type === T.MemberExpression && memberName(node) === 'props' && instanceOfThis(file, node.object) === instance;
}

/** `@inject(Bus) bus` */
function isInjected(file: FileFacts, { instance }: Life, name: string): boolean {
  const field = instance && declaredField(instance.bodies, name);
  return field !== undefined && isInjectedBy(file, field);
}

// ESLint's own parser gives members no decorators.
const isInjectedBy = (file: FileFacts, { decorators }: { readonly decorators?: readonly TSESTree.Decorator[] }): boolean =>
  (decorators ?? []).some(({ expression }) => {
    const origin = originOf(file, expression.type === T.CallExpression ? expression.callee : expression);
    return origin.from === 'import' && /^(?:lazy)?inject\w*$|^autowired$/i.test(origin.path || origin.name);
  });

/** `this.model.dispose()`, `this.toDispose.push(this.model)` */
const isEnded = (use: TSESTree.Node): boolean => collectorOf(use) !== undefined || /^(?:dispose|destroy|close|terminate|end)$/.test(methodOn(use)?.name ?? '');
