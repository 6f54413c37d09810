import type { TSESTree } from '@typescript-eslint/utils';
import type * as ts from 'typescript';

import type { Answer } from './answer.ts';
import { intrinsic, isAbsent, isUndecided, type Checker } from './checker.ts';
import { optionalSymbol } from './types.ts';

/** What the keys of a collection are. */
export type Keys = 'finite' | 'code' | 'object' | 'primitive' | 'unknown';

/** `SymbolFlags.Accessor`: importing TypeScript for it would fail beside versions without the classic API. A test compares it. */
export const accessorSymbol = 98304;

/** What strings, numbers and the like have as members: what a type asks of these alone may be given a primitive. */
export const primitiveMembers =
  /^(?:length|toString|valueOf|toLocaleString|at|charAt|charCodeAt|codePointAt|concat|endsWith|includes|indexOf|lastIndexOf|localeCompare|match|matchAll|normalize|pad(?:End|Start)|repeat|replace(?:All)?|search|slice|split|startsWith|substr(?:ing)?|to(?:Lower|Upper|LocaleLower|LocaleUpper)Case|trim(?:End|Start)?|toFixed|toPrecision|toExponential|hasOwnProperty|isWellFormed|toWellFormed|description|__@iterator@\d+)$/;

/** What the types say of values: arrays, primitives, functions, keys, and how they are written. */
export class ValueTypes {
  readonly #checker: Checker;

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  /** Whether values of this expression are plain arrays or tuples: no subclass, no typed array, nothing that only looks like one. */
  isArray(node: TSESTree.Node): Answer {
    return this.#checker.ask(this.#checker.typeOf(node), (type) => (this.#checker.api!.isArrayType(type) || this.#checker.api!.isTupleType(type) ? 'yes' : 'no'));
  }

  /** Whether the array has a fixed length: `[number, number]`, `as const`. */
  isTuple(node: TSESTree.Node): Answer {
    return this.#checker.ask(this.#checker.typeOf(node), (type) => (this.#checker.api!.isTupleType(type) ? 'yes' : 'no'));
  }

  /** Whether values are numbers, strings, booleans, null or undefined: operators on them have no effect and never throw. */
  isPlainPrimitive(node: TSESTree.Node): Answer {
    const primitive = (type: ts.Type): boolean =>
      type.isUnion() ? type.types.every(primitive) : type.isStringLiteral() || type.isNumberLiteral() || /^(?:number|string|boolean|true|false|null|undefined)$/.test(intrinsic(type) ?? '');
    const type = this.#checker.typeOf(node);
    return !type || isUndecided(type) ? 'unknown' : primitive(type) ? 'yes' : 'no';
  }

  /** Whether reading a property runs no getter: it is declared, and not as an accessor. */
  isPlainProperty(node: TSESTree.MemberExpression, name: string): Answer {
    return this.#checker.ask(this.#checker.typeOf(node.object), (type) => {
      const property = this.#checker.api!.getApparentType(type).getProperty(name);
      return property ? ((property.flags & accessorSymbol) === 0 ? 'yes' : 'no') : 'unknown';
    });
  }

  /** How many properties a value's type lists, where it lists all: not for dictionaries. */
  propertyCount(node: TSESTree.Node): number | undefined {
    const type = this.#checker.typeOf(node);
    if (!type || isUndecided(type) || type.isUnion() || type.getStringIndexType() || type.getNumberIndexType()) return undefined;
    const count = type.getProperties().length;
    return count > 0 ? count : undefined;
  }

  /** The type as it can be written there, in the names of its file: undefined where it is open, or too long to be a name. */
  written(node: TSESTree.Node): string | undefined {
    const type = this.#checker.typeOf(node);
    if (!type || isUndecided(type)) return undefined;
    const text = this.#checker.api!.typeToString(this.#checker.api!.getBaseTypeOfLiteralType(type), this.#checker.services?.esTreeNodeToTSNodeMap.get(node));
    return /\b(?:any|unknown|error)\b|\.\.\./.test(text) || text.length > 80 ? undefined : text;
  }

  /** Whether the compiler keeps null and undefined apart in this file, and has ruled both out at this expression. */
  isNarrowed(node: TSESTree.Node): boolean {
    const type = this.#checker.typeOf(node);
    const options = this.#checker.options;
    const isStrict = options !== undefined && (options.strictNullChecks ?? options.strict ?? false);
    return isStrict && type !== undefined && !(type.isUnion() ? type.types : [type]).some((part) => isAbsent(part) || isUndecided(part));
  }

  /** Whether `values[i]` may be undefined by its type: the compiler's option `noUncheckedIndexedAccess`. */
  get checksIndexes(): boolean {
    return this.#checker.options?.noUncheckedIndexedAccess === true;
  }

  /** Whether values can be called. */
  isFunction(node: TSESTree.Node): Answer {
    return this.#checker.ask(this.#checker.typeOf(node), (type) => (type.getCallSignatures().length > 0 ? 'yes' : 'no'));
  }

  /** Whether a function looks at its first argument alone, whatever else it is called with. */
  takesOneArgument(node: TSESTree.Node): Answer {
    return this.#checker.ask(this.#checker.typeOf(node), (type) => {
      const signatures = type.getCallSignatures();
      return signatures.length === 0 ? 'unknown' : signatures.every((signature) => signature.getParameters().length === 1 && !signature.getTypeParameters() && !(signature.declaration?.parameters.at(-1) as ts.ParameterDeclaration | undefined)?.dotDotDotToken) ? 'yes' : 'no';
    });
  }

  /** Whether a key may be any string or number: one of a few literals is one of few. */
  isOpenKey(node: TSESTree.Node): Answer {
    const type = this.#checker.typeOf(node);
    if (!type || isUndecided(type)) return 'unknown';
    const open = (part: ts.Type): boolean => /^(?:string|number)$/.test(intrinsic(part) ?? '') || (part.isUnion() && part.types.some(open));
    return open(type) ? 'yes' : 'no';
  }

  /** What keys the type of an expression allows: finitely many, functions and classes, other objects, or any string or number. */
  keysOf(node: TSESTree.Node): Keys {
    return this.#keys(this.#checker.typeOf(node));
  }

  /** Whether the type has no values but objects, beside null and undefined: it asks for a member that no primitive has. */
  isObjectAlone(node: TSESTree.Node): Answer {
    const type = this.#checker.typeOf(node);
    return !type || isUndecided(type) ? 'unknown' : this.#checker.per(type, hasNoPrimitive) ? 'yes' : 'no';
  }

  #keys(type: ts.Type | undefined): Keys {
    if (!type || isUndecided(type)) return 'unknown';
    const name = intrinsic(type);
    if (name !== undefined) return name === 'object' ? 'object' : /^(?:string|number|bigint)$/.test(name) ? 'primitive' : /^(?:true|false)$/.test(name) ? 'finite' : 'unknown';
    if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return 'code';
    const isNamed = type.symbol !== undefined;
    if (type.isUnion()) {
      const [first = 'unknown', ...others] = new Set(type.types.filter((part) => !isAbsent(part)).map((part) => this.#keys(part)));
      return others.length > 0 ? 'unknown' : first;
    }
    if (type.isIntersection()) return type.types.map((part) => this.#keys(part)).find((keys) => keys !== 'object') ?? 'object';
    if (type.isStringLiteral() || type.isNumberLiteral() || type.isIndexType()) return 'finite';
    return type.isTypeParameter() ? this.#keys(type.getConstraint()) : isNamed ? 'object' : 'unknown';
  }
}

function hasNoPrimitive(checker: Checker, type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every((part) => isAbsent(part) || checker.per(part, hasNoPrimitive));
  if (type.isIntersection()) return type.types.some((part) => checker.per(part, hasNoPrimitive));
  const constraint = type.isTypeParameter() ? type.getConstraint() : undefined;
  if (constraint) return checker.per(constraint, hasNoPrimitive);
  if (intrinsic(type) !== undefined) return intrinsic(type) === 'object';
  if (type.isStringLiteral() || type.isNumberLiteral() || type.isIndexType()) return false;
  return type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0 || type.getProperties().some(({ name, flags }) => (flags & optionalSymbol) === 0 && !primitiveMembers.test(name));
}
