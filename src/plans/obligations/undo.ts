import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { classModel } from '../../facts/instance.ts';
import { isTypeScript } from '../../facts/language.ts';
import { originOf } from '../../facts/origin.ts';
import { isClass, keyName, unwrap, type FunctionNode } from '../../facts/syntax.ts';
import type { Acquisition } from '../../obligations/acquired/acquisitions.ts';
import type { Release } from '../../resources/row.ts';
import { refuse } from '../refusal.ts';
import type { Undo } from './plan.ts';
import { isVisible } from './reachable.ts';

/** The release that the row writes, as it can be written at `end`. */
export function undoOf(file: FileFacts, { row, node }: Acquisition, end: TSESTree.Node): Omit<Undo, 'handle'> {
  const [release] = row.release;
  if (row.byParts !== undefined) refuse(`each ${row.byParts} of it is to be stopped, wherever it is shown`, node);
  switch (release.by) {
    case 'call':
    case 'static':
      return { by: 'call', name: release.by === 'call' ? localName(file, node, release) : (release.names[0] as string), ...objectOf(file, node, end) };
    case 'method':
      return { by: 'method', name: release.names[0] as string, ...(row.releaseMayMiss && isTypeScript(file) ? { maybe: true } : {}), ...(row.drains === 'next' && isAnnotated(file, node) ? { arguments: [{ text: 'undefined' }] } : {}) };
    case 'invoke':
      return { by: 'invoke', name: '' };
    default:
      return refuse('its release names no handle', node);
  }
}

/** Whether its release gives a promise, as the row says or the class in this file shows, and `fn` can wait for it. */
export function isAwaited(file: FileFacts, { row, node }: Acquisition, fn: FunctionNode | undefined): boolean {
  if (fn?.async !== true) return false;
  const [release] = row.release;
  const made = node.type === T.NewExpression ? originOf(file, node.callee) : undefined;
  return row.releasesLater === true || (release.by === 'method' && made?.from === 'class' && isClass(made.node) && classModel(file, made.node).methods.get(release.names[0] as string)?.async === true);
}

/** What the file calls the function that releases: beside an imported one that acquires, it has to be imported, too. */
function localName(file: FileFacts, node: Acquisition['node'], { names: [name = ''], from }: Extract<Release, { by: 'call' }>): string {
  if (unwrap(node.callee).type !== T.Identifier || from.global || !from.modules) return name;
  for (const statement of file.sourceCode.ast.body) {
    const specifiers = statement.type === T.ImportDeclaration && from.modules.includes(statement.source.value) ? statement.specifiers : [];
    for (const specifier of specifiers) if (specifier.type === T.ImportSpecifier && keyName(specifier.imported, false) === name) return specifier.local.name;
  }
  return refuse(`\`${name}\` is not imported here`, node);
}

/** Whether the type of a generator is written down: then its `return` takes a value. */
const isAnnotated = (file: FileFacts, node: Acquisition['node']): boolean => file.scopes.functionOf(node.callee)?.returnType !== undefined;

/** `window` of `window.setInterval(…)`, `win` of `win.setTimeout(…)`: the release goes to the same. */
function objectOf(file: FileFacts, node: Acquisition['node'], end: TSESTree.Node): { object?: TSESTree.Node['range'] } {
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression) return {};
  if (!isVisible(file, callee.object, end)) refuse(`\`${file.textOf(callee.object)}\` has no name where it would be released`, callee.object);
  return { object: callee.object.range };
}
