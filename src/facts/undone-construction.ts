import type * as ts from 'typescript';

interface Call {
  readonly name: string;
  readonly receiver: string;
  readonly handler: string;
}

const adds = /^(?:on|addListener|addEventListener|subscribe|prependListener)$/;
const removes = /^(?:off|removeListener|removeEventListener|unsubscribe)$/;

/**
 * Whether constructing a class adds something to what is not its own, or starts an interval, and its teardown undoes
 * the same. Nodes are told by their shape, since the numbers of their kinds differ between versions of TypeScript.
 */
export function isConstructionUndone(owner: ts.ClassLikeDeclaration, teardown: string): boolean {
  const members = owner.members as readonly ts.ClassElement[];
  const methods = new Map(members.flatMap((member): [string, ts.Node][] => ('body' in member && member.body && member.name ? [[member.name.getText(), member.body as ts.Node]] : [])));
  const constructor = members.find((member) => 'body' in member && member.body && !member.name) as { body: ts.Node } | undefined;
  const end = methods.get(teardown);
  if (!constructor || !end) return false;
  const made = callsFrom(constructor.body, methods);
  const undone = callsFrom(end, methods);
  if (made.some(({ name }) => name === 'setInterval') && undone.some(({ name }) => name === 'clearInterval')) return true;
  const text = owner.getText();
  return made.some((add) => adds.test(add.name) && add.handler !== '' && !isOwn(text, add.receiver) && undone.some((remove) => removes.test(remove.name) && remove.receiver === add.receiver && remove.handler === add.handler));
}

/** `this.socket`, which the class itself fills with `new`. */
function isOwn(text: string, receiver: string): boolean {
  const field = /^this\.(#?\w+)/.exec(receiver)?.[1];
  return receiver === 'this' || (field !== undefined && new RegExp(`(?:^|[\\s.])${field.replace('#', '\\#')}\\s*(?::[^=;\\n]+)?=\\s*new\\b`).test(text));
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
