import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf, type ValueOrigin } from '../facts/origin.ts';
import { enclosingFunction, isFunction, keyName, methodCall, methodOn, unwrap, wrapped } from '../facts/syntax.ts';
import { readsOf, usesOfValue } from '../facts/value-uses.ts';

/** A call that reads a file or a body into memory as a whole. */
export interface WholeRead {
  readonly call: TSESTree.CallExpression;
  /** file: of Node's file system. body: of a response, with a web stream. */
  readonly of: 'file' | 'body';
  /** The path; the response or blob. */
  readonly from: TSESTree.Expression;
  /** How the value comes: as the result, by a promise that is awaited, by one that `then` gave, or to a callback. */
  readonly comes: 'result' | 'awaited' | 'chained' | 'callback';
  /** `utf8` where it is text; undefined where it is bytes. */
  readonly encoding: string | undefined;
  /** Every use of the value, through variables. */
  readonly uses: readonly TSESTree.Node[];
  /** An option that a stream would have to be given too. */
  readonly option?: TSESTree.Node;
}

const fileSystems = /^(?:node:)?fs(?:\/promises)?$|^(?:graceful-fs|fs-extra)$/;
const readFile = /readFile/;
const bodies = { name: ['Response', 'Blob', 'File'], from: 'lib' } as const;

/** What is imported, by the names that lead to it: `promises.readFile`. */
const importedPath = (origin: ValueOrigin): string | undefined =>
  origin.from === 'import' ? [origin.name, ...origin.path.split('.')].filter((name) => name !== '' && name !== '*' && name !== 'default').join('.') : undefined;

/** The function of the file system that an expression means, with the module that it comes from. */
export function fileSystemFunction(file: FileFacts, callee: TSESTree.Node): { name: string; module: string; isPromise: boolean } | undefined {
  const origin = originOf(file, callee);
  if (origin.from === 'call') {
    const [promised] = origin.node.arguments;
    const inner = importedPath(origin.of) === 'promisify' && promised ? fileSystemFunction(file, promised) : undefined;
    return inner && { ...inner, isPromise: true };
  }
  if (origin.from !== 'import' || !fileSystems.test(origin.module)) return undefined;
  const names = (importedPath(origin) ?? '').split('.');
  const isPromise = names[0] === 'promises' || origin.module.endsWith('/promises');
  const name = names.at(-1) as string;
  return names.length === (names[0] === 'promises' ? 2 : 1) ? { name, module: origin.module, isPromise } : undefined;
}

/** Every whole read of the file whose value is used. */
export const wholeReads = (file: FileFacts): readonly WholeRead[] => file.once(findReads);

function findReads(file: FileFacts): readonly WholeRead[] {
  return file.index.calls.flatMap((call) => (call.type === T.CallExpression ? (fileRead(file, call) ?? bodyRead(file, call) ?? []) : []));
}

function fileRead(file: FileFacts, call: TSESTree.CallExpression): WholeRead | undefined {
  if (!file.mentions(readFile)) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type !== T.Identifier && callee.type !== T.MemberExpression) return undefined;
  const called = fileSystemFunction(file, callee);
  const [from, ...rest] = call.arguments;
  if (!called || !/^readFile(?:Sync)?$/.test(called.name) || !from || from.type === T.SpreadElement) return undefined;
  const callback = !called.name.endsWith('Sync') && !called.isPromise ? rest.find((argument) => isFunction(argument)) : undefined;
  const options = rest.find((argument) => argument !== callback);
  const { encoding, option } = readOptions(file, options);
  const base = { call, of: 'file', from, encoding, ...(option ? { option } : {}) } as const;
  if (callback && isFunction(callback)) return textOf(file, { ...base, comes: 'callback', uses: parameterUses(file, callback.params[1]) });
  return called.name.endsWith('Sync') ? textOf(file, { ...base, comes: 'result', uses: usesOfRead(file, call) }) : promised(file, base);
}

function bodyRead(file: FileFacts, call: TSESTree.CallExpression): WholeRead | undefined {
  const method = methodCall(call);
  if (!method || !/^(?:text|arrayBuffer|bytes)$/.test(method.name) || call.arguments.length > 0 || call.optional) return undefined;
  const origin = originOf(file, method.receiver);
  const isFetched = origin.from === 'call' && origin.of.from === 'global' && origin.of.path === 'fetch';
  const chained = chainedBody(file, call, method.receiver);
  if (chained) return bodyOf(file, call, method, chained);
  if (!isFetched && file.types.isNamed(method.receiver, bodies) !== 'yes') return undefined;
  return promised(file, { call, of: 'body', from: method.receiver, encoding: encodingOfBody(method.name) });
}

const encodingOfBody = (method: string): string | undefined => (method === 'text' ? 'utf8' : undefined);

/** `await fetch(url).then((response) => response.text())`: the call of `then`. */
function chainedBody(file: FileFacts, call: TSESTree.CallExpression, receiver: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const origin = originOf(file, receiver);
  const fn = origin.from === 'parameter' && origin.of && origin.of.params[0] === origin.node ? origin.of : undefined;
  const then = fn?.parent.type === T.CallExpression && fn.parent.arguments[0] === fn ? methodCall(fn.parent) : undefined;
  const answers = call.parent === fn || (call.parent.type === T.ReturnStatement && enclosingFunction(call) === fn);
  if (then?.name !== 'then' || !answers || then.call.arguments.length > 1) return undefined;
  const source = originOf(file, then.receiver);
  return source.from === 'call' && source.of.from === 'global' && source.of.path === 'fetch' ? then.call : undefined;
}

function bodyOf(file: FileFacts, call: TSESTree.CallExpression, method: { name: string; receiver: TSESTree.Expression }, then: TSESTree.CallExpression): WholeRead | undefined {
  const base = { call, of: 'body', from: method.receiver, encoding: encodingOfBody(method.name) } as const;
  const { parent } = wrapped(then);
  if (parent?.type === T.AwaitExpression) return { ...base, comes: 'chained', uses: usesOfValue(file, parent) };
  const next = methodOn(then);
  const callback = next?.name === 'then' ? next.call.arguments[0] : undefined;
  return isFunction(callback) ? { ...base, comes: 'callback', uses: parameterUses(file, callback.params[0]) } : undefined;
}

/** A promise's value: awaited at once, or handed to `then`. */
function promised(file: FileFacts, base: Pick<WholeRead, 'call' | 'encoding' | 'from' | 'of' | 'option'>): WholeRead | undefined {
  const { parent } = wrapped(base.call);
  if (parent?.type === T.AwaitExpression) return textOf(file, { ...base, comes: 'awaited', uses: usesOfRead(file, parent) });
  const then = methodOn(base.call);
  const callback = then?.name === 'then' ? then.call.arguments[0] : undefined;
  return isFunction(callback) ? textOf(file, { ...base, comes: 'callback', uses: parameterUses(file, callback.params[0]) }) : undefined;
}

const parameterUses = (file: FileFacts, parameter: TSESTree.Node | undefined): TSESTree.Node[] => {
  const variable = parameter?.type === T.Identifier ? file.scopes.variable(parameter) : undefined;
  return variable ? readsOf(variable).flatMap((use) => usesOfValue(file, use)) : [];
};

/** Where the value is used; a variable that `try` sets, and `catch` at most to something written down, counts as its own. */
function usesOfRead(file: FileFacts, value: TSESTree.Node): TSESTree.Node[] {
  const assignment = wrapped(value).parent;
  const variable = assignment?.type === T.AssignmentExpression && assignment.operator === '=' && assignment.right === wrapped(value) && assignment.parent.type === T.ExpressionStatement ? file.scopes.variable(assignment.left) : undefined;
  if (!variable || assignment?.type !== T.AssignmentExpression || variable.defs[0]?.type !== 'Variable') return usesOfValue(file, value);
  const others = variable.references.filter((reference) => reference.isWrite() && reference.writeExpr !== assignment.right);
  const isOwn = others.every(({ writeExpr }) => writeExpr?.type === T.Literal) && variable.references.every(({ identifier }) => enclosingFunction(identifier) === enclosingFunction(assignment));
  return isOwn && assignment.parent.parent?.parent?.type === T.TryStatement ? readsOf(variable).flatMap((use) => usesOfValue(file, use)) : usesOfValue(file, value);
}

/** Bytes whose only use is `toString()` are text. */
function textOf(file: FileFacts, read: WholeRead): WholeRead {
  const [use, ...others] = read.uses;
  const method = use && methodOn(use);
  if (read.encoding !== undefined || others.length > 0 || method?.name !== 'toString' || method.call.arguments.length > 1) return read;
  const encoding = method.call.arguments[0] ? encodingOf(file, method.call.arguments[0]) : 'utf8';
  return encoding === undefined ? read : { ...read, encoding, uses: usesOfValue(file, method.call) };
}

const encodings = /^(?:utf-?8|latin1|binary|ascii|utf-?16le|ucs-?2)$/i;

function encodingOf(file: FileFacts, node: TSESTree.Node): string | undefined {
  const written = unwrap(node);
  const value = written.type === T.Identifier ? file.scopes.constant(written) : written;
  const literal = value && unwrap(value);
  if (literal?.type !== T.Literal || typeof literal.value !== 'string' || !encodings.test(literal.value)) return undefined;
  return literal.value.toLowerCase().replace(/^utf-8$/, 'utf8');
}

/** `'utf8'`, `{ encoding: 'utf8' }`; anything else is an option that counts. */
function readOptions(file: FileFacts, options: TSESTree.Node | undefined): { encoding: string | undefined; option?: TSESTree.Node } {
  if (!options) return { encoding: undefined };
  const written = unwrap(options);
  const constant = written.type === T.Identifier ? file.scopes.constant(written) : undefined;
  const value = constant ? unwrap(constant) : written;
  if (value.type !== T.ObjectExpression) return { encoding: encodingOf(file, value), ...(encodingOf(file, value) === undefined ? { option: options } : {}) };
  const named = (name: string): TSESTree.Property | undefined => value.properties.find((property): property is TSESTree.Property => property.type === T.Property && keyName(property.key, property.computed) === name);
  const encoding = named('encoding');
  const other = value.properties.find((property) => property !== encoding && !(property === named('flag') && property.value.type === T.Literal && property.value.value === 'r'));
  return { encoding: encoding && encodingOf(file, encoding.value), ...(other ? { option: other } : {}) };
}
