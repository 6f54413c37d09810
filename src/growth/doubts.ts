import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { isServiceWorker } from '../facts/processes.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, within, type CallNode } from '../facts/syntax.ts';
import type { Collection } from './collection.ts';
import { isEachTime, isForEachRequest } from './each-time.ts';
import type { Domain } from './keys.ts';
import { keyProof } from './object-keys.ts';
import { comesFromOutside } from './outside.ts';
import type { Addition, Uses } from './uses.ts';
import { isSmall } from './weight.ts';

/** What keeps a growth from being certain. */
export function doubtsOf(file: FileFacts, collection: Collection, uses: Uses, addition: Addition, domain: Domain, { isWeak = false, isHollow = false, isUnread = false } = {}): string[] {
  const { livesOn, reach, kind, holder } = collection;
  return [
    ...(livesOn === 'unknown' ? [holder === 'singleton' ? 'others may make more of its class, which end' : 'how long its holder lives is not known'] : []),
    ...(reach === 'convention' ? ['others may reach it, against the convention of its name'] : []),
    ...(isWeak && uses.additions.some(({ key }) => key && keyProof(file, key) === 'claimed') ? ['whether all its keys are objects is not known'] : []),
    ...(isServiceWorker(file) ? ['a browser ends a service worker that has nothing to do'] : []),
    ...(!isWeak && isEachTime(file, addition.node) === undefined && isRegistration(file, addition) ? ['a caller registers it: how often is not known'] : []),
    ...(kind !== 'array' && saysOnce(file, uses, addition) ? ['what is said once has few forms, as a rule'] : []),
    ...(kind !== 'array' && !isWeak && isSmall(file, collection, addition) && !isForEachRequest(file, addition.node) ? ['its entries are small, and how many there are is not known'] : []),
    // What many things come into is a Map to its author; properties of an object are mostly names of a few.
    ...(kind === 'dictionary' && !isHollow && !isForEachRequest(file, addition.node) ? ['an object mostly has few properties'] : []),
    ...(domain.keys === 'open' && domain.are !== 'object' && domain.passes !== 'new' && !isHollow && !isUnread && lifeOf(file, addition.node).kind !== 'request' && comesFromOutside(file, uses, addition) === undefined ? ['that its keys come from outside is not seen'] : []),
    ...((addition.value && isCode(file, addition.value)) || loadsCode(file, addition) ? ['what is loaded is a program’s own'] : []),
    ...(holder === 'instance' && !isWeak ? ['its owner may end before it is large'] : []),
    ...(domain.are === 'object' && !isWeak && !(addition.key?.type === T.ThisExpression && endsByItself(file, addition.node)) ? ['how many objects there are is not known'] : []),
  ];
}

/** `register(name, plugin)`: key and value are what the caller hands in. */
function isRegistration(file: FileFacts, { key, value, by }: Addition): boolean {
  const parts = by === 'add' ? [key] : by === 'push' || by === 'spread' ? [value] : [key, value];
  return parts.every((part) => part !== undefined && isParameter(file, part) && !isCalled(file, part)) && (by !== 'add' || value === undefined);
}

/** `registerValidator(validator)`: a program registers its parts; listeners come and go. */
export function isPartOfProgram(file: FileFacts, addition: Addition): boolean {
  const fn = enclosingFunction(addition.node);
  const name = fn && (file.scopes.variableOf(fn)?.name ?? ('key' in fn.parent && fn.parent.key.type === T.Identifier ? fn.parent.key.name : ''));
  return isRegistration(file, addition) && !/^(?:on|once|subscribe|watch|observe|listen|connect|track)(?![a-z])|(?:Listener|Handler|Callback|Subscriber|Observer|Watcher)s?$/.test(name ?? '');
}

/** A number or a truth under keys of which nothing is known, and a text that is known to be one, are little to keep. */
export const isSlight = (file: FileFacts, collection: Collection, addition: Addition): boolean =>
  isSmall(file, collection, addition) && !isForEachRequest(file, addition.node) && (addition.by !== 'add' || holdsTexts(file, collection, addition));

const holdsTexts = (file: FileFacts, { made }: Collection, { key }: Addition): boolean =>
  (key !== undefined && file.values.keysOf(key) === 'primitive') || ('typeArguments' in made && made.typeArguments?.params[0]?.type === T.TSStringKeyword);

function isParameter(file: FileFacts, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  const definition = expression.type === T.Identifier ? file.scopes.variable(expression)?.defs[0] : undefined;
  const fn = definition?.type === 'Parameter' ? definition.node : undefined;
  return fn !== undefined && fn === enclosingFunction(node) && lifeOf(file, node).kind !== 'request';
}

/** A function that calls what it is given does more than register it. */
const isCalled = (file: FileFacts, node: TSESTree.Node): boolean => file.scopes.variable(unwrap(node))?.references.some(({ identifier }) => identifier.parent?.type === T.CallExpression && identifier.parent.callee === identifier) ?? false;

/** `if (!said.has(text)) { said.add(text); console.warn(text); }` */
function saysOnce(file: FileFacts, { walks }: Uses, { node, by, value }: Addition): boolean {
  const fn = enclosingFunction(node);
  if (!fn || walks.length > 0) return false;
  if (file.index.calls.some((call) => within(call, fn) && calleeName(call) === 'deprecate')) return true;
  if (by !== 'add' && value?.type !== T.Literal) return false;
  return file.index.calls.some((call) => within(call, fn) && call.type === T.CallExpression && /^(?:console\.|process\.emitWarning)/.test(pathOf(file, call)) ) || file.index.calls.some((call) => within(call, fn) && /^(?:warn|warning|error|log|info|debug|deprecate|logger)$/i.test(methodCall(call)?.name ?? (call.callee.type === T.Identifier ? call.callee.name : '')));
}

function pathOf(file: FileFacts, call: TSESTree.CallExpression): string {
  const origin = originOf(file, call.callee);
  return origin.from === 'global' ? origin.path : '';
}

const calleeName = ({ callee }: CallNode): string => (callee.type === T.Identifier ? callee.name : callee.type === T.MemberExpression && callee.property.type === T.Identifier ? callee.property.name : '');

/** A function that adds a `script`, `style` or `link` to the page: there are as many as the program has. */
function loadsCode(file: FileFacts, { node }: Addition): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && file.index.calls.some((call) => within(call, fn) && /^createElement(?:NS)?$/.test(methodCall(call)?.name ?? '') && call.arguments.some((argument) => argument.type === T.Literal && /^(?:script|style|link)$/.test(String(argument.value))));
}

/** Modules, elements that load code, compiled functions, formatters of the language. */
function isCode(file: FileFacts, node: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(node);
  if (depth > 3) return false;
  if (value.type === T.ImportExpression || value.type === T.ClassExpression || isFunction(value)) return true;
  if (value.type === T.CallExpression && /^load(?:JS|CSS|[A-Z]\w*(?:Script|Module|Style|Css|Js|Font|Plugin|Component|Icon))/.test(calleeName(value))) return true;
  if (value.type === T.AwaitExpression) return isCode(file, value.argument, depth + 1);
  if (value.type === T.Identifier) {
    const constant = file.scopes.constant(value);
    return constant !== undefined && unwrap(constant) !== value && isCode(file, constant, depth + 1);
  }
  const origin = originOf(file, value);
  const made = origin.from === 'new' || origin.from === 'call' ? origin.of : undefined;
  if (made?.from === 'global') return /^(?:Intl\.\w+|RegExp|Function|Worker|require|customElements\.\w+)$/.test(made.path);
  return made?.from === 'import' && /^(?:react#lazy|(?:node:)?module#createRequire|(?:node:)?vm#Script)$/.test(`${made.module}#${made.path || made.name}`);
}

/** A component or an instance with a teardown: it comes and goes. */
function endsByItself(file: FileFacts, node: TSESTree.Node): boolean {
  const life = lifeOf(file, node);
  return life.kind === 'request' || life.kind === 'effect' || life.kind === 'setup' || life.kind === 'render' || life.instance?.framework !== undefined || (life.kind === 'instance' && life.teardowns.length > 0);
}

