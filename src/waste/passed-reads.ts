import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from '../facts/callbacks.ts';
import type { FileFacts } from '../facts/file.ts';
import { isKind, isNamed } from '../facts/kinds.ts';
import { originOf, type ValueOrigin } from '../facts/origin.ts';
import { enclosingFunction, enclosingFunctions, methodCall, methodOn, unwrap, wrapped } from '../facts/syntax.ts';
import { soleVariableOf, usesOfValue } from '../facts/value-uses.ts';
import { descendants } from '../facts/walk.ts';
import { isHanded, isRepeated } from './line-walks.ts';
import { fileSystemFunction, type WholeRead } from './whole-reads.ts';

/** A whole read whose value only goes on: a stream would bring it there in parts. */
export interface PassedRead {
  readonly read: WholeRead;
  readonly to: Passing;
  /** The variables on the way. */
  readonly carriers: readonly TSESTree.VariableDeclarator[];
}

export type Passing =
  /** `writeFile(path, value)` */
  | { readonly is: 'file'; readonly call: TSESTree.CallExpression; readonly name: string; readonly path: TSESTree.Expression }
  /** `response.end(value)` */
  | { readonly is: 'stream'; readonly call: TSESTree.CallExpression; readonly name: string; readonly stream: TSESTree.Expression }
  /** `hash.update(value)` */
  | { readonly is: 'hash'; readonly call: TSESTree.CallExpression; readonly hash: TSESTree.Expression }
  /** `gzipSync(value)` */
  | { readonly is: 'compressor'; readonly call: TSESTree.CallExpression }
  /** `for (const byte of value)` */
  | { readonly is: 'bytes'; readonly loop: TSESTree.ForOfStatement };

export function passedRead(file: FileFacts, read: WholeRead): PassedRead | undefined {
  const { use, carriers } = whatIsUsed(file, read);
  const made = isHanded(read) ? use : read.call;
  if (!use || !made || enclosingFunction(use) !== enclosingFunction(made) || isRepeated(made, use)) return undefined;
  const to = passing(file, read, use);
  return to && { read, to, carriers };
}

/** The one use of the value, behind what only takes it as bytes: `Buffer.from(value)`. */
function whatIsUsed(file: FileFacts, read: WholeRead): { use?: TSESTree.Node; carriers: readonly TSESTree.VariableDeclarator[] } {
  const made: TSESTree.Node[] = [read.comes === 'awaited' ? (wrapped(read.call).parent as TSESTree.Node) : read.call];
  let { uses } = read;
  for (let bytes = uses[0] && uses.length === 1 ? bytesOf(file, uses[0]) : undefined; bytes; bytes = uses[0] && uses.length === 1 ? bytesOf(file, uses[0]) : undefined) {
    made.push(bytes);
    uses = usesOfValue(file, bytes);
  }
  const carriers = isHanded(read) ? [] : made.flatMap((value) => {
    const declaration = soleVariableOf(file, value)?.defs[0]?.node;
    return declaration?.type === T.VariableDeclarator ? [declaration] : [];
  });
  return { ...(uses.length === 1 && uses[0] ? { use: uses[0] } : {}), carriers };
}

/** `Buffer.from(value)`, `new Uint8Array(value)` */
function bytesOf(file: FileFacts, use: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = use;
  if ((parent?.type !== T.CallExpression && parent?.type !== T.NewExpression) || parent.arguments.length !== 1 || parent.arguments[0] !== use) return undefined;
  const origin = originOf(file, parent.callee);
  return origin.from === 'global' && (parent.type === T.CallExpression ? origin.path === 'Buffer.from' : origin.path === 'Uint8Array') ? parent : undefined;
}

function passing(file: FileFacts, read: WholeRead, use: TSESTree.Node): Passing | undefined {
  const { parent } = use;
  const isBytes = read.encoding === undefined && !read.option;
  if (parent?.type === T.ForOfStatement && parent.right === use && !parent.await && isBytes && read.of === 'file') return { is: 'bytes', loop: parent };
  if (parent?.type !== T.CallExpression || parent.optional) return undefined;
  const [first, second, ...others] = parent.arguments;
  const called = /^(?:Identifier|MemberExpression)$/.test(unwrap(parent.callee).type) ? fileSystemFunction(file, parent.callee) : undefined;
  if (called && /^writeFile(?:Sync)?$/.test(called.name) && second === use && first && first.type !== T.SpreadElement) return isSameText(file, read, others) ? { is: 'file', call: parent, name: called.name, path: first } : undefined;
  if (first !== use || !isSameText(file, read, second ? [second] : [])) return undefined;
  const method = methodCall(parent);
  if (method && /^(?:end|send|write)$/.test(method.name) && !second && isSink(file, method.receiver, method.name)) return { is: 'stream', call: parent, name: method.name, stream: method.receiver };
  if (method?.name === 'update' && isHash(file, method.receiver)) return { is: 'hash', call: parent, hash: method.receiver };
  return isBytes && isCompressor(originOf(file, parent.callee)) ? { is: 'compressor', call: parent } : undefined;
}

/** Whether what is written is what was read: bytes, or text that goes out in the encoding in which it came. */
function isSameText(file: FileFacts, { encoding, option }: WholeRead, options: readonly TSESTree.Node[]): boolean {
  if (option || (encoding !== undefined && encoding !== 'utf8')) return false;
  return options.every((node) => (node.type === T.Literal ? encoding === undefined || /^utf-?8$/i.test(String(node.value)) : file.scopes.functionOf(node) !== undefined || node.type === T.ObjectExpression));
}

const responses = { name: ['ServerResponse', 'Http2ServerResponse', 'OutgoingMessage', 'ClientRequest', 'Writable', 'WriteStream', 'Socket', 'Response', 'FastifyReply', 'WritableStream', 'ReadWriteStream'], from: 'package', package: ['node', '@types/node', 'http', 'node:http', 'stream', 'node:stream', 'net', 'express', 'express-serve-static-core', '@types/express-serve-static-core', 'fastify'] } as const;

/** A response, or another stream that is written to. */
function isSink(file: FileFacts, receiver: TSESTree.Expression, name: string): boolean {
  const origin = originOf(file, receiver);
  if (origin.from === 'parameter' && origin.of && origin.of.params[1] === origin.node && callbackRole(file, origin.of)?.kind === 'request') return true;
  if (isNamed(file, receiver, responses) === 'yes') return true;
  return name !== 'send' && (isKind(file, receiver, 'stream') === 'yes' || (origin.from === 'global' && /^process\.std(?:out|err)$/.test(origin.path)));
}

const hashes = { name: ['Hash', 'Hmac'], from: 'package', package: ['node', '@types/node', 'crypto', 'node:crypto'] } as const;

/** `createHash('sha256')`, also behind another `update()`. */
function isHash(file: FileFacts, receiver: TSESTree.Expression): boolean {
  const chained = methodCall(receiver);
  if (chained?.name === 'update') return isHash(file, chained.receiver);
  const origin = originOf(file, receiver);
  const made = origin.from === 'call' && origin.of.from === 'import' ? origin.of : undefined;
  return (made !== undefined && /^(?:node:)?crypto$/.test(made.module) && /^create(?:Hash|Hmac)$/.test(made.path || made.name)) || isNamed(file, receiver, hashes) === 'yes';
}

const compressing = /^(?:gzip|gunzip|deflate|deflateRaw|inflate|inflateRaw|brotliCompress|brotliDecompress|unzip)Sync$/;

const isCompressor = (origin: ValueOrigin): boolean => origin.from === 'import' && /^(?:node:)?zlib$/.test(origin.module) && compressing.test(origin.path || origin.name);

/** Whether the path is one that each request brings: it is made of what the handler is given. */
export function comesWithRequest(file: FileFacts, { read: { of, from, call }, to }: PassedRead): boolean {
  const handlers = [...enclosingFunctions(call)].filter((fn) => callbackRole(file, fn)?.kind === 'request');
  if (handlers.length === 0) return false;
  if (of === 'body') return to.is === 'stream';
  const isGiven = (node: TSESTree.Node, depth: number): boolean => [...descendants(file, node)].some((part) => {
    if (part.type !== T.Identifier) return false;
    const definition = file.scopes.variable(part)?.defs[0];
    if (definition?.type === 'Parameter') return handlers.some((fn) => definition.node === fn);
    const value = depth < 3 ? file.scopes.constant(part) : undefined;
    return value !== undefined && isGiven(value, depth + 1);
  });
  return isGiven(from, 0);
}

/** `gzipSync(value)` that is the one thing that a `writeFile` writes. */
export const writerOf = (file: FileFacts, call: TSESTree.CallExpression): { call: TSESTree.CallExpression; path: TSESTree.Expression } | undefined => {
  const outer = wrapped(call).parent;
  const [path, value, ...others] = outer?.type === T.CallExpression ? outer.arguments : [];
  if (outer?.type !== T.CallExpression || value !== call || others.length > 0 || !path || path.type === T.SpreadElement || methodOn(outer)) return undefined;
  const called = /^(?:Identifier|MemberExpression)$/.test(unwrap(outer.callee).type) ? fileSystemFunction(file, outer.callee) : undefined;
  return called && /^writeFile(?:Sync)?$/.test(called.name) ? { call: outer, path } : undefined;
};
