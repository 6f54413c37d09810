import type { ParserServices, TSESTree } from '@typescript-eslint/utils';
import type * as ts from 'typescript';

import { all, type Answer } from './answer.ts';

const undecided = new Set(['any', 'unknown', 'error', 'unresolved']);
const absent = new Set(['null', 'undefined', 'void', 'never']);

/** `SymbolFlags.Alias`: importing TypeScript for it would fail beside versions without the classic API. A test compares it. */
export const aliasSymbol = 2097152;

/** `string`, `any`, `null`: the name of a type that the language brings. The numbers of type flags differ between TypeScript 5 and 6. */
export const intrinsic = (type: ts.Type): string | undefined => (type as { intrinsicName?: string }).intrinsicName;
/** Whether nothing is known of a type's values. */
export const isUndecided = (type: ts.Type): boolean => undecided.has(intrinsic(type) ?? '');
/** Whether a type has no value to ask anything of. */
export const isAbsent = (type: ts.Type): boolean => absent.has(intrinsic(type) ?? '');

type Answers = Map<unknown, Map<ts.Type, unknown>>;

/** What is known of a program's types, by question: it goes with the program. */
const answers = new WeakMap<ts.Program, Answers>();

function answersOf(program: ts.Program): Answers {
  let known = answers.get(program);
  if (!known) answers.set(program, (known = new Map<unknown, Map<ts.Type, unknown>>()));
  return known;
}

/**
 * The only way to the checker: through the parser's services, and without importing TypeScript at run time, so that
 * it works beside any version.
 */
export class Checker {
  readonly services: ParserServices | undefined;
  readonly api: ts.TypeChecker | undefined;
  readonly #types = new Map<TSESTree.Node, ts.Type | undefined>();
  readonly #answers: Answers;

  constructor(services: Partial<ParserServices> | undefined) {
    this.#answers = services?.program ? answersOf(services.program) : new Map<unknown, Map<ts.Type, unknown>>();
    if (!services?.program) return;
    this.services = services as ParserServices;
    this.api = services.program.getTypeChecker();
  }

  get options(): ts.CompilerOptions | undefined {
    return this.services?.program?.getCompilerOptions();
  }

  typeOf(node: TSESTree.Node): ts.Type | undefined {
    if (!this.api || !this.services) return undefined;
    if (!this.#types.has(node)) {
      const origin = this.services.esTreeNodeToTSNodeMap.get(node) as ts.Node | undefined;
      this.#types.set(node, origin && this.api.getTypeAtLocation(origin));
    }
    return this.#types.get(node);
  }

  /** What a name means, through imports: told without its type. */
  symbolOf(node: TSESTree.Node): ts.Symbol | undefined {
    const origin = this.services?.esTreeNodeToTSNodeMap.get(node) as ts.Node | undefined;
    const symbol = origin && this.api?.getSymbolAtLocation(origin);
    return symbol && (symbol.flags & aliasSymbol) !== 0 ? this.api?.getAliasedSymbol(symbol) : symbol;
  }

  /** What is asked of a type again and again, in this file and in others: answered at the first call for it. */
  per<R>(type: ts.Type, question: (checker: Checker, type: ts.Type) => R): R {
    let known = this.#answers.get(question) as Map<ts.Type, R> | undefined;
    if (!known) this.#answers.set(question, (known = new Map<ts.Type, R>()));
    let answer = known.get(type);
    if (answer === undefined && !known.has(type)) known.set(type, (answer = question(this, type)));
    return answer as R;
  }

  /** Asks a question of every member of a union, of a type parameter's constraint, of any base. */
  ask(type: ts.Type | undefined, question: (type: ts.Type) => Answer): Answer {
    if (!type) return 'unknown';
    if (isUndecided(type)) return 'unknown';
    if (type.isUnion()) return all(type.types.filter((part) => !isAbsent(part)).map((part) => this.ask(part, question)));
    if (type.isTypeParameter()) {
      const constraint = type.getConstraint();
      return constraint ? this.ask(constraint, question) : 'unknown';
    }
    return question(type);
  }
}
