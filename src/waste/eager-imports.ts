import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import { isCommand, mayRunAtLoad } from '../facts/loading.ts';
import { originOf } from '../facts/origin.ts';
import { isBroughtAlong } from '../facts/project.ts';
import { enclosingClass, enclosingFunctions, unwrap, within, type FunctionNode } from '../facts/syntax.ts';
import type { Finding } from '../finding.ts';
import { planLazyImport } from '../plans/waste/lazy-import.ts';
import { moduleCosts } from './module-costs.ts';

/** A heavy package that a file loads at its start, for one function that does not run then. */
export interface EagerImport {
  readonly statement: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration;
  readonly module: string;
  readonly uses: readonly TSESTree.Node[];
  /** The function that can load it where it is used. */
  readonly home: FunctionNode;
  /** Uses in a type, which stay when the value goes. */
  readonly types: readonly TSESTree.Node[];
  /** error: in a `catch`. command: of one command among several. open: whether it is rare is not known. */
  readonly path: 'command' | 'error' | 'open';
}

/** From here on a package counts as heavy. */
const heavy = 4;
/** A look-up in an object would first make a name of its own of every module that is imported. */
const costs = new Map(Object.entries(moduleCosts));

const where: Readonly<Record<EagerImport['path'], string>> = { command: 'one command', error: 'what handles an error', open: 'one function' };

export function eagerImports(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return file.sourceCode.ast.body.flatMap((statement) => {
    const found = eagerImport(file, statement);
    if (!found) return [];
    const { module, home, path } = found;
    const measured = costs.get(module);
    const cost = measured ? `${Math.round(measured.megabytes)} MB` : 'heavy by your settings';
    return [
      {
        id: id('no-eager-import', statement),
        rule: 'no-eager-import',
        messageId: 'eager',
        data: { module, cost, where: where[path] },
        range: statement.range,
        certainty: path === 'open' ? ('likely' as const) : ('certain' as const),
        facts: [
          { name: 'loads', value: `${module}: ${cost}${measured ? `, ${measured.ms} ms, measured with ${measured.version}` : ''}`, range: statement.range },
          { name: 'uses', value: `${found.uses.length}, in ${where[path]}`, range: home.range },
        ],
        ...planLazyImport(file, found),
      },
    ];
  });
}

function eagerImport(file: FileFacts, statement: TSESTree.ProgramStatement): EagerImport | undefined {
  const loaded = loadedBy(file, statement);
  if (!loaded || !isHeavy(file, loaded.module) || isBroughtAlong(file.filename, loaded.module) || isLoadedElsewhere(file, loaded.statement, loaded.module)) return undefined;
  const references = file.sourceCode.getDeclaredVariables?.(loaded.statement as never).flatMap((variable) => variable.references.filter(({ init }) => !init)) ?? [];
  const isType = (reference: object): boolean => 'isTypeReference' in reference && reference.isTypeReference === true;
  const uses = references.filter((reference) => !isType(reference)).map(({ identifier }) => identifier as TSESTree.Node);
  const [first] = uses;
  const around = first ? [...enclosingFunctions(first)].filter((fn) => uses.every((use) => within(use, fn))) : [];
  const home = loaded.statement.type === T.ImportDeclaration ? around.find((fn) => fn.async) : around.find((fn) => !isHanded(file, fn));
  const outermost = around.at(-1);
  if (!home || !outermost || mayRunAtLoad(file, home) || mayRunAtLoad(file, outermost)) return undefined;
  const path = pathOf(file, home, uses);
  if (path === 'open' && !servesOthers(file, home)) return undefined;
  return { ...loaded, uses, home, path, types: references.filter(isType).map(({ identifier }) => identifier as TSESTree.Node) };
}

const isHeavy = (file: FileFacts, module: string): boolean => file.settings.heavyModules.includes(module) || (costs.get(module)?.megabytes ?? 0) >= heavy;

/** `import x from 'package'`, `const x = require('package')` at the top; a side effect or a type alone is none. */
function loadedBy(file: FileFacts, statement: TSESTree.ProgramStatement): Pick<EagerImport, 'module' | 'statement'> | undefined {
  if (statement.type === T.ImportDeclaration) return statement.importKind !== 'type' && statement.specifiers.length > 0 ? { statement, module: statement.source.value } : undefined;
  const [declarator] = statement.type === T.VariableDeclaration && statement.kind === 'const' && statement.declarations.length === 1 ? statement.declarations : [];
  const value = declarator?.init && unwrap(declarator.init);
  const origin = value?.type === T.CallExpression ? originOf(file, value) : undefined;
  return statement.type === T.VariableDeclaration && origin?.from === 'import' && origin.name === '*' && origin.path === '' ? { statement, module: origin.module } : undefined;
}

/** Whether something else of the file loads the package at its start all the same. */
const isLoadedElsewhere = (file: FileFacts, own: TSESTree.Node, module: string): boolean =>
  file.sourceCode.ast.body.some((statement) => {
    if (statement === own) return false;
    if (/^(?:Import|Export(?:All|Named))Declaration$/.test(statement.type)) return 'source' in statement && statement.source?.value === module && !('importKind' in statement && statement.importKind === 'type');
    return loadedBy(file, statement)?.module === module;
  });

/** A callback, which may run for each element: what is around it loads the package. */
const isHanded = (file: FileFacts, fn: FunctionNode): boolean => fn.parent.type === T.CallExpression && !isCommand(file, fn);

function pathOf(file: FileFacts, home: FunctionNode, uses: readonly TSESTree.Node[]): EagerImport['path'] {
  if (uses.every((use) => isInCatch(use, home))) return 'error';
  const commands = file.index.functions.filter((fn) => isCommand(file, fn));
  return isCommand(file, home) && commands.length > 1 ? 'command' : 'open';
}

function isInCatch(use: TSESTree.Node, home: FunctionNode): boolean {
  for (let node = use.parent; node && node !== home; node = node.parent) if (node.type === T.CatchClause) return true;
  return false;
}

/** Whether the file is there for more than this function, so that it may be loaded by others. */
function servesOthers(file: FileFacts, home: FunctionNode): boolean {
  const owner = enclosingClass(home);
  if (owner) return owner.body.body.some((member) => member.type === T.MethodDefinition && member.kind === 'method' && !within(home, member));
  const others = file.sourceCode.ast.body.filter((statement) => !within(home, statement) && isExport(statement));
  return others.length > 0 || file.index.functions.some((fn) => fn !== home && isCommand(file, fn));
}

/** `export const x = …`, `exports.x = …`; types are no code. */
function isExport(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === T.ExportNamedDeclaration) return statement.exportKind !== 'type' && (statement.declaration !== null || statement.specifiers.length > 0);
  if (statement.type === T.ExportDefaultDeclaration) return true;
  const target = statement.type === T.ExpressionStatement && statement.expression.type === T.AssignmentExpression ? statement.expression.left : undefined;
  return target?.type === T.MemberExpression && target.object.type === T.Identifier && /^(?:exports|module)$/.test(target.object.name);
}
