import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isFileHandle } from '../../facts/file-handles.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { inside, enclosingFunction, enclosingStatement, isFunction, methodCall, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import { isHanded } from '../../waste/line-walks.ts';
import { writerOf, type PassedRead, type Passing } from '../../waste/passed-reads.ts';
import { fileSystemFunction } from '../../waste/whole-reads.ts';
import type { Piece } from '../piece.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { Imports, type ImportChange } from './bindings.ts';
import { chunksHelper, hashHelper } from './chunk-helpers.ts';
import { gapBetween, isCaught } from './lines/index.ts';
import type { Helper } from './lines/plan.ts';
import { freeAround } from './names.ts';

/** The plan of a value that is read as a whole and only goes on: a stream, or a copy of the file, in its place. */
export interface PassPlan {
  readonly read: Range;
  readonly node: Range;
  readonly by: readonly Piece[];
  readonly imports: readonly ImportChange[];
  /** Declarations that kept the value, gone with it. */
  readonly dropped: readonly Range[];
  readonly helper?: Helper;
}

interface Passed {
  readonly node: TSESTree.Node;
  readonly by: readonly Piece[];
  readonly title: string;
  readonly helper?: Helper;
}

const fs = /^(?:node:)?fs$|^graceful-fs$|^fs-extra$/;

export function planPassOn(file: FileFacts, passed: PassedRead): Planned<PassPlan> {
  return attempt(() => {
    const { read, to, carriers } = passed;
    if (isHanded(read)) refuse('The value is handed to a callback', read.call);
    if (isCaught(read)) refuse('A read that fails is caught before the value is used', read.call);
    if (read.of === 'file' && isFileHandle(file, read.from)) refuse('A descriptor is read where it stands', read.from);
    if (to.is === 'file' && isFileHandle(file, to.path)) refuse('An open file is written where it stands', to.path);
    const imports = new Imports(file);
    const { node, by, title, helper } = new PassOn(file, passed, imports).planned();
    const value = read.comes === 'awaited' ? (wrapped(read.call).parent as TSESTree.Node) : read.call;
    const start = enclosingStatement(node) ?? enclosingFunction(node) ?? node;
    const isLater = carriers.length > 0 && gapBetween(file, [value], carriers, start, (statement) => isOfSink(file, statement, to));
    const lost = file.sourceCode.getCommentsInside(node).find((comment) => !by.some((piece) => 'range' in piece && comment.range[0] >= piece.range[0] && comment.range[1] <= piece.range[1]));
    if (lost) refuse('A comment stands in what is left out', lost as never);
    return {
      plan: { read: read.call.range, node: node.range, by, imports: imports.changes, dropped: carriers.map(({ parent }) => parent.range), ...(helper ? { helper } : {}) },
      verdict: { level: 'review', scope: 'file', reason: `${title}${read.encoding !== undefined ? '; bytes that are no UTF-8 stay as they are' : ''}${isLater ? '; it is read where the value is used' : ''}` },
    };
  });
}

/** `response.setHeader(…)` before `response.end(…)`: it does not look at the file. */
function isOfSink(file: FileFacts, statement: TSESTree.Statement, to: Passing): boolean {
  const sink = to.is === 'stream' ? to.stream : to.is === 'hash' ? to.hash : undefined;
  const made = sink && statement.type === T.VariableDeclaration ? file.scopes.variable(sink)?.defs[0]?.node : undefined;
  if (made && statement.type === T.VariableDeclaration && statement.declarations.every((declarator) => declarator === made)) return to.is === 'hash';
  const method = statement.type === T.ExpressionStatement ? methodCall(statement.expression) : undefined;
  if (sink === undefined) return false;
  if (method) return file.textOf(method.receiver) === file.textOf(sink);
  const set = statement.type === T.ExpressionStatement && statement.expression.type === T.AssignmentExpression ? statement.expression.left : undefined;
  return set?.type === T.MemberExpression && file.textOf(set.object) === file.textOf(sink);
}

class PassOn {
  readonly #file: FileFacts;
  readonly #passed: PassedRead;
  readonly #imports: Imports;
  readonly #isAsync: boolean;
  readonly #prefix: string;

  constructor(file: FileFacts, passed: PassedRead, imports: Imports) {
    [this.#file, this.#passed, this.#imports] = [file, passed, imports];
    const { read, to } = passed;
    const place = 'call' in to ? to.call : to.loop;
    this.#isAsync = read.comes === 'awaited' || (enclosingFunction(place)?.async ?? false);
    const module = read.of === 'file' ? fileSystemFunction(file, read.call.callee)?.module : undefined;
    this.#prefix = module === undefined || module.startsWith('node:') ? 'node:' : '';
  }

  planned(): Passed {
    const { to, read } = this.#passed;
    switch (to.is) {
      case 'file':
        return read.of === 'body' ? this.#saved(to) : this.#copied(to);
      case 'stream':
        return this.#piped(to);
      case 'hash':
        return this.#hashed(to);
      case 'compressor':
        return this.#compressed(to);
      case 'bytes':
        return this.#walked(to);
    }
  }

  get #from(): Piece {
    return { range: this.#passed.read.from.range };
  }

  /** `writeFile(to, await readFile(from))` as `copyFile(from, to)`. */
  #copied({ call, name, path }: Passing & { is: 'file' }): Passed {
    const [, , options, ...others] = call.arguments;
    if (others.length > 0 || (options && unwrap(options).type !== T.Literal && !isFunction(options))) refuse('What the options do is not known', options);
    const copy = name.replace('writeFile', 'copyFile');
    const callee = this.#named(call.callee, copy);
    return {
      node: call,
      by: [...callee, { text: '(' }, this.#from, { text: ', ' }, { range: path.range }, ...(isFunction(options) ? [{ text: ', ' }, { range: options.range }] : []), { text: ')' }],
      title: 'Copy the file; its mode is copied, too',
    };
  }

  /** Another function of the module that a function comes from. */
  #named(callee: TSESTree.Expression, name: string): Piece[] {
    const { read } = this.#passed;
    const used = unwrap(callee);
    if (used.type === T.MemberExpression && !used.computed) {
      this.#imports.take(/^$/, '', [], read.call.callee);
      return [{ range: used.object.range }, { text: `.${name}` }];
    }
    const module = fileSystemFunction(this.#file, used)?.module ?? '';
    const isPlain = this.#file.scopes.constant(used) === undefined || /^const \{/.test(this.#file.textOf(this.#file.scopes.variable(used)?.defs[0]?.node.parent ?? used));
    if (!isPlain) refuse('The function is made of another one', used);
    this.#imports.take(new RegExp(`^${module}$`), module, [name], callee, [read.call.callee]);
    return [{ text: this.#imports.called(name) }];
  }

  /** `writeFile(to, Buffer.from(await response.arrayBuffer()))`: it takes what is read in parts, too. */
  #saved({ call, name, path }: Passing & { is: 'file' }): Passed {
    const { read } = this.#passed;
    if (call.arguments.length > 2) refuse('What the options do is not known', call.arguments[2]);
    const body: Piece[] = [{ range: read.from.range }, { text: isBlob(this.#file, read.from) ? '.stream()' : ".body ?? ''" }];
    const target: Piece[] = [{ text: '(' }, { range: path.range }, { text: ', ' }, ...body, { text: ')' }];
    const title = 'Write the body as it comes; the file is there before its end';
    if (name === 'writeFile' && call.parent.type === T.AwaitExpression) return { node: call, by: [{ range: call.callee.range }, ...target], title };
    if (call.parent.type !== T.ExpressionStatement || name === 'writeFile' || !this.#isAsync) return refuse('The write is not awaited', call);
    const module = fileSystemFunction(this.#file, call.callee)?.module ?? 'fs';
    const prefix = module.startsWith('node:') ? 'node:' : '';
    this.#imports.take(/^(?:node:)?fs\/promises$/, `${prefix}fs/promises`, ['writeFile'], call.callee);
    return { node: call, by: [{ text: `await ${this.#imports.called('writeFile')}` }, ...target], title };
  }

  #piped({ call, name, stream }: Passing & { is: 'stream' }): Passed {
    const { read } = this.#passed;
    if (name === 'send') refuse('`send()` also sets headers by what it is given', call);
    if (read.of === 'body') refuse('The body is a web stream, and may be none', read.from);
    if (call.parent.type !== T.ExpressionStatement) refuse('What it answers is used', call);
    if (name === 'write' && !this.#isAsync) refuse('What is written next would come first', call);
    const later = this.#isAsync ? undefined : laterOnFiles(this.#file, call);
    if (later) refuse('What comes next may change the file before it is read', later);
    this.#imports.take(fs, `${this.#prefix}fs`, ['createReadStream'], read.call.callee);
    const module = this.#isAsync ? 'stream/promises' : 'stream';
    this.#imports.take(new RegExp(`^(?:node:)?${module}$`), `${this.#prefix}${module}`, ['pipeline']);
    const head: Piece[] = [{ text: `${this.#isAsync ? 'await ' : ''}${this.#imports.called('pipeline')}(${this.#imports.called('createReadStream')}(` }, this.#from, { text: '), ' }, { range: stream.range }];
    if (this.#isAsync) return { node: call, by: [...head, { text: name === 'write' ? ', { end: false })' : ')' }], title: 'Send it as it is read; its length is not said before, and a read that fails comes after the head' };
    const error = freeAround(this.#file, call, ['error', 'reason']);
    return { node: call, by: [...head, { text: `, (${error}) => { if (${error}) console.error(${error}); })` }], title: 'Send it as it is read; its length is not said before, and a read that fails breaks off instead of throwing' };
  }

  #hashed({ call, hash }: Passing & { is: 'hash' }): Passed {
    const { read } = this.#passed;
    const form = this.#isAsync ? 'stream' : 'sync';
    this.#imports.take(fs, `${this.#prefix}fs`, form === 'sync' ? ['closeSync', 'openSync', 'readSync'] : ['createReadStream'], read.call.callee);
    const helper = hashHelper(this.#file, form, this.#imports.called);
    const text: Piece[] = [{ text: `${helper.name}(` }, { range: hash.range }, { text: ', ' }, this.#from, { text: ')' }];
    const isUsed = call.parent.type !== T.ExpressionStatement;
    return { node: call, by: form === 'sync' ? text : isUsed ? [{ text: '(await ' }, ...text, { text: ')' }] : [{ text: 'await ' }, ...text], helper, title: `Hash it as it is read${form === 'stream' ? '; other code may run between two parts' : ''}` };
  }

  /** `writeFile(to, gzipSync(await readFile(from)))` as a pipeline. */
  #compressed({ call }: Passing & { is: 'compressor' }): Passed {
    const { read } = this.#passed;
    const writer = writerOf(this.#file, call) ?? refuse('What it gives is used as a whole, too', call);
    const isAlone = writer.call.parent.type === T.ExpressionStatement || (writer.call.parent.type === T.AwaitExpression && writer.call.parent.parent.type === T.ExpressionStatement);
    if (!this.#isAsync || !isAlone) refuse('Only a stream compresses in parts, and the function cannot wait for it', call);
    const callee = unwrap(call.callee);
    const name = callee.type === T.MemberExpression && callee.property.type === T.Identifier ? callee.property.name : callee.type === T.Identifier ? callee.name : '';
    if (!name.endsWith('Sync')) refuse('The function goes by another name', callee);
    const maker = `create${name[0]?.toUpperCase() ?? ''}${name.slice(1, -'Sync'.length)}`;
    this.#imports.take(fs, `${this.#prefix}fs`, ['createReadStream', 'createWriteStream'], read.call.callee, [writer.call.callee]);
    if (callee.type === T.Identifier) this.#imports.take(/^(?:node:)?zlib$/, `${this.#prefix}zlib`, [maker], callee);
    this.#imports.take(/^(?:node:)?stream\/promises$/, `${this.#prefix}stream/promises`, ['pipeline']);
    const made: Piece[] = callee.type === T.MemberExpression ? [{ range: callee.object.range }, { text: `.${maker}` }] : [{ text: this.#imports.called(maker) }];
    const [, options] = call.arguments;
    const isAwaited = writer.call.parent.type === T.AwaitExpression;
    return {
      node: writer.call,
      by: [{ text: `${isAwaited ? '' : 'await '}${this.#imports.called('pipeline')}(${this.#imports.called('createReadStream')}(` }, this.#from, { text: '), ' }, ...made, { text: '(' }, ...(options ? [{ range: options.range }] : []), { text: `), ${this.#imports.called('createWriteStream')}(` }, { range: writer.path.range }, { text: '))' }],
      title: 'Compress it as it is read; the file is there before its end',
    };
  }

  #walked({ loop }: Passing & { is: 'bytes' }): Passed {
    const { read } = this.#passed;
    if (loop.parent.type === T.LabeledStatement) refuse('The loop has a label', loop);
    const leaving = inside(this.#file.nodes(T.BreakStatement), loop.body).find((node) => node.label || leaves(node, loop));
    if (leaving) refuse('`break` would leave one part only', leaving);
    const form = this.#isAsync ? 'stream' : 'sync';
    this.#imports.take(fs, `${this.#prefix}fs`, form === 'sync' ? ['closeSync', 'openSync', 'readSync'] : ['createReadStream'], read.call.callee);
    const chunk = freeAround(this.#file, loop, ['chunk', 'part']);
    const helper = form === 'sync' ? chunksHelper(this.#file, this.#imports.called) : undefined;
    const over = helper ? helper.name : this.#imports.called('createReadStream');
    const typed = form === 'stream' && isTypeScript(this.#file) ? ' as Buffer' : '';
    return {
      node: loop,
      by: [{ text: `for ${form === 'stream' ? 'await ' : ''}(const ${chunk} of ${over}(` }, this.#from, { text: ')) for (' }, { range: loop.left.range }, { text: ` of ${chunk}${typed}) ` }, { range: loop.body.range }],
      title: `Walk it as it is read${form === 'stream' ? '; other code may run between two parts' : ''}`,
      ...(helper ? { helper } : {}),
    };
  }
}

/** A call of the file system, or an end that is always run, behind what would only begin to read. */
function laterOnFiles(file: FileFacts, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  for (let node: TSESTree.Node | undefined = call.parent; node && !isFunction(node); node = node.parent) if (node.type === T.TryStatement && node.finalizer) return node.finalizer;
  const home = enclosingFunction(call);
  return file.index.calls.find((other) => other.range[0] > call.range[1] && enclosingFunction(other) === home && /^(?:Identifier|MemberExpression)$/.test(unwrap(other.callee).type) && fileSystemFunction(file, other.callee) !== undefined);
}

/** Whether a `break` without a label belongs to this loop. */
function leaves(node: TSESTree.BreakStatement, loop: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node.parent; current && current !== loop; current = current.parent) if (/^(?:For|While|DoWhile|Switch)/.test(current.type)) return false;
  return true;
}

const isBlob = (file: FileFacts, node: TSESTree.Node): boolean => file.types.isNamed(node, { name: ['Blob', 'File'], from: 'lib' }) === 'yes';

