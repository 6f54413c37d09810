import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';
import type * as ts from 'typescript';

import type { NamedType } from '../resources/row.ts';
import type { Answer } from './answer.ts';
import { isUndecided, type Checker } from './checker.ts';
import { declaredMembers } from './declared-results.ts';
import { givesAnswers } from './declared-answers.ts';
import { doesMore } from './fields.ts';
import type { CallNode } from './syntax.ts';
import { isConstructionUndone } from './undone-construction.ts';

/** `SymbolFlags.Optional`: importing TypeScript for it would fail beside versions without the classic API. A test compares it. */
export const optionalSymbol = 16777216;
/** `ScriptTarget.ESNext`. */
export const newestTarget = 99;

const list = <V>(value: V | readonly V[] | undefined): readonly V[] => (value === undefined ? [] : Array.isArray(value) ? value : [value as V]);

/** What the types say of objects: their members, names and bases. */
export class TypeFacts {
  readonly #checker: Checker;

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  /** Whether a program is at hand. */
  get typed(): boolean {
    return this.#checker.api !== undefined;
  }

  /** Whether the project's own compiler writes the output, for a target that has no `using` yet. */
  get lowersUsing(): boolean {
    const options = this.#checker.options;
    return options?.target !== undefined && options.noEmit !== true && Number(options.target) < newestTarget;
  }

  /** Whether values of this expression have a member out of each group. */
  hasMembers(node: TSESTree.Node, groups: readonly (readonly string[])[]): Answer {
    return this.#checker.ask(this.#instanceOf(node) ?? this.#checker.typeOf(node), (type) => this.#members(type, groups));
  }

  /** Of `new X(…)` the class tells the members: with what arguments it is made is costly to check, and says no more. */
  #instanceOf(node: TSESTree.Node): ts.Type | undefined {
    const made = node.type === T.NewExpression ? this.#checker.typeOf(node.callee)?.getConstructSignatures()[0]?.getReturnType() : undefined;
    // `Map<K, V>` has the members of `Map`.
    const declared = (made as ts.TypeReference | undefined)?.target ?? made;
    return declared?.isClassOrInterface() ? declared : undefined;
  }

  #members(type: ts.Type, groups: readonly (readonly string[])[]): Answer {
    const has = (name: string): boolean => type.getProperty(name) !== undefined || (name.startsWith('[Symbol.') && this.#checker.per(type, wellKnownNames).has(name));
    if (groups.every((names) => names.some(has))) return 'yes';
    return this.#hasOpenBase(type) ? 'unknown' : 'no';
  }

  #hasOpenBase(type: ts.Type): boolean {
    return this.#checker.per(type, hasOpenBase);
  }

  /** Whether values of this expression are a named type, or extend or implement it. */
  isNamed(node: TSESTree.Node, spec: NamedType): Answer {
    return this.#checker.ask(this.#checker.typeOf(node), (type) => (this.#isNamed(type, spec, new Set()) ? 'yes' : this.#hasOpenBase(type) ? 'unknown' : 'no'));
  }

  /** Whether an expression is a class whose instances are a named type. */
  isClassOf(node: TSESTree.Node, spec: NamedType): Answer {
    return this.#checker.ask(this.#checker.typeOf(node), (type) => {
      const made = type.getConstructSignatures().map((signature) => signature.getReturnType());
      return made.length > 0 && made.every((one) => this.#isNamed(one, spec, new Set())) ? 'yes' : made.some((one) => this.#hasOpenBase(one)) ? 'unknown' : 'no';
    });
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
      // mysql2/promise is a file of its package.
      return list(spec.package).some((name) => file.includes(`/node_modules/${name}/`) || file.includes(`/node_modules/${name}.d.`) || file.includes(`/node_modules/@types/${name.replace(/^@([^/]+)\//, '$1__')}/`) || declaresModule(declaration, name));
    });
  }

  /** Which of these members what a call gives has, by the function's declared result. */
  declaredMembers(node: CallNode, members: readonly string[]): readonly string[] {
    return this.typed ? declaredMembers(this.#checker, node, members) : [];
  }

  /** Whether what a call runs gives nothing but what these methods of a value of the named type give, as it is declared in the project. */
  givesAnswers({ callee }: TSESTree.CallExpression, spec: NamedType, methods: RegExp, flattening: RegExp): boolean {
    const isClient = (type: ts.Type): boolean => this.#isNamed(type, spec, new Set());
    return this.typed && callee.type === T.MemberExpression && givesAnswers(this.#checker, this.#checker.symbolOf(callee.property), { methods, isClient, flattening });
  }

  /** Whether calling this function-typed expression takes no argument: a disposer is `() => void`. */
  isDisposer(node: TSESTree.Node): Answer {
    return this.#checker.ask(this.#checker.typeOf(node), (type) => {
      const signatures = type.getCallSignatures();
      if (signatures.length === 0) return 'no';
      return signatures.some((signature) => signature.getParameters().every((parameter) => (parameter.flags & optionalSymbol) !== 0 || parameter.declarations?.some((d) => (d as ts.ParameterDeclaration).questionToken !== undefined)) && /^(?:void|boolean|any|unknown|undefined|Promise<void>|void \| Promise<void>)$/.test(this.#checker.api!.typeToString(signature.getReturnType()))) ? 'yes' : 'no';
    });
  }

  /** Whether both expressions have the very same type, as a fluent call's result has its receiver's. Types that are not resolved are not the same. */
  sameType(left: TSESTree.Node, right: TSESTree.Node): boolean {
    const [a, b] = [this.#checker.typeOf(left), this.#checker.typeOf(right)];
    return a !== undefined && b !== undefined && !isUndecided(a) && (a === b || (this.#checker.api!.getNonNullableType(a) === this.#checker.api!.getNonNullableType(b)));
  }

  /** Whether a base of a class is known to bring a member of that name. */
  inherits(classNode: TSESTree.Node, name: string): boolean {
    return (this.#madeBy(classNode)?.getBaseTypes?.() ?? []).some((base) => base.getProperty(name) !== undefined);
  }

  /** The same, where a base may bring more than is seen. */
  inheritedMember(classNode: TSESTree.Node, name: string): Answer {
    const instance = this.#madeBy(classNode);
    if (!instance) return 'unknown';
    return this.inherits(classNode, name) ? 'yes' : this.#hasOpenBase(instance) ? 'unknown' : 'no';
  }

  /** The instances of a class. */
  #madeBy(classNode: TSESTree.Node): ts.Type | undefined {
    const type = this.#checker.typeOf(classNode);
    return type?.getConstructSignatures()[0]?.getReturnType() ?? type;
  }

  /** Whether values of this expression have a member that is an instance of the class. */
  hasPartOf(node: TSESTree.Node, classNode: TSESTree.Node): Answer {
    const part = this.#madeBy(classNode);
    if (!part?.symbol) return 'unknown';
    return this.#checker.ask(this.#checker.typeOf(node), (whole) => (whole.getProperties().some((property) => this.#declaredType(property)?.symbol === part.symbol) ? 'yes' : 'no'));
  }

  /** Of a field; a method's type has the symbol of the method. */
  #declaredType(property: ts.Symbol): ts.Type | undefined {
    const type = property.valueDeclaration && this.#checker.api!.getTypeOfSymbol(property);
    return type && this.#checker.api!.getNonNullableType(type);
  }

  /** Whether a base class brings a method of that name that does something: neither abstract, nor an interface's, nor empty. */
  inheritedWork(classNode: TSESTree.Node, name: string, seenTo: ReadonlySet<string> = new Set()): Answer {
    const instance = this.#madeBy(classNode);
    if (!instance) return 'unknown';
    const declarations = (instance.getBaseTypes?.() ?? []).flatMap((base) => base.getProperty(name)?.declarations ?? []);
    if (declarations.length === 0) return this.#hasOpenBase(instance) ? 'unknown' : 'no';
    return declarations.some((declaration) => this.#works(declaration as ts.MethodDeclaration, seenTo)) ? 'yes' : 'no';
  }

  /** Whether `new X(…)` adds something to what is not its own, and the teardown of that name undoes the same. */
  constructionIsUndone(made: TSESTree.Node, teardown: string): Answer {
    const owner = this.#declarationsMade(made).find((declaration) => !declaration.getSourceFile().isDeclarationFile);
    return owner ? (isConstructionUndone(owner as ts.ClassLikeDeclaration, teardown) ? 'yes' : 'no') : 'unknown';
  }

  /** What declares the instances of `new X(…)`: by the name, else by the type, which is dear. */
  #declarationsMade(made: TSESTree.Node): readonly ts.Declaration[] {
    const withMembers = (symbol: ts.Symbol | undefined): readonly ts.Declaration[] => (symbol?.declarations ?? []).filter((declaration) => 'members' in declaration);
    const named = made.type === T.NewExpression ? withMembers(this.#checker.symbolOf(made.callee)) : [];
    return named.length > 0 ? named : withMembers((this.#instanceOf(made) ?? this.#checker.typeOf(made))?.symbol);
  }

  #works(method: ts.MethodDeclaration, seenTo: ReadonlySet<string>): boolean {
    if (method.body) return method.body.statements.length > 0 && !/^\{\s*throw\b[^;]*;?\s*\}$/.test(method.body.getText()) && method.body.statements.some((statement) => doesMore(statement.getText(), seenTo));
    // A library's declaration file has no bodies; only a class's own methods do something there.
    const owner = method.parent as { members?: unknown; heritageClauses?: unknown } & ts.Node;
    const isClass = /^(?:export\s+)?(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?class\b/.test(owner.getText().replace(/^\/\*[\s\S]*?\*\/\s*/, '').slice(0, 80));
    return method.getSourceFile().isDeclarationFile && isClass && !/\babstract\b/.test(method.getText().split('(')[0] ?? '');
  }

  /** The nodes of this file that declare the type of an expression's values, null and undefined apart. */
  declarationsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
    const type = this.#checker.typeOf(node);
    const instance = type && this.#checker.api!.getNonNullableType(type);
    // The type of a class itself has the same symbol as that of its instances.
    const declarations = (instance && instance.getConstructSignatures().length === 0 ? instance.symbol?.declarations : undefined) ?? [];
    return declarations.flatMap((declaration) => (this.#checker.services!.tsNodeToESTreeNodeMap.get(declaration as never) as TSESTree.Node | undefined) ?? []);
  }

  /** The type's name, for people. */
  describe(node: TSESTree.Node): string | undefined {
    const type = this.#checker.typeOf(node);
    return type && this.#checker.api!.typeToString(type);
  }
}

/** The members that are named by symbols: `[Symbol.dispose]`. */
const wellKnownNames = (_: Checker, type: ts.Type): ReadonlySet<string> =>
  new Set(type.getProperties().flatMap(({ escapedName }) => /^__@(\w+)@/.exec(escapedName.toString())?.slice(1).map((name) => `[Symbol.${name}]`) ?? []));

/** An unresolved base leaves members open: `class A extends (any)` has more than is seen. */
function hasOpenBase(checker: Checker, type: ts.Type): boolean {
  const declaration = type.symbol?.declarations?.[0];
  return (type.getBaseTypes?.() ?? []).some((base) => isUndecided(base) || checker.per(base, hasOpenBase)) || (declaration !== undefined && heritageIsOpen(checker, declaration));
}

function heritageIsOpen({ api }: Checker, declaration: ts.Declaration): boolean {
  const clauses = (declaration as ts.ClassDeclaration).heritageClauses;
  return clauses?.some((clause) => clause.types.some((part) => isUndecided(api!.getTypeAtLocation(part.expression)))) ?? false;
}

function declaresModule(declaration: ts.Declaration, name: string): boolean {
  for (let node: ts.Node | undefined = declaration; node; node = node.parent) {
    const module = (node as { name?: { text?: string } }).name;
    if ((module?.text === name || module?.text?.startsWith(`${name}/`)) && (node as { body?: unknown }).body !== undefined) return true;
  }
  return false;
}
