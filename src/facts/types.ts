import type { ParserServices, TSESTree } from '@typescript-eslint/utils';
import type * as ts from 'typescript';

import type { NamedType } from '../resources/row.ts';
import { all, type Answer } from './answer.ts';
import { isConstructionUndone } from './undone-construction.ts';

const intrinsic = (type: ts.Type): string | undefined => (type as { intrinsicName?: string }).intrinsicName;
/** What the keys of a collection are. */
export type Keys = 'finite' | 'code' | 'object' | 'primitive' | 'unknown';

const undecided = new Set(['any', 'unknown', 'error', 'unresolved']);
const absent = new Set(['null', 'undefined', 'void', 'never']);
/** `SymbolFlags.Optional`: importing TypeScript for it would fail beside versions without the classic API. A test compares it. */
export const optionalSymbol = 16777216;
/** `ScriptTarget.ESNext`. */
export const newestTarget = 99;
/** `SymbolFlags.Accessor`, for the same reason. */
export const accessorSymbol = 98304;
const list = <V>(value: V | readonly V[] | undefined): readonly V[] => (value === undefined ? [] : Array.isArray(value) ? value : [value as V]);

/**
 * The only module that asks the checker. It goes through the parser's services alone and imports nothing of
 * TypeScript at run time, so that it works beside any version; types are told by their methods and intrinsic
 * names, since the numbers of type flags differ between TypeScript 5 and 6.
 */
export class TypeFacts {
  readonly #services: ParserServices | undefined;
  readonly #checker: ts.TypeChecker | undefined;
  readonly #types = new Map<TSESTree.Node, ts.Type | undefined>();

  constructor(services: Partial<ParserServices> | undefined) {
    if (!services?.program) return;
    this.#services = services as ParserServices;
    this.#checker = services.program.getTypeChecker();
  }

  /** Whether a program is at hand. */
  get typed(): boolean {
    return this.#checker !== undefined;
  }

  /** Whether the project's own compiler writes the output, for a target that has no `using` yet. */
  get lowersUsing(): boolean {
    const options = this.#services?.program?.getCompilerOptions();
    return options?.target !== undefined && options.noEmit !== true && Number(options.target) < newestTarget;
  }

  typeOf(node: TSESTree.Node): ts.Type | undefined {
    if (!this.#checker || !this.#services) return undefined;
    if (!this.#types.has(node)) {
      const origin = this.#services.esTreeNodeToTSNodeMap.get(node) as ts.Node | undefined;
      this.#types.set(node, origin && this.#checker.getTypeAtLocation(origin));
    }
    return this.#types.get(node);
  }

  /** Asks a question of every member of a union, of a type parameter's constraint, of any base. */
  #ask(type: ts.Type | undefined, question: (type: ts.Type) => Answer): Answer {
    if (!type) return 'unknown';
    const name = intrinsic(type);
    if (name !== undefined && undecided.has(name)) return 'unknown';
    if (type.isUnion()) return all(type.types.filter((part) => !absent.has(intrinsic(part) ?? '')).map((part) => this.#ask(part, question)));
    if (type.isTypeParameter()) {
      const constraint = type.getConstraint();
      return constraint ? this.#ask(constraint, question) : 'unknown';
    }
    return question(type);
  }

  /** Whether values of this expression have a member out of each group. */
  hasMembers(node: TSESTree.Node, groups: readonly (readonly string[])[]): Answer {
    return this.#ask(this.typeOf(node), (type) => this.#members(type, groups));
  }

  #members(type: ts.Type, groups: readonly (readonly string[])[]): Answer {
    const has = (name: string): boolean => type.getProperty(name) !== undefined || (name.startsWith('[Symbol.') && this.#wellKnown(type, name.slice(8, -1)));
    if (groups.every((names) => names.some(has))) return 'yes';
    // An unresolved base leaves members open: `class A extends (any)` has more than is seen.
    return this.#hasOpenBase(type) ? 'unknown' : 'no';
  }

  #wellKnown(type: ts.Type, symbol: string): boolean {
    return type.getProperties().some((property) => property.escapedName.toString().startsWith(`__@${symbol}@`));
  }

  #hasOpenBase(type: ts.Type): boolean {
    const declaration = type.symbol?.declarations?.[0];
    return (type.getBaseTypes?.() ?? []).some((base) => undecided.has(intrinsic(base) ?? '') || this.#hasOpenBase(base)) || (declaration !== undefined && this.#heritageIsOpen(declaration));
  }

  #heritageIsOpen(declaration: ts.Declaration): boolean {
    const clauses = (declaration as ts.ClassDeclaration).heritageClauses;
    return clauses?.some((clause) => clause.types.some((part) => undecided.has(intrinsic(this.#checker!.getTypeAtLocation(part.expression)) ?? ''))) ?? false;
  }

  /** Whether the result of calling this expression's value has a member out of each group. */
  callResultHasMembers(callee: TSESTree.Node, groups: readonly (readonly string[])[]): Answer {
    return this.#ask(this.typeOf(callee), (type) => {
      const signatures = type.getCallSignatures();
      return signatures.length === 0 ? 'unknown' : all(signatures.map((signature) => this.#ask(signature.getReturnType(), (result) => this.#members(result, groups))));
    });
  }

  /** Whether values of this expression are a named type, or extend or implement it. */
  isNamed(node: TSESTree.Node, spec: NamedType): Answer {
    return this.#ask(this.typeOf(node), (type) => (this.#isNamed(type, spec, new Set()) ? 'yes' : this.#hasOpenBase(type) ? 'unknown' : 'no'));
  }

  #isNamed(type: ts.Type, spec: NamedType, seen: Set<ts.Type>): boolean {
    if (seen.has(type)) return false;
    seen.add(type);
    if (type.isIntersection()) return type.types.some((part) => this.#isNamed(part, spec, seen));
    const symbols = [type.symbol, type.aliasSymbol].filter((symbol) => symbol !== undefined);
    if (symbols.some((symbol) => list(spec.name).includes(symbol.name) && this.#isFrom(symbol, spec))) return true;
    return (type.getBaseTypes?.() ?? []).some((base) => this.#isNamed(base, spec, seen));
  }

  #isFrom(symbol: ts.Symbol, spec: NamedType): boolean {
    return (symbol.declarations ?? []).some((declaration) => {
      const source = declaration.getSourceFile();
      const file = source.fileName;
      if (spec.from === 'lib') return /\/(?:typescript|@types\/(?:node|web))\/|\/lib\.[\w.]+\.d\.ts$/.test(file);
      if (spec.from === 'file') return !file.includes('/node_modules/');
      return list(spec.package).some((name) => file.includes(`/node_modules/${name}/`) || file.includes(`/node_modules/@types/${name.replace(/^@([^/]+)\//, '$1__')}/`) || declaresModule(declaration, name));
    });
  }

  /** Whether calling this function-typed expression takes no argument: a disposer is `() => void`. */
  isDisposer(node: TSESTree.Node): Answer {
    return this.#ask(this.typeOf(node), (type) => {
      const signatures = type.getCallSignatures();
      if (signatures.length === 0) return 'no';
      return signatures.some((signature) => signature.getParameters().every((parameter) => (parameter.flags & optionalSymbol) !== 0 || parameter.declarations?.some((d) => (d as ts.ParameterDeclaration).questionToken !== undefined)) && /^(?:void|boolean|any|unknown|undefined|Promise<void>|void \| Promise<void>)$/.test(this.#checker!.typeToString(signature.getReturnType()))) ? 'yes' : 'no';
    });
  }

  /** Whether both expressions have the very same type, as a fluent call's result has its receiver's. */
  sameType(left: TSESTree.Node, right: TSESTree.Node): boolean {
    const [a, b] = [this.typeOf(left), this.typeOf(right)];
    return a !== undefined && b !== undefined && (a === b || (this.#checker!.getNonNullableType(a) === this.#checker!.getNonNullableType(b)));
  }

  /** The names of the bases of a class, with the names of the members that they bring. */
  inheritedMember(classNode: TSESTree.Node, name: string): Answer {
    const type = this.typeOf(classNode);
    if (!type) return 'unknown';
    const instance = type.getConstructSignatures()[0]?.getReturnType() ?? type;
    const bases = instance.getBaseTypes?.() ?? [];
    if (bases.some((base) => base.getProperty(name) !== undefined)) return 'yes';
    return this.#hasOpenBase(instance) ? 'unknown' : 'no';
  }

  /** Whether a base class brings a method of that name that does something: neither abstract, nor an interface's, nor empty. */
  inheritedWork(classNode: TSESTree.Node, name: string): Answer {
    const type = this.typeOf(classNode);
    if (!type) return 'unknown';
    const instance = type.getConstructSignatures()[0]?.getReturnType() ?? type;
    const declarations = (instance.getBaseTypes?.() ?? []).flatMap((base) => base.getProperty(name)?.declarations ?? []);
    if (declarations.length === 0) return this.#hasOpenBase(instance) ? 'unknown' : 'no';
    return declarations.some((declaration) => this.#works(declaration as ts.MethodDeclaration)) ? 'yes' : 'no';
  }

  /** Whether `new X(…)` adds something to what is not its own, and the teardown of that name undoes the same. */
  constructionIsUndone(made: TSESTree.Node, teardown: string): Answer {
    const type = this.typeOf(made);
    const owner = type?.symbol?.declarations?.find((declaration) => 'members' in declaration && !declaration.getSourceFile().isDeclarationFile);
    return owner ? (isConstructionUndone(owner as ts.ClassLikeDeclaration, teardown) ? 'yes' : 'no') : 'unknown';
  }

  #works(method: ts.MethodDeclaration): boolean {
    if (method.body) return method.body.statements.length > 0 && !/^\{\s*throw\b[^;]*;?\s*\}$/.test(method.body.getText());
    // A library's declaration file has no bodies; only a class's own methods do something there.
    const owner = method.parent as { members?: unknown; heritageClauses?: unknown } & ts.Node;
    const isClass = /^(?:export\s+)?(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?class\b/.test(owner.getText().replace(/^\/\*[\s\S]*?\*\/\s*/, '').slice(0, 80));
    return method.getSourceFile().isDeclarationFile && isClass && !/\babstract\b/.test(method.getText().split('(')[0] ?? '');
  }

  /** The nodes of this file that declare the type of an expression's values, null and undefined apart. */
  declarationsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
    const type = this.typeOf(node);
    const instance = type && this.#checker!.getNonNullableType(type);
    // The type of a class itself has the same symbol as that of its instances.
    const declarations = (instance && instance.getConstructSignatures().length === 0 ? instance.symbol?.declarations : undefined) ?? [];
    return declarations.flatMap((declaration) => (this.#services!.tsNodeToESTreeNodeMap.get(declaration as never) as TSESTree.Node | undefined) ?? []);
  }

  /** Whether values of this expression are plain arrays or tuples: no subclass, no typed array, nothing that only looks like one. */
  isArray(node: TSESTree.Node): Answer {
    return this.#ask(this.typeOf(node), (type) => (this.#checker!.isArrayType(type) || this.#checker!.isTupleType(type) ? 'yes' : 'no'));
  }

  /** Whether the array has a fixed length: `[number, number]`, `as const`. */
  isTuple(node: TSESTree.Node): Answer {
    return this.#ask(this.typeOf(node), (type) => (this.#checker!.isTupleType(type) ? 'yes' : 'no'));
  }

  /** Whether values are numbers, strings, booleans, null or undefined: operators on them have no effect and never throw. */
  isPlainPrimitive(node: TSESTree.Node): Answer {
    const primitive = (type: ts.Type): boolean =>
      type.isUnion() ? type.types.every(primitive) : type.isStringLiteral() || type.isNumberLiteral() || /^(?:number|string|boolean|true|false|null|undefined)$/.test(intrinsic(type) ?? '');
    const type = this.typeOf(node);
    const name = type && intrinsic(type);
    return !type || (name !== undefined && undecided.has(name)) ? 'unknown' : primitive(type) ? 'yes' : 'no';
  }

  /** Whether reading a property runs no getter: it is declared, and not as an accessor. */
  isPlainProperty(node: TSESTree.MemberExpression, name: string): Answer {
    return this.#ask(this.typeOf(node.object), (type) => {
      const property = this.#checker!.getApparentType(type).getProperty(name);
      return property ? ((property.flags & accessorSymbol) === 0 ? 'yes' : 'no') : 'unknown';
    });
  }

  /** How many properties a value's type lists, where it lists all: not for dictionaries. */
  propertyCount(node: TSESTree.Node): number | undefined {
    const type = this.typeOf(node);
    if (!type || undecided.has(intrinsic(type) ?? '') || type.isUnion() || type.getStringIndexType() || type.getNumberIndexType()) return undefined;
    const count = type.getProperties().length;
    return count > 0 ? count : undefined;
  }

  /** The type as it can be written in code: undefined where it is open, or too long to be a name. */
  written(node: TSESTree.Node): string | undefined {
    const type = this.typeOf(node);
    if (!type || undecided.has(intrinsic(type) ?? '')) return undefined;
    const text = this.#checker!.typeToString(this.#checker!.getBaseTypeOfLiteralType(type));
    return /\b(?:any|unknown|error)\b|\.\.\./.test(text) || text.length > 80 ? undefined : text;
  }

  /** What keys the type of an expression allows: finitely many, functions and classes, other objects, or any string or number. */
  keysOf(node: TSESTree.Node): Keys {
    return this.#keys(this.typeOf(node));
  }

  #keys(type: ts.Type | undefined): Keys {
    const name = type && intrinsic(type);
    if (!type || (name !== undefined && undecided.has(name))) return 'unknown';
    if (name !== undefined) return name === 'object' ? 'object' : /^(?:string|number|bigint)$/.test(name) ? 'primitive' : /^(?:true|false)$/.test(name) ? 'finite' : 'unknown';
    if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return 'code';
    const isNamed = type.symbol !== undefined;
    if (type.isUnion()) {
      const [first = 'unknown', ...others] = new Set(type.types.filter((part) => !absent.has(intrinsic(part) ?? '')).map((part) => this.#keys(part)));
      return others.length > 0 ? 'unknown' : first;
    }
    if (type.isIntersection()) return type.types.map((part) => this.#keys(part)).find((keys) => keys !== 'object') ?? 'object';
    if (type.isStringLiteral() || type.isNumberLiteral() || type.isIndexType()) return 'finite';
    return type.isTypeParameter() ? this.#keys(type.getConstraint()) : isNamed ? 'object' : 'unknown';
  }

  /** Whether the compiler keeps null and undefined apart in this file, and has ruled both out at this expression. */
  isNarrowed(node: TSESTree.Node): boolean {
    const type = this.typeOf(node);
    const options = this.#services?.program?.getCompilerOptions();
    const isStrict = options !== undefined && (options.strictNullChecks ?? options.strict ?? false);
    return isStrict && type !== undefined && !(type.isUnion() ? type.types : [type]).some((part) => absent.has(intrinsic(part) ?? '') || undecided.has(intrinsic(part) ?? ''));
  }

  /** Whether `values[i]` may be undefined by its type: the compiler's option `noUncheckedIndexedAccess`. */
  get checksIndexes(): boolean {
    return this.#services?.program?.getCompilerOptions().noUncheckedIndexedAccess === true;
  }

  /** Whether a function looks at its first argument alone, whatever else it is called with. */
  takesOneArgument(node: TSESTree.Node): Answer {
    return this.#ask(this.typeOf(node), (type) => {
      const signatures = type.getCallSignatures();
      return signatures.length === 0 ? 'unknown' : signatures.every((signature) => signature.getParameters().length === 1 && !signature.getTypeParameters() && !(signature.declaration?.parameters.at(-1) as ts.ParameterDeclaration | undefined)?.dotDotDotToken) ? 'yes' : 'no';
    });
  }

  /** Whether a key may be any string or number: one of a few literals is one of few. */
  isOpenKey(node: TSESTree.Node): Answer {
    const type = this.typeOf(node);
    if (!type || undecided.has(intrinsic(type) ?? '')) return 'unknown';
    const open = (part: ts.Type): boolean => /^(?:string|number)$/.test(intrinsic(part) ?? '') || (part.isUnion() && part.types.some(open));
    return open(type) ? 'yes' : 'no';
  }

  /** The type's name, for people. */
  describe(node: TSESTree.Node): string | undefined {
    const type = this.typeOf(node);
    return type && this.#checker!.typeToString(type);
  }

  /** How the members of the type at this node are declared in the project: false for libraries and unknown ones. */
  isFunction(node: TSESTree.Node): Answer {
    return this.#ask(this.typeOf(node), (type) => (type.getCallSignatures().length > 0 ? 'yes' : 'no'));
  }
}

function declaresModule(declaration: ts.Declaration, name: string): boolean {
  for (let node: ts.Node | undefined = declaration; node; node = node.parent) {
    const module = (node as { name?: { text?: string } }).name;
    if ((module?.text === name || module?.text?.startsWith(`${name}/`)) && (node as { body?: unknown }).body !== undefined) return true;
  }
  return false;
}
