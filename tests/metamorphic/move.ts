import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { keyName } from '../../src/facts/syntax.ts';
import { edited, insert, nodesOf, parse } from './edit.ts';
import type { Fixture } from './fixtures.ts';

const teardown = /^(?:dispose|destroy|disconnectedCallback|componentWillUnmount|ngOnDestroy|\[Symbol\.dispose\])$/;

interface Teardown {
  readonly method: TSESTree.MethodDefinition;
  readonly body: TSESTree.BlockStatement;
  readonly owner: TSESTree.ClassDeclaration;
}

/** The teardowns that do something, and that can stand elsewhere: without `super` and private names. */
function teardownsOf(fixture: Fixture): Teardown[] {
  return [...nodesOf(parse(fixture).ast)].flatMap((node) => {
    if (node.type !== T.MethodDefinition || node.static || node.value.type !== T.FunctionExpression || node.parent.parent.type !== T.ClassDeclaration) return [];
    const { body } = node.value;
    const text = fixture.code.slice(node.range[0], node.range[1]);
    return teardown.test(keyName(node.key, node.computed) ?? '') && body.body.length > 0 && body.body[0]?.type !== T.ThrowStatement && !/super|#/.test(text) ? [{ method: node, body, owner: node.parent.parent }] : [];
  });
}

/** What a teardown does stands in a method that it calls; what a clean-up returns, in a function with a name. */
export function intoHelper(fixture: Fixture): Fixture | undefined {
  const methods = teardownsOf(fixture).map(({ method, body }) => {
    const [async, wait] = method.value.async ? ['async ', 'await '] : ['', ''];
    return insert(body.range[0] + 1, ` ${wait}this.letGo(); } ${async}letGo() {`);
  });
  const returned = [...nodesOf(parse(fixture).ast)].flatMap((node) => {
    if (node.type !== T.ReturnStatement || node.argument?.type !== T.ArrowFunctionExpression || node.argument.params.length > 0 || node.parent.type !== T.BlockStatement) return [];
    const [start, end] = node.argument.range;
    return [{ range: [node.range[0], start] as const, text: 'const letGo = ' }, insert(end, '; return () => letGo()')];
  });
  return edited(fixture, [...methods, ...returned]);
}

/** The teardown stands in a base class of the file. */
export function intoBase(fixture: Fixture): Fixture | undefined {
  const [found] = teardownsOf(fixture).filter(({ owner, method }) => !owner.superClass && !method.override && owner.implements.length === 0);
  if (!found?.owner.id) return undefined;
  const { method, owner } = found;
  const head = (owner.parent.type === T.ExportNamedDeclaration || owner.parent.type === T.ExportDefaultDeclaration ? owner.parent : owner).range[0];
  const first = owner.decorators[0]?.range[0] ?? head;
  return edited(fixture, [
    insert(Math.min(head, first), `class Base${owner.id!.name} { ${fixture.code.slice(method.range[0], method.range[1])} }\n`),
    insert((owner.typeParameters ?? owner.id!).range[1], ` extends Base${owner.id!.name}`),
    { range: method.range, text: '' },
  ]);
}
