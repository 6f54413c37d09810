import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import { givesBytes } from '../facts/byte-streams.ts';
import type { FileFacts } from '../facts/file.ts';
import { isDataHandler } from '../facts/listener-call.ts';
import { originOf } from '../facts/origin.ts';
import type { Variable } from '../facts/scopes.ts';
import { sizeOf } from '../facts/size.ts';
import { isFunction, memberName, methodCall, unwrap, within, type FunctionNode } from '../facts/syntax.ts';

/** What has come so far is copied into something larger for each further chunk. */
export interface ChunkJoin {
  /** buffers: `Buffer.concat`. arrays: typed arrays that are made anew. text: bytes added to a string. */
  readonly of: 'arrays' | 'buffers' | 'text';
  /** The assignment. */
  readonly node: TSESTree.AssignmentExpression;
  /** The statements that make one join, where there are several; else the assignment. */
  readonly statements: readonly TSESTree.Statement[];
  readonly total: Variable;
  readonly chunk: TSESTree.Expression;
  /** `Float32Array`, of arrays. */
  readonly array?: string;
  /** `Buffer.concat` as the file calls it. */
  readonly concat?: TSESTree.Expression;
  readonly home: Home;
  /** Reads of the total after the last chunk. */
  readonly reads: readonly TSESTree.Node[];
  /** A look at the total's length while chunks come. */
  readonly lengthRead?: TSESTree.Node;
}

/** What runs for each chunk. */
export type Home = { readonly by: 'loop'; readonly loop: TSESTree.Statement } | { readonly by: 'handler'; readonly fn: FunctionNode };

export function chunkJoins(file: FileFacts): readonly ChunkJoin[] {
  return file.index.assignments.flatMap((node) => joinOf(file, node) ?? []);
}

function joinOf(file: FileFacts, node: TSESTree.AssignmentExpression): ChunkJoin | undefined {
  const total = node.left.type === T.Identifier ? file.scopes.variable(node.left) : undefined;
  const form = total && (buffersOf(file, node, total) ?? spreadOf(file, node, total) ?? regrownOf(file, node, total) ?? textOf(file, node));
  const definition = total?.defs[0];
  if (!total || !form || definition?.type !== 'Variable') return undefined;
  const home = homeOf(file, node, definition.name, form.chunk);
  if (!home || (form.of === 'text' && streamOf(file, home) === undefined)) return undefined;
  const around = home.by === 'loop' ? home.loop : home.fn;
  const own = [...form.statements, node];
  const others = total.references.filter(({ identifier, init }) => !init && !own.some((part) => within(identifier, part)));
  if (others.some((reference) => reference.isWrite())) return undefined;
  const reads = others.map(({ identifier }) => identifier as TSESTree.Node);
  const inside = reads.filter((read) => within(read, around));
  const lengthRead = inside.find((read) => isLength(read));
  if (inside.some((read) => !isLength(read)) || reads.length === inside.length) return undefined;
  return { ...form, node, total, home, reads: reads.filter((read) => !inside.includes(read)), ...(lengthRead ? { lengthRead } : {}) };
}

const isLength = (read: TSESTree.Node): boolean => read.parent?.type === T.MemberExpression && read.parent.object === read && /^(?:length|byteLength)$/.test(memberName(read.parent) ?? '');

type Form = Pick<ChunkJoin, 'array' | 'chunk' | 'concat' | 'of' | 'statements'>;

const means = (file: FileFacts, node: TSESTree.Node | null | undefined, variable: Variable): boolean => node != null && unwrap(node).type === T.Identifier && file.scopes.variable(unwrap(node)) === variable;

/** `Buffer.concat`, whatever the file calls it. */
function isOfBuffer(file: FileFacts, callee: TSESTree.Node, name: string): boolean {
  const origin = originOf(file, callee);
  if (origin.from === 'global') return origin.path === `Buffer.${name}`;
  return origin.from === 'import' && /^(?:node:)?buffer$/.test(origin.module) && `${origin.name}.${origin.path}` === `Buffer.${name}`;
}

/** `total = Buffer.concat([total, chunk])` */
function buffersOf(file: FileFacts, { operator, right }: TSESTree.AssignmentExpression, total: Variable): Form | undefined {
  const call = unwrap(right);
  const [list] = call.type === T.CallExpression ? call.arguments : [];
  if (operator !== '=' || call.type !== T.CallExpression || list?.type !== T.ArrayExpression || list.elements.length !== 2) return undefined;
  const [first, chunk] = list.elements;
  return isOfBuffer(file, call.callee, 'concat') && means(file, first, total) && chunk && chunk.type !== T.SpreadElement ? { of: 'buffers', chunk, concat: call.callee, statements: [] } : undefined;
}

const typedArrays = /^(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array$/;

/** `new Float32Array(…)`: which typed array it is. */
function typedArrayOf(file: FileFacts, node: TSESTree.Node): string | undefined {
  const origin = node.type === T.NewExpression ? originOf(file, node.callee) : undefined;
  return origin?.from === 'global' && typedArrays.test(origin.path) ? origin.path : undefined;
}

/** `total = new Uint8Array([...total, ...chunk])` */
function spreadOf(file: FileFacts, { operator, right }: TSESTree.AssignmentExpression, total: Variable): Form | undefined {
  const made = unwrap(right);
  const array = typedArrayOf(file, made);
  const list = array !== undefined && made.type === T.NewExpression ? made.arguments[0] : undefined;
  if (operator !== '=' || list?.type !== T.ArrayExpression || list.elements.length !== 2) return undefined;
  const [first, second] = list.elements;
  return first?.type === T.SpreadElement && second?.type === T.SpreadElement && means(file, first.argument, total) ? { of: 'arrays', chunk: second.argument, statements: [], ...(array === undefined ? {} : { array }) } : undefined;
}

/** `const next = new Uint8Array(total.length + chunk.length); next.set(total); next.set(chunk, total.length); total = next;` */
function regrownOf(file: FileFacts, { operator, right, parent }: TSESTree.AssignmentExpression, total: Variable): Form | undefined {
  const block = parent.parent;
  if (operator !== '=' || right.type !== T.Identifier || parent.type !== T.ExpressionStatement || block?.type !== T.BlockStatement) return undefined;
  const next = file.scopes.variable(right);
  const definition = next?.defs[0];
  const made = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : undefined;
  const end = block.body.indexOf(parent);
  const [declaration, ...sets] = block.body.slice(end - 3, end);
  const array = made && typedArrayOf(file, made);
  if (!next || end < 3 || array === undefined || declaration !== definition?.parent || next.references.length !== 4) return undefined;
  const chunks = sets.map((statement) => {
    const method = statement.type === T.ExpressionStatement ? methodCall(statement.expression) : undefined;
    return method?.name === 'set' && means(file, method.receiver, next) ? method.call.arguments : [];
  });
  const [old] = chunks[0] ?? [];
  const [chunk, at] = chunks[1] ?? [];
  if (!means(file, old, total) || !chunk || chunk.type === T.SpreadElement || at?.type !== T.MemberExpression || !means(file, at.object, total)) return undefined;
  return { of: 'arrays', array, chunk, statements: block.body.slice(end - 3, end + 1) };
}

/** `total += chunk`, `total += chunk.toString()` */
const textOf = (file: FileFacts, { operator, right }: TSESTree.AssignmentExpression): Form | undefined => (operator === '+=' ? { of: 'text', chunk: decodedOf(file, right), statements: [] } : undefined);

/** The chunk in `chunk.toString()`, `String(chunk)`. */
function decodedOf(file: FileFacts, value: TSESTree.Expression): TSESTree.Expression {
  const method = methodCall(value);
  const [encoding] = method?.call.arguments ?? [];
  if (method?.name === 'toString' && (!encoding || (encoding.type === T.Literal && /^utf-?8$/i.test(String(encoding.value))))) return method.receiver;
  const call = unwrap(value);
  const [only] = call.type === T.CallExpression && globalCallee(file, call) === 'String' ? call.arguments : [];
  return only && only.type !== T.SpreadElement ? only : value;
}

/** The loop or the handler that gets the chunk, inside of what declares the total. */
export function homeOf(file: FileFacts, node: TSESTree.Node, declaration: TSESTree.Node, chunk: TSESTree.Expression): Home | undefined {
  const source = unwrap(chunk);
  const copied = (source.type === T.CallExpression && isOfBuffer(file, source.callee, 'from')) || (source.type === T.NewExpression && typedArrayOf(file, source) !== undefined) ? source.arguments[0] : undefined;
  const inner = copied ? unwrap(copied) : source;
  const definition = inner.type === T.Identifier ? file.scopes.variable(inner)?.defs[0] : undefined;
  if (!definition) return undefined;
  for (let current = node.parent; current; current = current.parent) {
    if (within(declaration, current)) return undefined;
    if (current.type === T.ForOfStatement && within(definition.name, current.left)) return current.await || sizeOf(file, current.right) !== 'small' ? { by: 'loop', loop: current } : undefined;
    if (/^(?:For|While|DoWhile)Statement$/.test(current.type) && within(definition.name, current)) return isRead(file, definition.node) ? { by: 'loop', loop: current as TSESTree.Statement } : undefined;
    if (isFunction(current)) return current.params[0] === definition.name && isDataHandler(current) ? { by: 'handler', fn: current } : undefined;
  }
  return undefined;
}

/** `const { done, value } = await reader.read()` gives a chunk of its own each time. */
function isRead(file: FileFacts, node: TSESTree.Node): boolean {
  const init = node.type === T.VariableDeclarator && node.init ? unwrap(node.init) : undefined;
  const method = init?.type === T.AwaitExpression ? methodCall(init.argument) : undefined;
  const receiver = method?.name === 'read' && method.call.arguments.length === 0 ? originOf(file, method.receiver) : undefined;
  return receiver?.from === 'call' && methodCall(receiver.node)?.name === 'getReader';
}

/** The stream that gives the chunks, when they are surely bytes. */
function streamOf(file: FileFacts, home: Home): TSESTree.Node | undefined {
  const stream = sourceOf(home);
  return stream && givesBytes(file, stream) === 'yes' ? stream : undefined;
}

const sourceOf = (home: Home): TSESTree.Node | undefined => (home.by === 'handler' ? methodCall(home.fn.parent)?.receiver : home.loop.type === T.ForOfStatement && home.loop.await ? home.loop.right : undefined);

/** `net.createServer((connection) => …)`: what two programs say to each other mostly comes in a few chunks. */
export function comesByConnection(file: FileFacts, { home }: ChunkJoin): boolean {
  const stream = sourceOf(home);
  const origin = stream && originOf(file, stream);
  const call = origin?.from === 'parameter' ? origin.of?.parent : undefined;
  const maker = call?.type === T.CallExpression ? originOf(file, call.callee) : undefined;
  return maker?.from === 'import' && /^(?:node:)?(?:net|tls)$/.test(maker.module);
}
