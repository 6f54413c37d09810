import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { assignedNames } from '../../facts/assigned-names.ts';
import { callsNamed } from '../../facts/called.ts';
import { declaredField, declaresField, doesMore, namedMembers, parameterField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { classModel, isReactBase, localBase } from '../../facts/instance.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import { closureOf } from '../../facts/reach.ts';
import { enclosingClass, inside, isClass, isNullish, keyName, memberName, methodCall, unwrap, within, type ClassNode, type FunctionNode } from '../../facts/syntax.ts';
import { lifecycleTeardowns, teardownStrength } from '../../facts/teardown-names.ts';
import type { Certainty } from '../../finding.ts';
import { collectorOf } from '../released/collectors.ts';

/** A teardown that overrides another and does not call it. */
export interface Superless {
  readonly method: TSESTree.MethodDefinition;
  readonly fn: FunctionNode;
  readonly name: string;
  readonly owner: ClassNode;
  readonly certainty: Certainty;
  readonly because: string;
  /** That the base has such a method at all, nothing here says. */
  readonly isGuess?: true;
}

type Work = Pick<Superless, 'certainty' | 'because' | 'isGuess'>;

/** Overrides of a teardown without `super`. */
export function superlessOf(file: FileFacts): readonly Superless[] {
  return file.index.classes.flatMap((owner) => {
    if (!owner.superClass) return [];
    return owner.body.body.flatMap((member) => {
      if (member.type !== T.MethodDefinition || member.kind !== 'method' || member.static || member.value.body === null) return [];
      const name = keyName(member.key, member.computed);
      if (name === undefined || teardownStrength(name, file.settings.teardown) !== 'strong' || member.value.type !== T.FunctionExpression || member.value.params.length > 0) return [];
      const fn = member.value;
      if (onlyThrows(fn.body) || callsSuper(file, fn, name)) return [];
      const seenTo = namedMembers([...closureOf(file, [fn])].map((run) => file.textOf(run)).join('\n'));
      const base = workOfBase(file, owner, name, seenTo);
      const byUse = base === 'none' || base?.certainty === 'certain' ? undefined : workByUse(file, owner, member, name);
      // What the file itself shows of its base is surer than that a method of it does something.
      const work = byUse && byUse !== 'none' && (!base || byUse.certainty === 'certain') ? byUse : base;
      return work && work !== 'none' ? [{ method: member, fn, name, owner, ...work }] : [];
    });
  });
}

const methodOf = (owner: ClassNode, name: string): TSESTree.MethodDefinition | undefined =>
  owner.body.body.find((member): member is TSESTree.MethodDefinition => member.type === T.MethodDefinition && !member.static && keyName(member.key, member.computed) === name);

/** What the base's method of that name does, as far as its body or its type can be seen; `none` when it does nothing, or nothing but what the override sees to itself. */
function workOfBase(file: FileFacts, owner: ClassNode, name: string, seenTo: ReadonlySet<string>, depth = 0): Work | 'none' | undefined {
  const base = localBase(file, owner) ?? mixedIn(file, owner);
  if (base && base !== owner && depth < 5) {
    const body = methodOf(base, name)?.value.body;
    const more = body && !onlyThrows(body) ? body.body.map((statement) => file.textOf(statement)).filter((statement) => doesMore(statement, seenTo)) : [];
    if (body) return more.length > 0 ? { certainty: more.some((statement) => isOfBase(file, base, statement, seenTo)) ? 'certain' : 'likely', because: 'the base in this file does something there' } : 'none';
    return methodOf(base, name) || !base.superClass ? 'none' : workOfBase(file, base, name, seenTo, depth + 1);
  }
  const inherited = file.types.inheritedWork(owner, name, seenTo);
  return inherited === 'unknown' ? undefined : inherited === 'no' ? 'none' : { certainty: 'likely', because: 'the base class does something there' };
}

/** Whether a statement is about what the base fills itself: parts that it only ends are there for some of the classes below it. */
function isOfBase(file: FileFacts, base: ClassNode, statement: string, seenTo: ReadonlySet<string>): boolean {
  const left = [...namedMembers(statement)].filter((name) => !seenTo.has(name));
  const fills = (value: TSESTree.Node | null): boolean => value !== null && !isNullish(value) && !(value.type === T.ArrayExpression && value.elements.length === 0);
  const isFilled = (name: string): boolean =>
    methodOf(base, name) !== undefined || parameterField([base.body], name) !== undefined || fills(declaredField([base.body], name)?.value ?? null) || inside(file.index.assignments, base).some(({ left: target, right }) => target.type === T.MemberExpression && memberName(target) === name && fills(right));
  return left.length === 0 || left.some(isFilled);
}

/** `class A extends withEvents(Base)`, `const Mixed = withEvents(Base); class A extends Mixed`: the class that is mixed into. */
function mixedIn(file: FileFacts, owner: ClassNode): ClassNode | undefined {
  const origin = owner.superClass ? originOf(file, owner.superClass) : undefined;
  if (origin?.from !== 'call') return undefined;
  for (const argument of origin.node.arguments) {
    const given = originOf(file, argument);
    if (given.from === 'class' && isClass(given.node)) return given.node;
  }
  return undefined;
}

/** Life cycle methods in pairs: a base that has to be told of the one has to be told of the other. */
const counterparts: Readonly<Record<string, string>> = { disconnectedCallback: 'connectedCallback', hostDisconnected: 'hostConnected', componentWillUnmount: 'componentDidMount' };

/** Without the base at hand: what this file says of it. */
function workByUse(file: FileFacts, owner: ClassNode, member: TSESTree.MethodDefinition, name: string): Work | 'none' | undefined {
  const origin = owner.superClass ? originOf(file, owner.superClass) : undefined;
  const root = rootOf(file, owner);
  // Its life cycle methods are there to be overridden, with the keyword where the compiler asks for it.
  if (root && isReactBase(root)) return 'none';
  // Lit's own documentation: "call super.disconnectedCallback()".
  if (name === 'disconnectedCallback' && origin?.from === 'import' && /^(?:lit|lit-element)$/.test(origin.module) && origin.name === 'LitElement') return { certainty: 'certain', because: '`LitElement` does something there' };
  const counterpart = methodOf(owner, counterparts[name] ?? '');
  if (counterpart && callsSuper(file, counterpart.value, counterparts[name] as string)) return { certainty: 'likely', because: `\`${counterparts[name]}\` calls \`super\`` };
  const collector = /dispose|unload/i.test(name) ? inheritedCollector(file, owner) : undefined;
  if (collector !== undefined) return { certainty: 'certain', because: `what \`this.${collector}\` is given, the base releases there` };
  const sibling = file.index.classes.some((other) => other !== owner && other.superClass && sameImport(origin, originOf(file, other.superClass)) && callsSuper(file, other, name));
  if (sibling) return { certainty: 'likely', because: 'another class of the same base calls `super` there' };
  if (member.override) return { certainty: 'likely', because: 'it is written as an override' };
  // Who marks overrides would have marked this one.
  if (root?.from !== 'import' || emits.test(root.path || root.name) || owner.body.body.some((other) => 'override' in other && other.override)) return undefined;
  if (isEnd(name) && root.module.startsWith('.') && usesInherited(file, owner, closureOf(file, [member.value as FunctionNode]))) return { certainty: 'likely', because: 'it works with what a base of the project keeps', isGuess: true };
  const acquiring = isOwnEnd(name) && handsOn(file, owner) ? inheritedAcquirer(file, owner) : undefined;
  if (acquiring !== undefined) return { certainty: 'likely', because: `what \`this.${acquiring}()\` begins, the base mostly ends there`, isGuess: true };
  return undefined;
}

/** What comes before the end, or is told of it, mostly is a hook that a base leaves empty. */
const isOwnEnd = (name: string): boolean => !/^(?:\[|_*(?:before|will|on(?:Before|Destroy$|Dispose$|Unmount|[uU]nload|Remove)))/.test(name);

const begins = /^_?(?:set(?:Interval|Timeout)|attach|listen(?:To)?|subscribe(?:To)?|observe|watch|register(?!Disposable)|add(?:Handler|Subscription)|startTimer|startPolling|connect)$/;

/** `attach` of `this.attach(content)`, where the class and its bases of this file have no such method: the base begins something. */
function inheritedAcquirer(file: FileFacts, owner: ClassNode): string | undefined {
  const { methods } = classModel(file, owner);
  const call = callsNamed(file, begins).find((other) => within(other, owner.body) && enclosingClass(other) === owner && unwrap(methodCall(other)?.receiver ?? other).type === T.ThisExpression && !methods.has(methodCall(other)?.name ?? '') && !isOwnMember(file, owner, methodCall(other)?.name ?? ''));
  return call && methodCall(call)?.name;
}

/** `constructor(map, options) { super(map, …); }`: a base that works with something which is handed to it. */
function handsOn(file: FileFacts, owner: ClassNode): boolean {
  const constructor = methodOf(owner, 'constructor')?.value;
  const call = constructor && inside(file.index.calls, constructor).find(({ callee }) => callee.type === T.Super);
  return call !== undefined && call.arguments.some((argument) => originOf(file, argument).from === 'parameter');
}

/** A step before the end, `onBeforeRemove`, mostly is a hook that a base leaves empty. */
const isEnd = (name: string): boolean => /^(?:dispose|destroy)$/.test(name) || isLifecycle(name);

/** Emitters have no teardown, whatever they are called in a project. */
const emits = /(?:Emitter|Target|Evented|Observable|Subject)$/;

/** `this.player.el()` where nothing in this file fills `player`: what the base keeps, it mostly ends as well. */
function usesInherited(file: FileFacts, owner: ClassNode, runs: ReadonlySet<FunctionNode>): boolean {
  const { methods } = classModel(file, owner);
  return [...runs].flatMap((fn) => inside(file.index.members, fn)).some((use) => {
    const name = memberName(use);
    return name !== undefined && unwrap(use.object).type === T.ThisExpression && !/^(?:on|off|once|emit|trigger|fire|(?:add|remove)\w*Listeners?|dispatchEvent|constructor)$/.test(name) && !methods.has(name) && !assignedNames(file).has(name) && !declaresField([owner.body], name);
  });
}

/** `_register` of `this._register(made)`, where the class and its bases of this file have no such member: what is collected, the unseen base ends. */
function inheritedCollector(file: FileFacts, owner: ClassNode): string | undefined {
  for (const call of file.index.calls) {
    const collector = within(call, owner.body) ? collectorOf(call) : undefined;
    const name = collector && unwrap(collector.object).type === T.ThisExpression ? memberName(collector) : undefined;
    if (collector && name !== undefined && /^_?(?:register|track|addDisposable|disposeWith|registerDisposable)$/.test(name) && enclosingClass(call) === owner && !isOwnMember(file, owner, name)) return name;
  }
  return undefined;
}

const isOwnMember = (file: FileFacts, owner: ClassNode, name: string): boolean => owner.body.body.some((member) => 'key' in member && keyName(member.key, member.computed) === name) || (localBase(file, owner) !== undefined && classModel(file, owner).methods.has(name));

/** The base of a class's last base in this file. */
function rootOf(file: FileFacts, owner: ClassNode, depth = 0): ValueOrigin | undefined {
  const base = localBase(file, owner) ?? mixedIn(file, owner);
  if (base && base !== owner && depth < 5) return rootOf(file, base, depth + 1);
  return owner.superClass ? originOf(file, owner.superClass) : undefined;
}

const isLifecycle = (name: string): boolean => Object.values(lifecycleTeardowns).some((names) => (names as readonly string[]).includes(name));

const sameImport = (a: ValueOrigin | undefined, b: ValueOrigin): boolean => a?.from === 'import' && b.from === 'import' && a.module === b.module && a.name === b.name && a.path === b.path;

/** `throw new Error('abstract')`: nothing to call. */
const onlyThrows = (body: TSESTree.BlockStatement): boolean => body.body.length === 1 && body.body[0] !== undefined && (body.body[0].type === T.ThrowStatement || (body.body[0].type === T.ReturnStatement && methodCall(body.body[0].argument ?? body)?.name === 'reject'));

function callsSuper(file: FileFacts, fn: TSESTree.Node, name: string): boolean {
  // super.dispose(), Base.prototype.dispose.call(this)
  const isBase = (object: TSESTree.Node): boolean => object.type === T.Super || (object.type === T.MemberExpression && keyName(object.property, object.computed) === 'prototype');
  return file.index.members.some((member) => isBase(unwrap(member.object)) && within(member, fn) && keyName(member.property, member.computed) === name);
}
