import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { fileSize } from '../facts/file-size.ts';
import type { FileFacts } from '../facts/file.ts';
import { isNamed } from '../facts/kinds.ts';
import { isDataHandler, listenerCall } from '../facts/listener-call.ts';
import { originOf, type ValueOrigin } from '../facts/origin.ts';
import { isFunction, keyName, methodCall, unwrap } from '../facts/syntax.ts';

/** What is large by where it comes from: a text, a Buffer, or another typed array. */
export type Large = 'text' | 'buffer' | 'bytes';

/** What an expression's value is when it is large: the content of a file, of a response, of a process's output. */
export function largeOf(file: FileFacts, node: TSESTree.Node, depth = 0): Large | undefined {
  const expression = unwrap(node);
  if (depth > 6) return undefined;
  switch (expression.type) {
    case T.AwaitExpression:
      return largeOf(file, chainedResult(expression.argument) ?? expression.argument, depth + 1);
    case T.Identifier: {
      const value = file.scopes.constant(expression);
      return value ? largeOf(file, value, depth + 1) : chunkOf(file, expression);
    }
    case T.TemplateLiteral:
      return expression.expressions.some((part) => largeOf(file, part, depth + 1) === 'text') ? 'text' : undefined;
    case T.BinaryExpression:
      return expression.operator === '+' && [expression.left, expression.right].some((part) => largeOf(file, part, depth + 1) === 'text') ? 'text' : undefined;
    case T.NewExpression:
      return madeAnew(file, expression, depth);
    case T.CallExpression:
      return read(file, expression) ?? derived(file, expression, depth);
    default:
      return undefined;
  }
}

/** What the callback of `await fetch(url).then((response) => response.text())` gives. */
function chainedResult(node: TSESTree.Node): TSESTree.Expression | undefined {
  const method = methodCall(node);
  const [callback] = method?.call.arguments ?? [];
  return method?.name === 'then' && callback && isFunction(callback) && callback.body.type !== T.BlockStatement ? callback.body : undefined;
}

/** `response.text()`, `fs.promises.readFile(path)` without `await`: a promise of what is large. */
export function isUnawaited(file: FileFacts, node: TSESTree.Node): boolean {
  const call = unwrap(node);
  if (call.type !== T.CallExpression) return false;
  const origin = originOf(file, call.callee);
  if (origin.from === 'import') return /(?:^|[/:])fs\/promises$/.test(origin.module) || (/^(?:node:)?fs|fs-extra$/.test(origin.module) && !/Sync$/.test(origin.path || origin.name));
  const method = methodCall(call);
  return method !== undefined && /^(?:text|arrayBuffer|bytes|blob|then)$/.test(method.name);
}

/** `readFileSync(path, 'utf8')`, `execSync(command)`, `gzipSync(text)`. */
function read(file: FileFacts, call: TSESTree.CallExpression): Large | undefined {
  const origin = originOf(file, call.callee);
  if (origin.from !== 'import') return undefined;
  const name = (origin.path || origin.name).split('.').at(-1) ?? '';
  const [path, options] = call.arguments;
  if (/^(?:node:)?(?:fs(?:\/promises)?|fs-extra|graceful-fs)$/.test(origin.module) && /^readFile(?:Sync)?$/.test(name) && path) return fileSize(file, path) === 'small' ? undefined : hasEncoding(options) ? 'text' : 'buffer';
  if (/^(?:node:)?zlib$/.test(origin.module) && /Sync$/.test(name)) return 'buffer';
  return /^(?:node:)?child_process$/.test(origin.module) && /^exec(?:File)?Sync$/.test(name) ? (hasEncoding(call.arguments.at(-1)) ? 'text' : 'buffer') : undefined;
}

function hasEncoding(options: TSESTree.Node | undefined): boolean {
  if (options?.type === T.Literal) return typeof options.value === 'string';
  return options?.type === T.ObjectExpression && options.properties.some((part) => part.type === T.Property && keyName(part.key, part.computed) === 'encoding' && part.value.type === T.Literal && typeof part.value.value === 'string' && part.value.value !== 'buffer');
}

/** `response.text()`, `buffer.toString()`, `Buffer.concat(chunks)`: large as what it is made of. */
function derived(file: FileFacts, call: TSESTree.CallExpression, depth: number): Large | undefined {
  const origin = originOf(file, call.callee);
  if (origin.from === 'global' && /^Buffer\.(?:concat|from)$/.test(origin.path)) return origin.path === 'Buffer.concat' || (call.arguments[0] && largeOf(file, call.arguments[0], depth + 1)) ? 'buffer' : undefined;
  if (origin.from === 'global' && /^Buffer\.alloc/.test(origin.path)) return isMuch(call.arguments[0]) ? 'buffer' : undefined;
  const method = methodCall(call);
  if (!method) return undefined;
  if (/^(?:text|arrayBuffer|bytes)$/.test(method.name)) return isResponse(file, method.receiver) || isBody(file, method.receiver) ? (method.name === 'text' ? 'text' : 'bytes') : undefined;
  const from = method.name === 'decode' ? call.arguments[0] : method.receiver;
  const whole = from && largeOf(file, from, depth + 1);
  if (/^(?:toString|decode)$/.test(method.name)) return whole && 'text';
  return whole === 'text' && /^(?:trim|trimStart|trimEnd|normalize|toLowerCase|toUpperCase|replace|replaceAll)$/.test(method.name) ? 'text' : undefined;
}

/** Whether a value is what `fetch` gives. */
export function isResponse(file: FileFacts, receiver: TSESTree.Node): boolean {
  const origin = originOf(file, receiver);
  if (origin.from === 'parameter' && origin.of?.params[0] === origin.node && origin.of.parent.type === T.CallExpression) {
    const chained = methodCall(origin.of.parent);
    if (chained?.name === 'then' && chained.call.arguments[0] === origin.of && isFetched(originOf(file, chained.receiver))) return true;
  }
  return isFetched(origin) || isNamed(file, receiver, { from: 'lib', name: 'Response' }) === 'yes';
}

const isFetched = (origin: ValueOrigin): boolean => origin.from === 'call' && origin.of.from === 'global' && origin.of.path === 'fetch';

/** What is read whole like a response: a request of a fetch handler, a file of a form. */
const isBody = (file: FileFacts, receiver: TSESTree.Node): boolean => ['Request', 'Blob', 'File'].some((name) => isNamed(file, receiver, { from: 'lib', name }) === 'yes');

/** `new Uint8Array(await response.arrayBuffer())`, `new Uint8Array(1 << 20)`. */
function madeAnew(file: FileFacts, made: TSESTree.NewExpression, depth: number): Large | undefined {
  const origin = originOf(file, made.callee);
  const [from] = made.arguments;
  if (origin.from !== 'global' || !/^(?:Uint8|Uint8Clamped|Int8|Uint16|Int16|Uint32|Int32|Float32|Float64|BigInt64|BigUint64)Array$/.test(origin.path) || !from) return undefined;
  return isMuch(from) || largeOf(file, from, depth + 1) ? 'bytes' : undefined;
}

const isMuch = (length: TSESTree.Node | undefined): boolean => length !== undefined && numberOf(length) >= 65_536;

/** A number that is written down: `8 * 1024 * 1024`, `1 << 20`; NaN where it is not. */
function numberOf(node: TSESTree.Node): number {
  if (node.type === T.Literal) return typeof node.value === 'number' ? node.value : NaN;
  if (node.type !== T.BinaryExpression) return NaN;
  const [left, right] = [numberOf(node.left), numberOf(node.right)];
  return node.operator === '*' ? left * right : node.operator === '**' ? left ** right : node.operator === '+' ? left + right : node.operator === '<<' && !Number.isNaN(left) && !Number.isNaN(right) ? left << right : NaN;
}

/** `socket.on('data', (chunk) => …)`, `socket.once('data', …)`: up to 64 KiB each. */
function chunkOf(file: FileFacts, identifier: TSESTree.Identifier): Large | undefined {
  const definition = file.scopes.variable(identifier)?.defs[0];
  const fn = definition?.type === 'Parameter' && isFunction(definition.node) && definition.node.params[0] === definition.name ? definition.node : undefined;
  return fn && (isDataHandler(fn) || isFirstData(fn)) && isNamed(file, identifier, { from: 'lib', name: 'Buffer' }) === 'yes' ? 'buffer' : undefined;
}

/** A chunk comes as large when it is the only one that is waited for. */
function isFirstData(fn: TSESTree.Node): boolean {
  const added = fn.parent && listenerCall(fn.parent);
  return added?.handler === fn && added.event === 'data' && added.by === 'once';
}
