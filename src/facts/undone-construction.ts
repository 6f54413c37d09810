import type * as ts from 'typescript';

interface Call {
  readonly name: string;
  readonly receiver: string;
  readonly handler: string;
}

const adds = /^(?:on|addListener|addEventListener|subscribe|prependListener)$/;
const removes = /^(?:off|removeListener|removeEventListener|unsubscribe)$/;

/**
 * Whether constructing a class adds something to what lives as long as the program, or starts an interval, and its teardown undoes
 * the same. Nodes are told by their shape, since the numbers of their kinds differ between versions of TypeScript.
 */
export function isConstructionUndone(owner: ts.ClassLikeDeclaration, teardown: string): boolean {
  const members = owner.members as readonly ts.ClassElement[];
  if (!members.some(({ name }) => name && 'text' in name && name.text === teardown)) return false;
  const methods = new Map(members.flatMap((member): [string, ts.Node][] => ('body' in member && member.body && member.name ? [[member.name.getText(), member.body as ts.Node]] : [])));
  const constructor = members.find((member) => 'body' in member && member.body && !member.name) as { body: ts.Node } | undefined;
  const end = methods.get(teardown);
  if (!constructor || !end) return false;
  const made = callsFrom(constructor.body, methods);
  const undone = callsFrom(end, methods);
  if (made.some(({ name }) => name === 'setInterval') && undone.some(({ name }) => name === 'clearInterval')) return true;
  return made.some((add) => adds.test(add.name) && add.handler !== '' && !isOwn(owner, add.receiver) && undone.some((remove) => removes.test(remove.name) && remove.receiver === add.receiver && remove.handler === add.handler));
}

/** `this.socket`, or what a parameter or a variable of the class names: it may go with the object. */
function isOwn(owner: ts.ClassLikeDeclaration, receiver: string): boolean {
  const root = /^[\w$]+/.exec(receiver)?.[0];
  if (root === undefined || root === 'this') return true;
  const parameters = owner.members.flatMap((member) => ('parameters' in member ? (member.parameters as readonly ts.ParameterDeclaration[]).map(({ name }) => name.getText()) : []));
  return parameters.some((name) => name.includes(root)) || new RegExp(`\\b(?:const|let|var)\\s[^=;]*\\b${root.replaceAll('$', '\\$')}\\b`).test(owner.getText());
}

/** The calls that run with a body: its own, and those of the methods that it calls on `this`. */
function callsFrom(body: ts.Node, methods: ReadonlyMap<string, ts.Node>): readonly Call[] {
  const calls: Call[] = [];
  const bodies = new Set([body]);
  const visit = (node: ts.Node): void => {
    // What a nested function does, it does later.
    if ('body' in node && 'parameters' in node) return;
    const call = readCall(node);
    if (call) {
      calls.push(call);
      const method = call.receiver === 'this' ? methods.get(call.name) : undefined;
      if (method) bodies.add(method);
    }
    node.forEachChild(visit);
  };
  for (const next of bodies) next.forEachChild(visit);
  return calls;
}

function readCall(node: ts.Node): Call | undefined {
  if (!('arguments' in node) || !('expression' in node) || node.getText().startsWith('new ')) return undefined;
  const { expression: callee, arguments: given = [] } = node as ts.CallExpression;
  const isMember = 'name' in callee && 'expression' in callee;
  const { name, expression } = callee as ts.PropertyAccessExpression;
  return { name: isMember ? name.getText() : callee.getText(), receiver: isMember ? expression.getText().replace('?', '') : '', handler: given.at(-1)?.getText() ?? '' };
}
