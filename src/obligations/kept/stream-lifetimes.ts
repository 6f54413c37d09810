import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isServiceName, metadataOf } from '../../facts/angular.ts';
import { assignedNames } from '../../facts/assigned-names.ts';
import { declaredField, declaresField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import type { Life } from '../../facts/life.ts';
import { lifetimeOf, type Lifetime } from '../../facts/lifetimes.ts';
import { exportedName, originOf, type ValueOrigin } from '../../facts/origin.ts';
import { instanceOfThis } from '../../facts/slots.ts';
import { enclosingClass, inside, isFunction, keyName, memberName, methodCall, unwrap, type ClassNode } from '../../facts/syntax.ts';

/** Angular ends the streams of these with the component that they belong to; a dialog's component goes with its reference. */
const ended =
  /^(?:ActivatedRoute|(?:Untyped)?Form(?:Control|Group|Array|Record|GroupDirective)|FormBuilder|UntypedFormBuilder|ControlContainer|NgControl|AbstractControl|QueryList|NgForm|NgModel|\w*(?:Dialog|Modal|Sheet|SnackBar|Drawer|Popover)Ref)\b/;

/** A stream that is a member of something goes on as long as that does: `this.service.changes`, `route.params`. */
export function streamLifetime(file: FileFacts, expression: TSESTree.MemberExpression | TSESTree.Identifier, life: Life): Lifetime {
  const origin = originOf(file, expression);
  if (expression.type === T.Identifier) {
    // const { changes } = this.service
    return origin.from === 'member' ? originLifetime(origin.object) : holderLifetime(file, expression, life);
  }
  const object = unwrap(expression.object);
  if (isEndedWith(file, object)) return 'own';
  // Only a control has these, and who makes a form in a component holds it there.
  if (/^(?:value|status)Changes$/.test(memberName(expression) ?? '') && !isGiven(file, object)) return 'own';
  if (object.type === T.ThisExpression) return fieldLifetime(file, expression, origin);
  // A part of what is given: it may come and go while the whole stays.
  if (object.type === T.MemberExpression && unwrap(object.object).type === T.MemberExpression && isGiven(file, object.object)) return 'foreign';
  return holderLifetime(file, object, life);
}

const holderLifetime = (file: FileFacts, object: TSESTree.Node, life: Life): Lifetime => (isGiven(file, object) ? 'outer' : originOf(file, object).from === 'parameter' ? 'unknown' : lifetimeOf(file, object, life));

function fieldLifetime(file: FileFacts, field: TSESTree.MemberExpression, origin: ValueOrigin): Lifetime {
  if (origin.from === 'new' || isOutputCall(origin) || isInherited(file, field)) return 'own';
  return origin.from === 'parameter' ? 'outer' : origin.from === 'member' ? originLifetime(origin.object) : 'unknown';
}

/** `this.destroyed` of a base class: what that one makes, it ends. */
function isInherited(file: FileFacts, field: TSESTree.MemberExpression): boolean {
  const owner = enclosingClass(field);
  const name = memberName(field);
  return !!owner?.superClass && name !== undefined && !instanceOfThis(file, field.object)?.methods.has(name) && !assignedNames(file).has(name) && !declaresField([owner.body], name);
}

/** `changed = output()`, `value = model(0)` */
const isOutputCall = (origin: ValueOrigin): boolean => origin.from === 'call' && origin.of.from === 'import' && origin.of.module === '@angular/core' && /^(?:output|model)$/.test(origin.of.name);

const originLifetime = (origin: ValueOrigin): Lifetime => (isGivenOrigin(origin) ? 'outer' : origin.from === 'import' || origin.from === 'global' ? 'process' : 'unknown');

/** Whether something on the way to a stream ends with the component: `this.form` of `this.form.get('name').valueChanges`. */
export const isEndedWith = (file: FileFacts, object: TSESTree.Node): boolean =>
  [...wayTo(object)].some((part) => ended.test(file.types.describe(part) ?? '') || ended.test(typeNameOf(file, part)) || isOwnChild(file, part) || isProvidedHere(file, part) || isOfHost(file, originOf(file, part)));

/**
 * Whether something on the way to a stream is another component or directive of the page: an outer one mostly goes
 * together with those in it, and an inner one before them.
 */
export const isOfView = (file: FileFacts, place: TSESTree.Node, { instance }: Life): boolean =>
  instance?.framework === 'angular' && [...wayTo(place)].slice(1).some((part) => part.type !== T.ThisExpression && /^[A-Z]\w*(?:Component|Directive)\b/.test(typeNameOf(file, part) || (file.types.describe(part) ?? '')));

/** Whether something on the way to a stream is made by a call, `dialog.open(…)`, or is what a method was called with: it may be over soon. */
export const isPassing = (file: FileFacts, place: TSESTree.Node): boolean => [...wayTo(place)].some((part) => isPassingOrigin(originOf(file, part)));

function isPassingOrigin(origin: ValueOrigin): boolean {
  if (origin.from === 'member') return isPassingOrigin(origin.object);
  if (origin.from === 'parameter') return !isMakersParameter(origin.of);
  const made = origin.from === 'call' ? origin.of : undefined;
  return (made?.from === 'member' || made?.from === 'field') && !/^_?(?:get|select|current|observe|watch)/.test(made.name);
}

/** An expression, what it is a member or a result of, and so on. */
function* wayTo(expression: TSESTree.Node): Generator<TSESTree.Node> {
  for (let part: TSESTree.Node | undefined = unwrap(expression); part; ) {
    yield part;
    const inner: TSESTree.Node | undefined = methodCall(part)?.receiver ?? (part.type === T.MemberExpression ? part.object : undefined);
    part = inner && unwrap(inner);
  }
}

/** `this.sort` or `this.sort()` of an Angular query: the child ends with its component. */
function isOwnChild(file: FileFacts, object: TSESTree.Node): boolean {
  const field = object.type === T.CallExpression && object.arguments.length === 0 ? unwrap(object.callee) : object;
  if (field.type !== T.MemberExpression || unwrap(field.object).type !== T.ThisExpression) return false;
  const name = memberName(field);
  const owner = enclosingClass(field);
  const member = owner && name !== undefined ? declaredField([owner.body], name) : undefined;
  if (!owner || !member || name === undefined) return false;
  if (isQueried(file, member) || isGivenByQuery(file, owner, name)) return true;
  const origin = member.value ? originOf(file, member.value) : undefined;
  // viewChild.required(…)
  return origin?.from === 'call' && origin.of.from === 'import' && query.test(origin.of.name);
}

const query = /^(?:[vV]iew|[cC]ontent)Child(?:ren)?$/;

// ESLint's own parser gives members no decorators.
const isQueried = (file: FileFacts, { decorators }: { readonly decorators?: readonly TSESTree.Decorator[] }): boolean => (decorators ?? []).some(({ expression }) => expression.type === T.CallExpression && query.test(exportedName(file, expression.callee) ?? ''));

/** `@ViewChild('menu') set menu(found: Menu) { this.side = found; }` */
const isGivenByQuery = (file: FileFacts, owner: ClassNode, name: string): boolean =>
  inside(file.index.assignments, owner).some(({ left, right }) => {
    if (left.type !== T.MemberExpression || memberName(left) !== name || unwrap(left.object).type !== T.ThisExpression) return false;
    const [given] = file.scopes.variable(unwrap(right))?.defs ?? [];
    const setter = given?.type === 'Parameter' ? given.node.parent : undefined;
    return setter?.type === T.MethodDefinition && setter.kind === 'set' && isQueried(file, setter);
  });

/** A service that the component provides for itself: `@Component({ providers: [Store] })`. */
function isProvidedHere(file: FileFacts, object: TSESTree.Node): boolean {
  const name = typeNameOf(file, object);
  const owner = enclosingClass(object);
  return name !== '' && owner !== undefined && ['providers', 'viewProviders'].some((key) => {
    const list = metadataOf(file, owner, key);
    return list?.type === T.ArrayExpression && list.elements.some((element) => element !== null && providedName(element) === name);
  });
}

/** `Store`, `{ provide: Store, … }` */
function providedName(provider: TSESTree.Node): string | undefined {
  const token = provider.type === T.ObjectExpression ? provider.properties.flatMap((property) => (property.type === T.Property && keyName(property.key, property.computed) === 'provide' ? [property.value] : []))[0] : provider;
  return token?.type === T.Identifier ? token.name : undefined;
}

/** `inject(Panel, { host: true })`, `@Host() panel: Panel`: of the element that the component stands on or in, which ends with it. */
function isOfHost(file: FileFacts, origin: ValueOrigin): boolean {
  if (origin.from === 'parameter') {
    const { parent } = origin.node;
    const { decorators = [] } = (parent?.type === T.TSParameterProperty ? parent : origin.node) as { decorators?: readonly TSESTree.Decorator[] };
    return decorators.some(({ expression }) => expression.type === T.CallExpression && /^(?:Host|Self)$/.test(exportedName(file, expression.callee) ?? ''));
  }
  const options = isInjectCall(origin) ? origin.node.arguments[1] : undefined;
  return options?.type === T.ObjectExpression && options.properties.some((property) => property.type === T.Property && /^(?:host|self)$/.test(keyName(property.key, property.computed) ?? '') && property.value.type === T.Literal && property.value.value === true);
}

/**
 * Whether what an Angular class listens to is there for the whole application: a class of a framework's package, such as
 * the router, or one that is called a service, as Angular's style guide asks for. Other things that are injected, such
 * as a component around this one, mostly end with it.
 */
export const isOfApplication = (file: FileFacts, source: TSESTree.Node): boolean => [...wayTo(source)].some((part) => isService(file, typeNameOf(file, part)));

function isService(file: FileFacts, name: string): boolean {
  const [type = ''] = /^\w+/.exec(name) ?? [];
  if (isServiceName.test(type)) return true;
  return file.sourceCode.ast.body.some((statement) => statement.type === T.ImportDeclaration && frameworks.test(statement.source.value) && statement.specifiers.some((specifier) => specifier.local.name === type));
}

const frameworks = /^(?:@angular\/(?!core$|forms$)|(?:@ngrx|@ngxs|@ngx-translate|@jsverse|@ngneat|@ionic)\/|ngx-|apollo-angular)/;

/** The class that a value is declared or injected as: `ActivatedRoute` of `inject(ActivatedRoute)`. */
function typeNameOf(file: FileFacts, node: TSESTree.Node): string {
  const narrowed = narrowedTo(file, node);
  if (narrowed !== undefined) return narrowed;
  const origin = originOf(file, node);
  const [token] = isInjectCall(origin) || isInjectorCall(origin) ? origin.node.arguments : [];
  if (token) {
    const type = originOf(file, token);
    return type.from === 'import' ? type.path || type.name : file.textOf(token);
  }
  if (origin.from === 'new') return origin.of.from === 'import' ? origin.of.path || origin.of.name : '';
  return 'annotation' in origin ? (origin.annotation ?? '') : '';
}

/** `QueryList` inside of `if (items instanceof QueryList)`. */
function narrowedTo(file: FileFacts, node: TSESTree.Node): string | undefined {
  for (let current: TSESTree.Node = node; current.parent && !isFunction(current); current = current.parent) {
    const { parent } = current;
    if (parent.type !== T.IfStatement || parent.consequent !== current || parent.test.type !== T.BinaryExpression || parent.test.operator !== 'instanceof') continue;
    if (same(identityOf(file, parent.test.left), identityOf(file, node)) === 'yes') return exportedName(file, parent.test.right);
  }
  return undefined;
}

const isInjectCall = (origin: ValueOrigin): origin is Extract<ValueOrigin, { from: 'call' }> => origin.from === 'call' && origin.of.from === 'import' && (origin.of.path || origin.of.name) === 'inject';

/** `this.injector.get(Service)` */
const isInjectorCall = (origin: ValueOrigin): origin is Extract<ValueOrigin, { from: 'call' }> => origin.from === 'call' && /(?:^|\.)get$/.test(origin.of.from === 'member' ? origin.of.name : origin.of.from === 'import' ? origin.of.path : '');

/** `this.service`, given by the constructor, a setter or Angular's `inject()`; and members of such. */
export const isGiven = (file: FileFacts, object: TSESTree.Node): boolean => {
  const origin = originOf(file, object);
  return isGivenOrigin(origin) || (origin.from === 'member' && isGivenOrigin(origin.object));
};

const isGivenOrigin = (origin: ValueOrigin): boolean => isInjectCall(origin) || (origin.from === 'parameter' && isMakersParameter(origin.of));

/** What a method or a callback is called with may be a thing of the moment; what a constructor or a setter is given stays. */
function isMakersParameter(fn: TSESTree.Node | undefined): boolean {
  const { parent } = fn ?? {};
  if (parent?.type === T.MethodDefinition) return parent.kind !== 'method';
  return !((parent?.type === T.CallExpression || parent?.type === T.NewExpression) && parent.callee !== fn);
}
