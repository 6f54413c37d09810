import type * as ts from 'typescript';

import type { Checker } from './checker.ts';
import { unwrap, type CallNode } from './syntax.ts';

/** `SyntaxKind.ThisType`'s text: a fluent method gives its receiver back. */
const isThis = (node: ts.TypeNode): boolean => node.getText() === 'this';

/** Told by a flag alone: the checker's own guards would leave nothing of the type. */
const isOpen = (type: ts.Type): boolean => type.isUnion() || type.isTypeParameter();

const bareContracts = /^(?:Disposable|AsyncDisposable|DisposableStack|AsyncDisposableStack)$/;

/**
 * Which of these members the declared result of a call has, through its promise. The function's declaration tells it,
 * which costs less than the call's type. Nothing of what a fluent method gives, nor of what the platform makes: that
 * has rows of its own.
 */
export function declaredMembers(checker: Checker, { callee }: CallNode, members: readonly string[]): readonly string[] {
  const name = unwrap(callee);
  const symbol = checker.symbolOf(name.type === 'MemberExpression' ? (name.property) : name);
  for (const declaration of symbol?.declarations ?? []) {
    const written = resultOf(declaration);
    if (!written || isThis(written)) continue;
    const given = unpromised(checker, checker.api!.getTypeFromTypeNode(written));
    const type = checker.api!.getNonNullableType(given);
    const parent = (declaration.parent as { readonly symbol?: ts.Symbol } | undefined)?.symbol;
    if (isOpen(given) || isOpen(type) || (parent !== undefined && type.symbol === parent) || isOfPlatform(type)) continue;
    const has = new Set(type.getProperties().map(({ escapedName }) => escapedName.toString().replace(/^__@(\w+)@\d+$/, '[Symbol.$1]')));
    return members.filter((member) => has.has(member));
  }
  return [];
}

/** The result's type as it is written: of a function, a method, or what is declared with a function's type. */
function resultOf(declaration: ts.Declaration): ts.TypeNode | undefined {
  const { type, initializer, parameters } = declaration as { type?: ts.TypeNode & { type?: ts.TypeNode; parameters?: unknown }; initializer?: { type?: ts.TypeNode; parameters?: unknown }; parameters?: unknown };
  if (parameters !== undefined) return type;
  return type?.parameters !== undefined ? type.type : initializer?.parameters !== undefined ? initializer.type : undefined;
}

const unpromised = ({ api }: Checker, type: ts.Type): ts.Type => (/^Promise(?:Like)?$/.test(type.symbol?.name ?? '') ? (api!.getTypeArguments(type as ts.TypeReference)[0] ?? type) : type);

const isOfPlatform = ({ symbol }: ts.Type): boolean =>
  !bareContracts.test(symbol?.name ?? '') && (symbol?.declarations ?? []).some((declaration) => /\/lib\.[\w.]+\.d\.ts$|\/@types\/node\//.test(declaration.getSourceFile().fileName));
