import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { importRoot } from '../facts/origin-module.ts';
import { originOf } from '../facts/origin.ts';
import { isExecutor } from '../facts/promises.ts';
import { isFunction, methodCall, unwrap, type FunctionNode } from '../facts/syntax.ts';
import { descendants } from '../facts/walk.ts';
import { fileSystemFunction } from './whole-reads.ts';

/** Work that a call starts and that goes on without it: what it holds until it is done. */
export interface StartedWork {
  readonly node: TSESTree.Node;
  readonly is: 'file' | 'image' | 'process' | 'query' | 'request' | 'tab';
}

/** Functions of the file system that hold a descriptor or a content; `stat` and the like wait in a queue of the platform. */
const files = /^(?:readFile|writeFile|appendFile|copyFile|cp|copy|move|open|createReadStream|createWriteStream|outputFile|(?:read|write|output)J(?:son|SON))$/;
const denoFiles = /^Deno\.(?:readFile|readTextFile|writeFile|writeTextFile|open|copyFile)$/;
const clients = /^(?:axios|bent|cross-fetch|got|isomorphic-fetch|ky|make-fetch-happen|needle|node-fetch|node-fetch-native|ofetch|request|request-promise(?:-native)?|superagent|undici|(?:node:)?https?)$/;
/** What sends a request by such a client; `axios.create` and `got.extend` do not. */
const sending = /^(?:|.*\.)(?:\$?fetch|ofetch|request|get|post|put|patch|delete|del|head|options|stream|download)$/;
const making = /^(?:create|extend|defaults|instance)$/;
const services = /^(?:@aws-sdk\/client-[\w-]+|@azure\/[\w-]+|@google-cloud\/[\w-]+|@octokit\/(?:core|rest)|octokit|openai|@anthropic-ai\/sdk|stripe)$/;
const processes = /^(?:exec|execFile|spawn|fork)$/;
const databases = /^(?:@prisma\/client|knex|mongodb|mongoose|mssql|mysql|mysql2|mysql2\/promise|pg|sequelize|typeorm)$/;
const querying = /^(?:query|execute|raw|find\w*|aggregate|count\w*|insert\w*|create\w*|update\w*|upsert|delete\w*|save|remove|replaceOne|bulkWrite)$/;

/** A call that waits for its turn before it starts something. Words that make the rule silent. */
const waiting = /^(?:acquire|runExclusive|schedule|throttle|limit|take|removeTokens|consume|lock|use|wait|waitForSlot|reserve|enqueue|add)$/i;

function workOf(file: FileFacts, call: TSESTree.CallExpression): StartedWork['is'] | undefined {
  const callee = unwrap(call.callee);
  const called = callee.type === T.Identifier || callee.type === T.MemberExpression ? fileSystemFunction(file, callee) : undefined;
  if (called) return files.test(called.name) ? 'file' : undefined;
  const origin = originOf(file, callee);
  if (origin.from === 'global') return origin.path === 'fetch' ? 'request' : denoFiles.test(origin.path) ? 'file' : undefined;
  const [promised] = origin.from === 'call' && isPromisify(file, origin.node) ? origin.node.arguments : [];
  const root = importRoot(file, promised ? originOf(file, promised) : origin);
  if (!root) return undefined;
  const { module, path } = root;
  const name = path.split('.').at(-1) ?? '';
  if (/^(?:node:)?child_process$/.test(module)) return processes.test(name) ? 'process' : undefined;
  if (/^(?:execa|cross-spawn|nano-spawn|tinyexec)$/.test(module)) return name.endsWith('Sync') || name === 'sync' ? undefined : 'process';
  if (module === 'sharp') return path === '' && origin.from === 'import' ? 'image' : undefined;
  if (/^(?:puppeteer(?:-core)?|playwright(?:-core)?)$/.test(module)) return name === 'newPage' ? 'tab' : undefined;
  if (clients.test(module)) return making.test(name) && origin.from !== 'call' ? undefined : path === '' || origin.from === 'call' || sending.test(path) ? 'request' : undefined;
  if (services.test(module)) return origin.from === 'member' ? 'request' : undefined;
  return databases.test(module) && origin.from === 'member' && querying.test(name) ? 'query' : undefined;
}

const isPromisify = (file: FileFacts, call: TSESTree.CallExpression): boolean => {
  const origin = originOf(file, call.callee);
  return origin.from === 'import' && /^(?:node:)?util$/.test(origin.module) && (origin.path || origin.name) === 'promisify';
};

/** What a function starts when it runs, by itself or by functions and methods of the file. */
function workStartedBy(file: FileFacts, fn: FunctionNode, depth = 0): StartedWork | undefined {
  const calls = callsIn(file, fn);
  if (calls.some((call) => call.parent.type === T.AwaitExpression && waiting.test(methodCall(call)?.name ?? ''))) return undefined;
  for (const call of calls) {
    const is = workOf(file, call);
    if (is) return { node: call, is };
    const inner = depth < 3 ? ownFunction(file, call) : undefined;
    const started = inner && inner !== fn && !inner.generator ? workStartedBy(file, inner, depth + 1) : undefined;
    if (started) return started;
  }
  return undefined;
}

/** What the call of a written-down expression starts: `load(x)`, `fetch(x).then(…)`. */
export function workStartedAt(file: FileFacts, expression: TSESTree.Node): StartedWork | undefined {
  const call = unwrap(expression);
  if (call.type !== T.CallExpression) return undefined;
  const link = methodCall(call);
  if (link && /^(?:then|catch|finally)$/.test(link.name)) return workStartedAt(file, link.receiver);
  const is = workOf(file, call);
  const fn = is ? undefined : ownFunction(file, call);
  return is ? { node: call, is } : fn && workStartedBy(file, fn);
}

/** What a function that is handed on by its name starts when it is called: `files.map(readFile)`. */
export function workStartedThrough(file: FileFacts, callback: TSESTree.Node): StartedWork | undefined {
  const fn = file.scopes.functionOf(callback);
  if (fn) return workStartedBy(file, fn);
  const called = fileSystemFunction(file, unwrap(callback));
  if (called) return files.test(called.name) ? { node: callback, is: 'file' } : undefined;
  const origin = originOf(file, callback);
  return origin.from === 'global' && origin.path === 'fetch' ? { node: callback, is: 'request' } : undefined;
}

/** A function of the file, or a method of the same instance. */
function ownFunction(file: FileFacts, call: TSESTree.CallExpression): FunctionNode | undefined {
  const method = methodCall(call);
  if (!method) return file.scopes.functionOf(call.callee);
  return unwrap(method.receiver).type === T.ThisExpression ? lifeOf(file, call).instance?.methods.get(method.name) : undefined;
}

/** Every call that runs together with the function, in order: those of functions within it run elsewhere, but for executors. */
function callsIn(file: FileFacts, fn: FunctionNode): TSESTree.CallExpression[] {
  const own = [...descendants(file, fn, (node) => isFunction(node) && node !== fn && !runsAtOnce(file, node))];
  return own.filter((node) => node.type === T.CallExpression).sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
}

/** `new Promise((resolve) => …)`, `(async () => …)()`, `.then((x) => …)`, `paths.map((x) => …)` */
function runsAtOnce(file: FileFacts, fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type !== T.CallExpression) return isExecutor(file, fn);
  return parent.callee === fn || /^(?:then|catch|finally|map|flatMap|forEach|reduce)$/.test(methodCall(parent)?.name ?? '');
}
