import type * as ts from 'typescript';

import type { Checker } from './checker.ts';

/** What a client answers: by which methods, of a value of which type. */
export interface Answering {
  readonly methods: RegExp;
  readonly isClient: (type: ts.Type) => boolean;
  /** Operators that go on with another stream. */
  readonly flattening: RegExp;
}

/**
 * Whether a function gives nothing but answers of a client, as its declaration in this or another file reads:
 * `load(id) { return this.http.get(id).pipe(map(parse)); }`. Nodes are told by their shape, since the numbers of their
 * kinds differ between versions of TypeScript.
 */
export function givesAnswers(checker: Checker, symbol: ts.Symbol | undefined, answering: Answering, depth = 0): boolean {
  const [declaration, ...others] = symbol?.declarations ?? [];
  const body = declaration && bodyOf(declaration);
  if (!body || others.length > 0 || depth > 3) return false;
  const returned = 'statements' in body ? returnedIn(body) : [body];
  return returned.length > 0 && returned.every((value) => isAnswer(checker, value, answering, depth));
}

/** The body of a method, or of a function that a field is given. */
function bodyOf(declaration: ts.Declaration): ts.Node | undefined {
  const { body, initializer } = declaration as { readonly body?: ts.Node; readonly initializer?: { readonly body?: ts.Node } };
  return body ?? initializer?.body;
}

function returnedIn(body: ts.Node): readonly ts.Node[] {
  const returned: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    // What a nested function returns is not what this one gives.
    if ('body' in node && 'parameters' in node) return;
    if ('expression' in node && node.expression && /^return\b/.test(node.getText())) returned.push(node.expression as ts.Node);
    else node.forEachChild(visit);
  };
  body.forEachChild(visit);
  return returned;
}

function isAnswer(checker: Checker, value: ts.Node, answering: Answering, depth: number): boolean {
  if ('whenTrue' in value) return [value.whenTrue, (value as ts.ConditionalExpression).whenFalse].every((part) => isAnswer(checker, part as ts.Node, answering, depth));
  if (!('expression' in value)) return false;
  // `(value)`, `value as T`, `value!`
  if (!('arguments' in value)) return !('name' in value) && isAnswer(checker, value.expression as ts.Node, answering, depth);
  const { expression: callee, arguments: given } = value as ts.CallExpression;
  if (!('name' in callee) || !('expression' in callee)) return false;
  const { name, expression: receiver } = callee as ts.PropertyAccessExpression;
  if (name.text === 'pipe') return given.every((operator) => isPlain(operator, answering)) && isAnswer(checker, receiver, answering, depth);
  if (answering.methods.test(name.text) && answering.isClient(checker.api!.getTypeAtLocation(receiver))) return true;
  return givesAnswers(checker, checker.api!.getSymbolAtLocation(name), answering, depth + 1);
}

/** `map(parse)`, not `switchMap(load)`, nor what is made elsewhere. */
const isPlain = (operator: ts.Expression, { flattening }: Answering): boolean => 'arguments' in operator && 'expression' in operator && !flattening.test((operator as ts.CallExpression).expression.getText());
