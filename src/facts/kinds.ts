import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Kind, NamedType } from '../resources/row.ts';
import type { Answer } from './answer.ts';
import type { FileFacts } from './file.ts';
import { classModel, localBase } from './instance.ts';
import { fieldType, originOf, type ValueOrigin } from './origin.ts';
import { isOfTop } from './scopes.ts';
import { enclosingClass, isClass, isFunction, keyName, unwrap, type ClassNode, type FunctionNode } from './syntax.ts';

interface KindFacts {
  /** Typed: a value is of the kind when its type has a member out of each group. */
  readonly members: readonly (readonly string[])[];
  /** Untyped: globals, by path, that are of the kind. */
  readonly globals?: RegExp;
  /** Untyped: global classes and types whose instances are of the kind. */
  readonly classes?: RegExp;
  /** Untyped: `module#name` of classes whose instances, and of functions whose results, are of the kind. */
  readonly imports?: RegExp;
  /** Untyped: methods whose result is of the kind, on any receiver. */
  readonly results?: RegExp;
}

const node = '^(?:node:)?';

const kinds: Readonly<Record<Kind, KindFacts>> = {
  'event-target': {
    members: [['addEventListener'], ['removeEventListener']],
    globals: /^(?:window(?:\.(?:parent|top|opener))?|document(?:\.(?:body|documentElement|head|fonts|activeElement|scrollingElement))?|navigator\.\w+|screen(?:\.orientation)?|visualViewport|window\.visualViewport|performance|speechSynthesis|parent|top|indexedDB|cookieStore|navigation|applicationCache|addEventListener)$/,
    classes: /^(?:EventTarget|Window|Document|Node|Element|(?:HTML|SVG|MathML)\w*Element|ShadowRoot|AbortSignal|MediaQueryList|WebSocket|EventSource|Worker|SharedWorker|ServiceWorker\w*|MessagePort|BroadcastChannel|XMLHttpRequest|FileReader|Image|Audio|MediaRecorder|MediaSource|SourceBuffer|MediaStream(?:Track)?|TextTrack(?:List)?|RTC\w+|Audio\w*(?:Context|Node)|IDB\w+|Notification|VisualViewport|ScreenOrientation|Performance|FontFaceSet|NetworkInformation|XRSession|Animation)$/,
    results: /^(?:querySelector|getElementById|createElement|createElementNS|matchMedia|attachShadow|getRootNode|getRenderRoot)$/,
  },
  emitter: {
    members: [['on', 'addListener', 'subscribe'], ['off', 'removeListener', 'removeAllListeners', 'un', 'unbind', '$off', 'unsubscribe']],
    // chrome.runtime.onMessage, browser.tabs.onUpdated: an object for each event.
    globals: /^(?:process(?:\.(?:stdin|stdout|stderr))?|(?:chrome|browser)(?:\.\w+)+\.on[A-Z]\w*)$/,
    classes: /^NodeJS\.(?:EventEmitter|Process|ReadableStream|WritableStream|ReadStream|WriteStream)$/,
    imports: new RegExp(
      `${node}(?:(?:events|eventemitter3|eventemitter2|tiny-emitter|mitt|nanoevents|wolfy87-eventemitter)#(?:default|EventEmitter|\\*|EventEmitter3|EventEmitter2|mitt|TinyEmitter)|process#(?:default|stdin|stdout|stderr|\\*)|(?:net|tls|http|https|http2)#(?:createServer|createSecureServer|connect|createConnection|request|get|Server|Socket|Agent|TLSSocket|ClientRequest|IncomingMessage|ServerResponse)|child_process#(?:spawn|fork|exec|execFile|ChildProcess)|(?:fs|graceful-fs|fs-extra)#(?:watch|createReadStream|createWriteStream|FSWatcher|ReadStream|WriteStream)|stream#\\w+|readline#(?:createInterface|Interface)|worker_threads#(?:Worker|MessagePort|parentPort)|cluster#\\w+|dgram#(?:createSocket|Socket)|zlib#create\\w+|repl#start|chokidar#(?:watch|FSWatcher)|ws#(?:default|WebSocket|WebSocketServer|Server)|socket\\.io(?:-client)?#\\w+)`,
    ),
  },
  observer: { members: [['observe'], ['disconnect']], classes: /^(?:Mutation|Resize|Intersection|Performance|Reporting)Observer$/ },
  observable: {
    members: [['subscribe'], ['pipe', '[Symbol.observable]', 'forEach']],
    imports: /^rxjs(?:\/\w+)?#(?:(?!firstValueFrom|lastValueFrom|take|map|tap|switchMap|noop|Subscription$)\w+)$/,
  },
  subscription: { members: [['unsubscribe']], imports: /^rxjs#Subscription$/ },
  disposable: { members: [['dispose', '[Symbol.dispose]']], imports: /^vscode#(?:Disposable|EventEmitter|on(?:Did|Will)[A-Z]\w*|register[A-Z]\w*|createFileSystemWatcher)$/, classes: /^Disposable$/ },
  'async-disposable': { members: [['[Symbol.asyncDispose]']], classes: /^AsyncDisposable$/ },
  disposer: { members: [] },
  promise: { members: [['then'], ['catch']], classes: /^Promise$/ },
  stream: { members: [['pipe'], ['on'], ['destroy']], imports: new RegExp(`${node}(?:stream#\\w+|(?:fs|graceful-fs)#create(?:Read|Write)Stream|zlib#create\\w+)`) },
  'web-stream': { members: [['getReader'], ['pipeThrough'], ['cancel']], classes: /^ReadableStream$/ },
  'writable-stream': { members: [['getWriter'], ['abort'], ['locked']], classes: /^WritableStream$/ },
  'abort-signal': { members: [['aborted'], ['addEventListener']], classes: /^AbortSignal$/ },
  timer: { members: [['ref'], ['unref']] },
  array: { members: [['push'], ['splice'], ['concat']], classes: /^(?:Array|ReadonlyArray)$/ },
  map: { members: [['get'], ['set'], ['delete'], ['size']], classes: /^(?:Map|ReadonlyMap)$/ },
  set: { members: [['add'], ['has'], ['delete'], ['size']], classes: /^(?:Set|ReadonlySet)$/ },
  weak: { members: [['has'], ['delete']], classes: /^Weak(?:Map|Set|Ref)$/ },
};

/** Whether the values of an expression are of a kind: by the checker when it knows, else by where they come from. */
export function isKind(file: FileFacts, expression: TSESTree.Node, kind: Kind): Answer {
  if (kind === 'disposer') return file.types.isDisposer(expression);
  const typed = file.types.hasMembers(expression, kinds[kind].members);
  if (typed !== 'unknown') return typed;
  return originIsKind(file, originOf(file, expression), kinds[kind], 0);
}

/** Whether the way that a value is written rules a kind out, without its type: a function has no methods, an object literal only its own. */
export function isWrittenOtherwise(expression: TSESTree.Node, kind: Kind): boolean {
  const value = unwrap(expression);
  if (value.type === T.Literal || value.type === T.TemplateLiteral) return true;
  if (isFunction(value)) return kind !== 'disposer';
  if (value.type !== T.ObjectExpression) return false;
  const names = value.properties.map((part) => (part.type === T.Property ? keyName(part.key, part.computed) : undefined));
  return !names.includes(undefined) && !kinds[kind].members.every((group) => group.some((name) => names.includes(name)));
}

/** What global functions return, for files without types. */
const libResults: ReadonlyMap<string, string> = new Map(Object.entries({ matchMedia: 'MediaQueryList' }));

/** Whether the values of an expression have a member out of each group: by the checker, or by a class of this file. */
export function hasMembers(file: FileFacts, expression: TSESTree.Node, groups: readonly (readonly string[])[]): Answer {
  const typed = file.types.hasMembers(expression, groups);
  if (typed !== 'unknown') return typed;
  const origin = originOf(file, expression);
  if (origin.from !== 'new' || origin.of.from !== 'class' || !isClass(origin.of.node)) return 'unknown';
  const { methods } = classModel(file, origin.of.node);
  const { superClass } = rootOf(file, origin.of.node);
  return groups.every((names) => names.some((name) => methods.has(name) || (name === 'dispose' && superClass !== null && isDisposableBase(file, superClass)))) ? 'yes' : superClass ? 'unknown' : 'no';
}

/** `extends Disposable` of another file: what such a base is called for. */
function isDisposableBase(file: FileFacts, base: TSESTree.Node): boolean {
  const origin = originOf(file, base);
  return origin.from === 'import' && /Disposable$/.test(origin.path || origin.name);
}

/** The last base class that stands in this file. */
function rootOf(file: FileFacts, node: ClassNode, depth = 0): ClassNode {
  const base = depth < 5 ? localBase(file, node) : undefined;
  return base ? rootOf(file, base, depth + 1) : node;
}

/** Whether the values of an expression are of a named type. */
export function isNamed(file: FileFacts, expression: TSESTree.Node, spec: NamedType): Answer {
  const typed = file.types.isNamed(expression, spec);
  if (typed !== 'unknown') return typed;
  const origin = originOf(file, expression);
  const names = typeof spec.name === 'string' ? [spec.name] : spec.name;
  const annotation = 'annotation' in origin ? origin.annotation : undefined;
  if (annotation !== undefined) return names.includes(exportedType(file, annotation)) && importedFrom(file, annotation, spec) ? 'yes' : 'unknown';
  const made = origin.from === 'new' || origin.from === 'call' ? origin.of : origin;
  const makers = origin.from === 'call' ? spec.givenBy : names;
  if (made.from === 'import' && packages(spec).some((name) => made.module === name || made.module.startsWith(`${name}/`)) && makers?.includes(made.path || made.name)) return 'yes';
  if (made.from === 'global' && spec.from === 'lib' && names.includes(made.path)) return 'yes';
  if (origin.from === 'call' && origin.of.from === 'global' && spec.from === 'lib' && names.includes(libResults.get(origin.of.path) ?? '')) return 'yes';
  return 'unknown';
}

const packages = (spec: NamedType): readonly string[] => (spec.package === undefined ? [] : typeof spec.package === 'string' ? [spec.package] : spec.package);

/** Whether a written type name is imported from the specifier's package, or declared by nothing when it is of the libs. */
function importedFrom(file: FileFacts, name: string, spec: NamedType): boolean {
  const root = name.split('.')[0] as string;
  const module = file.once(importedTypes).get(root)?.module;
  if (spec.from === 'lib') return module === undefined && !file.once(declaredNames).has(root);
  return module !== undefined && packages(spec).some((known) => module === known || module.startsWith(`${known}/`));
}

function originIsKind(file: FileFacts, origin: ValueOrigin, facts: KindFacts, depth: number): Answer {
  if (depth > 6) return 'unknown';
  switch (origin.from) {
    case 'global':
      return facts.globals?.test(origin.path) ? 'yes' : 'unknown';
    case 'import':
      return facts.imports?.test(`${origin.module}#${origin.path || origin.name}`) && origin.name !== '*' ? 'yes' : 'unknown';
    case 'new':
      return instanceIsKind(file, origin.of, facts, depth);
    case 'call':
      return resultIsKind(file, origin.of, facts, depth);
    case 'this':
      return classIsKind(file, enclosingClass(origin.node), facts, depth);
    case 'literal':
    case 'function':
    case 'class':
      return 'no';
    case 'parameter':
    case 'field':
    case 'unknown':
      return origin.annotation === undefined ? 'unknown' : annotationIsKind(file, origin.annotation, facts);
    case 'member':
      if (facts === kinds['web-stream']) return origin.name === 'body' && isResponse(origin.object) ? 'yes' : 'unknown';
      return origin.name === 'signal' && facts === kinds['abort-signal'] ? 'yes' : 'unknown';
  }
}

/** What `fetch` gives. */
const isResponse = (origin: ValueOrigin): boolean => origin.from === 'call' && origin.of.from === 'global' && origin.of.path === 'fetch';

function annotationIsKind(file: FileFacts, name: string, facts: KindFacts): Answer {
  const root = name.split('.')[0] as string;
  const module = file.once(importedTypes).get(root)?.module;
  if (module !== undefined) return facts.imports?.test(`${module}#${exportedType(file, name).split('.').pop()}`) ? 'yes' : 'unknown';
  if (file.once(declaredNames).has(root)) return 'unknown';
  return facts.classes?.test(name) ? 'yes' : 'unknown';
}

function instanceIsKind(file: FileFacts, of: ValueOrigin, facts: KindFacts, depth: number): Answer {
  if (of.from === 'global') return facts.classes?.test(of.path) ? 'yes' : 'no';
  if (of.from === 'import') return facts.imports?.test(`${of.module}#${of.path || of.name}`) || (of.name === '*' && facts.imports?.test(`${of.module}#default`)) ? 'yes' : 'unknown';
  return of.from === 'class' && isClass(of.node) ? classIsKind(file, of.node, facts, depth) : 'unknown';
}

function resultIsKind(file: FileFacts, of: ValueOrigin, facts: KindFacts, depth: number): Answer {
  if (of.from === 'import') return facts.imports?.test(`${of.module}#${of.path || of.name}`) ? 'yes' : 'unknown';
  if (of.from === 'global') return facts.results?.test(of.path.split('.').pop() as string) ? 'yes' : 'unknown';
  if (of.from === 'function') return isFunction(of.node) ? madeIsKind(of.node, facts) : 'unknown';
  if (of.from !== 'member') return 'unknown';
  // A function of this file has no such methods.
  if (of.object.from === 'function') return 'no';
  if (facts.results?.test(of.name)) return 'yes';
  // observable.pipe(…), emitter.on(…): the kind goes through fluent calls.
  return /^(?:pipe|asObservable|on|once|addListener)$/.test(of.name) ? originIsKind(file, of.object, facts, depth + 1) : 'unknown';
}

/** `function make() { return { on() {} }; }`: what is written there has no other members. */
function madeIsKind({ body }: FunctionNode, { members }: KindFacts): Answer {
  const only = body.type === T.BlockStatement ? body.body.at(-1) : undefined;
  const value = body.type === T.BlockStatement ? (body.body.length === 1 && only?.type === T.ReturnStatement ? only.argument : null) : body;
  const made = value && unwrap(value);
  if (made?.type !== T.ObjectExpression || made.properties.some((property) => property.type !== T.Property)) return 'unknown';
  const names = made.properties.map((property) => (property.type === T.Property ? keyName(property.key, property.computed) : undefined));
  return members.every((group) => names.some((name) => name === undefined || group.includes(name))) ? 'unknown' : 'no';
}

function classIsKind(file: FileFacts, owner: ClassNode | undefined, facts: KindFacts, depth: number): Answer {
  if (!owner?.superClass) return owner ? 'no' : 'unknown';
  const base = originOf(file, owner.superClass);
  return instanceIsKind(file, base, facts, depth + 1) === 'yes' ? 'yes' : 'unknown';
}

/** A written type's name as its module exports it: `Bus` of `import type { EventEmitter as Bus }` is `EventEmitter`. */
const exportedType = (file: FileFacts, name: string): string => (name.includes('.') ? name : (file.once(importedTypes).get(name)?.name ?? name));

/** The written type of the field that an assignment or a declaration gives a value: its exported name, and its module. None for types of this file. */
export function declaredType(file: FileFacts, target: TSESTree.Node): { readonly name: string; readonly module?: string } | undefined {
  return importedType(file, fieldType(file, target));
}

/** The written type of a parameter, in the same way; also `import('node:http').ServerResponse`. */
export function writtenType(file: FileFacts, parameter: TSESTree.Node): ReturnType<typeof declaredType> {
  const target = parameter.type === T.AssignmentPattern ? parameter.left : parameter;
  const annotation = 'typeAnnotation' in target ? target.typeAnnotation : undefined;
  const type = annotation?.type === T.TSTypeAnnotation ? annotation.typeAnnotation : undefined;
  if (type?.type === T.TSImportType) return type.source.type === T.Literal && type.qualifier ? { name: file.textOf(type.qualifier), module: String(type.source.value) } : undefined;
  return type?.type === T.TSTypeReference ? importedType(file, file.textOf(type.typeName)) : undefined;
}

function importedType(file: FileFacts, written: string | undefined): ReturnType<typeof declaredType> {
  if (written === undefined) return undefined;
  const [root, ...path] = written.split('.') as [string, ...string[]];
  const imported = file.once(importedTypes).get(root);
  if (!imported && file.once(declaredNames).has(root)) return undefined;
  return { name: path.at(-1) ?? imported?.name ?? root, ...(imported ? { module: imported.module } : {}) };
}

/** Every import by its local name. */
function importedTypes(file: FileFacts): Map<string, { module: string; name: string }> {
  const types = new Map<string, { module: string; name: string }>();
  for (const statement of file.sourceCode.ast.body) {
    if (statement.type !== T.ImportDeclaration) continue;
    for (const specifier of statement.specifiers) {
      const name = specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier ? specifier.imported.name : specifier.local.name;
      types.set(specifier.local.name, { module: statement.source.value, name });
    }
  }
  return types;
}

/** Names that the file declares at its top: they hide global types. */
export const declaredNames = (file: FileFacts): Set<string> => new Set(file.scopes.declared.filter(isOfTop).map(({ name }) => name));
