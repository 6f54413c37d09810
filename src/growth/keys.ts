import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { isFunction, memberName, methodCall, unwrap } from '../facts/syntax.ts';
import { isConstantList, isElementOfConstants } from './constants.ts';
import { isEventTarget } from './known-objects.ts';
import { objectness } from './objects.ts';
import { isStatic } from './statics.ts';
import { saysFile, wordsSay } from './words.ts';

/** How many keys there are: without end, a program's own few, or not to be told. */
export interface Domain {
  readonly keys: 'open' | 'few' | 'unknown';
  /** object: by identity. code: functions and classes, of which a program has few. */
  readonly are: 'object' | 'code' | 'primitive' | 'unknown';
  readonly because: string;
  /** Each of its keys is of something that comes and goes. new: it is made anew each time. named: by its name, it is the id of what passes. */
  readonly passes?: 'new' | 'named';
  /** It is put together of several of which nothing is known: there are as many as all their combinations. */
  readonly combines?: true;
}

const few = (because: string, are: Domain['are'] = 'primitive'): Domain => ({ keys: 'few', are, because });
const open = (because: string, are: Domain['are'] = 'primitive'): Domain => ({ keys: 'open', are, because });
const passing = (because: string, are: Domain['are'] = 'primitive', passes: NonNullable<Domain['passes']> = 'new'): Domain => ({ keys: 'open', are, because, passes });
const unknown = (are: Domain['are'] = 'unknown'): Domain => ({ keys: 'unknown', are, because: 'what its keys are is not known' });

/** Global functions whose every result is new. */
const fresh = /^(?:Date\.now|performance\.now|Math\.random|crypto\.randomUUID|Symbol|process\.hrtime(?:\.bigint)?)$/;
const freshModules = /^(?:(?:node:)?crypto#randomUUID|uuid#v[1-7]|nanoid#nanoid|cuid#default|ulid#ulid|@paralleldrive\/cuid2#createId)$/;
/** What answers with as many values as what it is given. */
const carrying = /^(?:toLowerCase|toUpperCase|toLocaleLowerCase|toLocaleUpperCase|trim|trimStart|trimEnd|normalize|toString|valueOf|replace|replaceAll|substring|substr|slice|padStart|padEnd|repeat|at)$/;
const carryingGlobals = /^(?:String|Number|BigInt|parseInt|parseFloat|encodeURI(?:Component)?|decodeURI(?:Component)?|btoa|atob)$/;
const carryingPaths = /^(?:path|node:path)#(?:resolve|join|normalize|relative|dirname|basename)$/;
const shrinking = /^(?:charAt|charCodeAt|codePointAt|indexOf|search|getDay|getMonth|getHours)$/;

/** How many keys an expression stands for: by its type where that decides, else by where it comes from. */
export function domainOf(file: FileFacts, node: TSESTree.Node, depth = 0): Domain {
  const expression = unwrap(node);
  if (depth > 6) return unknown();
  const typed = file.values.keysOf(node);
  if (typed === 'finite') return few('its type has a fixed number of values');
  if (typed === 'code') return few('functions and classes are a program’s own', 'code');
  const traced = trace(file, expression, depth);
  if (typed !== 'object' && typed !== 'primitive') return traced;
  if (typed === 'primitive') return traced.are === 'unknown' ? { ...traced, are: 'primitive' } : traced;
  return traced.keys === 'unknown' ? open('its keys are objects', 'object') : { ...traced, are: traced.are === 'code' ? 'code' : 'object' };
}

function trace(file: FileFacts, node: TSESTree.Node, depth: number): Domain {
  switch (node.type) {
    case T.Literal:
      return few('it is a constant');
    case T.TemplateLiteral:
      return joined(node.expressions.map((part) => domainOf(file, part, depth + 1)));
    case T.BinaryExpression:
      return node.operator === '+' ? joined([node.left, node.right].map((part) => domainOf(file, part, depth + 1))) : /^[=!<>%&]|^in/.test(node.operator) ? few('an operator makes it one of a few') : unknown('primitive');
    case T.ConditionalExpression:
      return either([node.consequent, node.alternate].map((part) => domainOf(file, part, depth + 1)));
    case T.LogicalExpression:
      return either([node.left, node.right].map((part) => domainOf(file, part, depth + 1)));
    case T.AssignmentExpression:
    case T.AwaitExpression:
      return domainOf(file, node.type === T.AwaitExpression ? node.argument : node.right, depth + 1);
    case T.UpdateExpression:
      return passing('it is counted up');
    case T.UnaryExpression:
      return node.operator === '-' || node.operator === '+' ? domainOf(file, node.argument, depth + 1) : few('an operator makes it one of a few');
    case T.NewExpression:
    case T.ObjectExpression:
    case T.ArrayExpression:
      return passing('each key is a new object', 'object');
    case T.ThisExpression:
      return isStatic(node) ? few('classes are a program’s own', 'code') : open('each instance is a key', 'object');
    case T.CallExpression:
      return domainOfCall(file, node, depth);
    case T.MemberExpression:
      return domainOfMember(file, node, depth);
    case T.Identifier:
      return domainOfIdentifier(file, node, depth);
    default:
      return isFunction(node) ? open('each key is a new function', 'object') : node.type === T.ClassExpression ? few('classes are a program’s own', 'code') : unknown();
  }
}

/** Strings put together: one open part is enough, all few are few. */
function joined(parts: readonly Domain[]): Domain {
  const found = parts.find(({ keys }) => keys === 'open');
  if (found) return { ...found, are: 'primitive' };
  return parts.every(({ keys }) => keys === 'few') ? few('its parts have few values') : { ...unknown('primitive'), ...(parts.filter(({ keys }) => keys === 'unknown').length > 1 ? { combines: true as const } : {}) };
}

function either(parts: readonly Domain[]): Domain {
  const [first] = parts;
  return parts.find(({ keys }) => keys === 'open') ?? (parts.every(({ keys }) => keys === 'few') && first ? first : unknown());
}

function domainOfCall(file: FileFacts, call: TSESTree.CallExpression, depth: number): Domain {
  const origin = originOf(file, call.callee);
  const [argument] = call.arguments;
  const ofArguments = (): Domain => joined(call.arguments.map((part) => domainOf(file, part, depth + 1)));
  if (origin.from === 'global') {
    if (fresh.test(origin.path)) return passing('it is new each time');
    if (carryingGlobals.test(origin.path) && argument) return domainOf(file, argument, depth + 1);
    if (origin.path === 'JSON.stringify' && argument) return serialised(file, argument, depth);
    if (origin.path === 'Object.getPrototypeOf') return few('prototypes are a program’s own', 'code');
  }
  if (origin.from === 'import') {
    const name = `${origin.module}#${origin.path || origin.name}`;
    if (freshModules.test(name)) return passing('it is new each time');
    if (carryingPaths.test(name)) return ofArguments();
    if (/^(?:node:)?path#(?:extname|sep)$/.test(name)) return few('extensions are few');
  }
  const method = methodCall(call);
  if (method) {
    if (shrinking.test(method.name)) return few('it is one of a few');
    if (/^find(?:Last)?$/.test(method.name) && isConstantList(file, method.receiver)) return few('it is out of a list of constants');
    if (carrying.test(method.name)) return domainOf(file, method.receiver, depth + 1);
    if (method.name === 'digest') return open('it is a hash');
    if (method.name === 'join' && unwrap(method.receiver).type === T.ArrayExpression) return joined((unwrap(method.receiver) as TSESTree.ArrayExpression).elements.map((part) => (part && part.type !== T.SpreadElement ? domainOf(file, part, depth + 1) : unknown())));
  }
  const local = file.scopes.functionOf(call.callee);
  const result = local && soleResult(local.body);
  return result ? domainOf(file, result, depth + 1) : identified(call);
}

/** `getUid(tile)`: the id of what is passed. */
function identified({ callee, arguments: [argument] }: TSESTree.CallExpression): Domain {
  const name = callee.type === T.Identifier ? callee.name : callee.type === T.MemberExpression ? (memberName(callee) ?? '') : '';
  // `sessionKey(definition)`: there are as many as definitions.
  return argument && /(?:[uU]?[iI]d|ID|[kK]ey)$/.test(name) && wordsSay(holderName(unwrap(argument))) !== 'few' ? bySaying(wordsSay(`${holderName(unwrap(argument))}_${name}`), `${name}()`, 'primitive') : unknown();
}

/** A serialised object has as many forms as its parts together; options are a program's own. */
function serialised(file: FileFacts, value: TSESTree.Node, depth: number): Domain {
  const inner = unwrap(value);
  if (inner.type === T.Identifier && (inner.name === 'arguments' || isRest(file, inner))) return open('all arguments are serialised');
  if (inner.type === T.ArrayExpression) return joined(inner.elements.map((part) => (part && part.type !== T.SpreadElement ? domainOf(file, part, depth + 1) : unknown())));
  if (inner.type === T.ObjectExpression) return joined(inner.properties.map((part) => (part.type === T.Property ? domainOf(file, part.value, depth + 1) : unknown())));
  const words = inner.type === T.Identifier ? wordsSay(inner.name) : inner.type === T.MemberExpression ? wordsSay(memberName(inner) ?? '') : 'nothing';
  return words === 'many' || words === 'passing' ? open('what it serialises is open-ended') : unknown('primitive');
}

/** `...args` of a function. */
export function isRest(file: FileFacts, identifier: TSESTree.Identifier): boolean {
  const definition = file.scopes.variable(identifier)?.defs[0];
  return definition?.type === 'Parameter' && definition.name.parent?.type === T.RestElement;
}

function soleResult(body: TSESTree.Node): TSESTree.Expression | undefined {
  if (body.type !== T.BlockStatement) return body as TSESTree.Expression;
  const [statement, ...others] = body.body;
  return others.length === 0 && statement?.type === T.ReturnStatement ? (statement.argument ?? undefined) : undefined;
}

function domainOfMember(file: FileFacts, member: TSESTree.MemberExpression, depth: number): Domain {
  const name = memberName(member);
  if (name === undefined) return isElementOfConstants(file, member) ? few('it is out of a list of constants') : unknown();
  if (name === 'constructor' || name === 'prototype') return few('classes are a program’s own', 'code');
  const object = unwrap(member.object);
  const origin = originOf(file, member);
  if (origin.from === 'import' && origin.path !== '' && object.type === T.Identifier) return few('it is a constant of another module');
  if (object.type === T.Identifier && /^[A-Z]/.test(object.name) && /^[A-Z]/.test(name)) return few('it is a member of an enum');
  if (isEventTarget(file, member)) return open('it is what events happen to', 'object');
  const are = objectness(file, member) === 'yes' ? 'object' : 'unknown';
  // Whoever sends a request writes its headers: a server's own hosts are few, and what it is told is not.
  if (/^host(?:name)?$/.test(name) && holderName(object) === 'headers') return unknown('primitive');
  // What is set up once has few values, whatever it is called: `config.url`.
  if (/^(?:cfg|config|configuration|settings|credentials)$/i.test(holderName(object))) return unknown(are);
  // `app.user.id` is the one user that there is.
  const said = !/^(?:id|_id|uid|key|name)$/.test(name) ? wordsSay(name) : object.type === T.Identifier ? wordsSay(`${object.name}_${name}`) : 'nothing';
  if (depth > 0 || said !== 'nothing') return bySaying(said, name, are);
  return are === 'object' ? open('its keys are objects', 'object') : unknown(are);
}

const holderName = (node: TSESTree.Node): string => (node.type === T.Identifier ? node.name : node.type === T.MemberExpression ? (memberName(node) ?? '') : '');

function domainOfIdentifier(file: FileFacts, identifier: TSESTree.Identifier, depth: number): Domain {
  const origin = originOf(file, identifier);
  if (origin.from === 'class' || origin.from === 'function') return few('functions and classes are a program’s own', 'code');
  if (origin.from === 'import') return few('it is a constant of another module', 'unknown');
  if (isElementOfConstants(file, identifier)) return few('it is out of a list of constants');
  if (isOfCode(file, identifier)) return few('functions and classes are a program’s own', 'code');
  const value = file.scopes.constant(identifier);
  if (value && file.scopes.variable(identifier)?.scope.block.type === T.Program) return few('it is one value of the module', 'unknown');
  const traced = value && unwrap(value) !== identifier ? domainOf(file, value, depth + 1) : unknown();
  if (saysFile(identifier.name) && traced.keys === 'open') return unknown(traced.are);
  // What it is put together of decides, and not how that is called.
  if (traced.keys !== 'unknown' || (value && /^(?:TemplateLiteral|BinaryExpression)$/.test(unwrap(value).type))) return traced;
  const are = traced.are !== 'unknown' ? traced.are : objectness(file, identifier) === 'yes' ? 'object' : 'unknown';
  if (are === 'object' && wordsSay(identifier.name) === 'nothing') return open('its keys are objects', 'object');
  return bySaying(wordsSay(identifier.name), identifier.name, are);
}

/** A written type of classes and functions: `new () => T`, `Type<T>`, `GenericConstructor<T>`. */
function isOfCode(file: FileFacts, identifier: TSESTree.Identifier): boolean {
  const name = file.scopes.variable(identifier)?.defs[0]?.name;
  const type = name?.type === T.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type === T.TSConstructorType) return true;
  if (type?.type !== T.TSTypeReference || type.typeName.type !== T.Identifier) return false;
  const declared = file.scopes.variable(type.typeName)?.defs[0]?.node;
  return (declared?.type === T.TSTypeAliasDeclaration && declared.typeAnnotation.type === T.TSConstructorType) || /(?:Constructor|Ctor|Newable)$/.test(type.typeName.name) || (type.typeName.name === 'Type' && type.typeArguments !== undefined);
}

function bySaying(said: ReturnType<typeof wordsSay>, name: string, are: Domain['are']): Domain {
  if (said === 'few') return few(`by its name, \`${name}\` is one of a few`, are);
  if (said === 'passing') return passing(`\`${name}\` comes and goes`, are, 'named');
  return said === 'many' ? open(`\`${name}\` is open-ended`, are) : unknown(are);
}
