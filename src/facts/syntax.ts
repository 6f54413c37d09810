import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

export type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

export const isFunction = (node: TSESTree.Node | null | undefined): node is FunctionNode =>
  node?.type === T.ArrowFunctionExpression || node?.type === T.FunctionExpression || node?.type === T.FunctionDeclaration;

export const isClass = (node: TSESTree.Node | null | undefined): node is ClassNode => node?.type === T.ClassDeclaration || node?.type === T.ClassExpression;

/** Whether a function is the constructor of a class. */
export const isConstructor = (fn: FunctionNode | undefined): boolean => fn?.parent.type === T.MethodDefinition && fn.parent.kind === 'constructor';

/** Whether code runs as an instance is made: in its constructor, or in no function at all, as a field's initialiser. */
export function runsAtConstruction(node: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  return home === undefined || isConstructor(home);
}

/** Wrappers that leave the value as it is: `x as T`, `x!`, `<T>x`, `x satisfies T`, `a?.b` as a chain. */
const isTransparent = (node: TSESTree.Node): node is TSESTree.TSAsExpression | TSESTree.TSNonNullExpression | TSESTree.TSTypeAssertion | TSESTree.TSSatisfiesExpression | TSESTree.ChainExpression =>
  node.type === T.TSAsExpression || node.type === T.TSNonNullExpression || node.type === T.TSTypeAssertion || node.type === T.TSSatisfiesExpression || node.type === T.ChainExpression;

/** The expression below its transparent wrappers. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (isTransparent(current)) current = current.expression;
  return current;
}

/** The outermost transparent wrapper around an expression. */
export function wrapped(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent && isTransparent(current.parent)) current = current.parent;
  return current;
}

/** Whether an expression can stand in front of `.` or `(` as it is written. */
export function isReceiver(node: TSESTree.Node): boolean {
  if (node.type === T.NewExpression) return node.arguments.length > 0;
  return /^(?:ArrayExpression|CallExpression|Identifier|ImportExpression|MemberExpression|MetaProperty|Super|TaggedTemplateExpression|TemplateLiteral|ThisExpression|TSNonNullExpression)$/.test(node.type) || (node.type === T.Literal && typeof node.value !== 'number');
}

/** The name of a property that is written down: `.name`, `['name']`, `name:`, `#name` as `#name`. */
export function keyName(key: TSESTree.Node, computed: boolean): string | undefined {
  if (key.type === T.PrivateIdentifier) return `#${key.name}`;
  if (key.type === T.Literal) return typeof key.value === 'string' || typeof key.value === 'number' ? String(key.value) : undefined;
  if (!computed) return key.type === T.Identifier ? key.name : undefined;
  if (key.type === T.TemplateLiteral && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  if (key.type === T.MemberExpression && key.object.type === T.Identifier && key.object.name === 'Symbol' && key.property.type === T.Identifier) return `[Symbol.${key.property.name}]`;
  return undefined;
}

export const memberName = (node: TSESTree.MemberExpression): string | undefined => keyName(node.property, node.computed);

/** `receiver.name(…)`: the receiver and name of a method call, through `?.` and wrappers. */
export function methodCall(node: TSESTree.Node): { receiver: TSESTree.Expression; name: string; call: TSESTree.CallExpression } | undefined {
  const call = unwrap(node);
  if (call.type !== T.CallExpression) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type !== T.MemberExpression) return undefined;
  const name = memberName(callee);
  return name === undefined ? undefined : { receiver: callee.object, name, call };
}

/** The method that is called on a value: of `text` in `text.split(…)`. */
export function methodOn(value: TSESTree.Node): ReturnType<typeof methodCall> {
  const outer = wrapped(value);
  const member = outer.parent;
  const call = member?.type === T.MemberExpression && member.object === outer ? wrapped(member).parent : undefined;
  return call?.type === T.CallExpression && unwrap(call.callee) === member ? methodCall(call) : undefined;
}

/** The nearest function around a node, not counting the node itself. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return undefined;
}

/** The functions around a node, innermost first. */
export function* enclosingFunctions(node: TSESTree.Node): Generator<FunctionNode> {
  for (let current = enclosingFunction(node); current; current = enclosingFunction(current)) yield current;
}

/** The nearest class whose member (not a computed key or the heritage) holds the node. */
export function enclosingClass(node: TSESTree.Node): ClassNode | undefined {
  for (let current: TSESTree.Node = node; current.parent; current = current.parent) {
    if (current.type === T.ClassBody && isClass(current.parent)) return current.parent;
  }
  return undefined;
}

export const within = (inner: TSESTree.Node, outer: TSESTree.Node): boolean => inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];

/** Of nodes in source order, as the index of a file has them, those that stand within another one, or within a range. */
export function inside<N extends TSESTree.Node>(nodes: readonly N[], { range: [start, end] }: Pick<TSESTree.Node, 'range'>): N[] {
  let low = 0;
  for (let high = nodes.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if ((nodes[middle] as N).range[0] < start) low = middle + 1;
    else high = middle;
  }
  const found: N[] = [];
  for (let node = nodes[low]; node && node.range[0] < end; node = nodes[++low]) if (node.range[1] <= end) found.push(node);
  return found;
}

/** The statement that holds the node, in its block. */
export function enclosingStatement(node: TSESTree.Node): TSESTree.Statement | undefined {
  for (let current: TSESTree.Node | undefined = node; current?.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === T.BlockStatement || parent.type === T.Program || parent.type === T.SwitchCase || parent.type === T.StaticBlock) return current as TSESTree.Statement;
    if (isFunction(current)) return undefined;
  }
  return undefined;
}

/** Whether control may come to the node again within one call of its function. */
export function inLoop(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node = node; current.parent && !isFunction(current); current = current.parent) {
    switch (current.parent.type) {
      case T.ForInStatement:
      case T.ForOfStatement:
        if (current.parent.body === current) return true;
        break;
      case T.ForStatement:
        if (current.parent.init !== current) return true;
        break;
      case T.WhileStatement:
      case T.DoWhileStatement:
        return true;
      default:
    }
  }
  return false;
}

export const isNullish = (node: TSESTree.Node | null | undefined): boolean =>
  node != null && ((node.type === T.Literal && node.value === null) || (node.type === T.Identifier && node.name === 'undefined') || (node.type === T.UnaryExpression && node.operator === 'void'));

/** What a report of a call marks: the call, or its last link when it ends a chain of calls. */
export function reportRange(node: CallNode): readonly [number, number] {
  const callee = unwrap(node.callee);
  return callee.type === T.MemberExpression && unwrap(callee.object).type === T.CallExpression ? [callee.property.range[0], node.range[1]] : node.range;
}

/** The decorators of a class or a member; ESLint's own parser gives none. */
export const decoratorsOn = ({ decorators }: { readonly decorators?: readonly TSESTree.Decorator[] }): readonly TSESTree.Decorator[] => decorators ?? [];
