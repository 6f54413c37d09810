import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { edited, insert, parse } from './edit.ts';
import type { Fixture } from './fixtures.ts';

const value = (name: string, code: string): string => (new RegExp(`(?:new|extends) ${name}\\b`).test(code) ? `class ${name} {} ` : `function ${name}(...parts: any[]): any { return parts; } `);
const type = (name: string): string => `type ${name} = any; `;
const kept = new Set(['const', 'undefined', 'arguments', 'Symbol']);

/**
 * Every global and every import becomes a local function, class or type of the same name: nothing is acquired any more.
 * `language`: what the language itself brings too, which resolves to variables that nothing declares.
 */
export function shadowed(fixture: Fixture, language: boolean): Fixture | undefined {
  const { ast, scopes } = parse(fixture);
  const builtIn = language ? (scopes.globalScope?.variables ?? []).filter(({ defs }) => defs.length === 0).flatMap(({ references }) => references) : [];
  const through = [...(scopes.globalScope?.through ?? []), ...builtIn].map((reference) => ({ name: (reference.identifier as TSESTree.Identifier).name, isValue: reference.isValueReference })).filter(({ name }) => !kept.has(name));
  const values = new Set(through.filter(({ isValue }) => isValue).map(({ name }) => name));
  const types = new Set(through.map(({ name }) => name).filter((name) => !values.has(name)));
  const imports = ast.body.filter((statement) => statement.type === T.ImportDeclaration);
  if (values.size === 0 && imports.length === 0) return undefined;
  return edited(fixture, [
    insert(ast.body[0]?.range[0] ?? 0, [...[...values].map((name) => value(name, fixture.code)), ...[...types].map(type)].join('')),
    ...imports.map((statement) => ({ range: statement.range, text: statement.specifiers.map(({ local }) => (statement.importKind === 'type' ? type(local.name) : value(local.name, fixture.code))).join('') })),
  ]);
}
