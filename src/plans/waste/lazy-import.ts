import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, inLoop, within } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import type { EagerImport } from '../../waste/eager-imports.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';

/** The plan of a package that is loaded where it is used. */
export interface LazyImportPlan {
  /** The import or `require`, which goes. */
  readonly statement: Range;
  /** The statement that it is loaded in front of. */
  readonly before: Range;
  /** `const { default: sharp } = await import('sharp');`; a `require` moves as it is. */
  readonly text?: string;
}

export function planLazyImport(file: FileFacts, eager: EagerImport): Planned<LazyImportPlan> {
  return attempt(() => {
    const { statement, types, home, uses } = eager;
    const [type] = types;
    if (type) refuse('It is also used as a type', type);
    const isImport = statement.type === T.ImportDeclaration;
    if (isImport && !file.sourceCode.ast.body.some((other) => other !== statement && /^(?:Import|Export)/.test(other.type))) refuse('Without this import the file is no module', statement);
    const lost = file.sourceCode.getCommentsInside(statement)[0];
    if (lost) refuse('A comment stands in the import', lost as never);
    return {
      plan: { statement: statement.range, before: placeOf(home, uses).range, ...(isImport ? { text: lazily(file, statement) } : {}) },
      verdict: {
        level: 'review',
        scope: 'file',
        reason: ['Load it where it is used', isImport ? 'the first call waits for it, and other code may run meanwhile' : 'the first call waits for it', 'what it does when it is loaded happens then'].join('; '),
      },
    };
  });
}

/** The innermost statement of the function that holds all uses, outside of loops and callbacks. */
function placeOf(home: EagerImport['home'], uses: readonly TSESTree.Node[]): TSESTree.Statement {
  const [first] = uses;
  for (let node = first; node?.parent && node !== home; node = node.parent) {
    const { parent }: TSESTree.Node = node;
    if (parent.type !== T.BlockStatement || enclosingFunction(parent) !== home || !uses.every((use) => within(use, parent)) || inLoop(node)) continue;
    return node as TSESTree.Statement;
  }
  return refuse('The function has no statement that it can be loaded in front of', home);
}

function lazily(file: FileFacts, { source, specifiers, attributes }: TSESTree.ImportDeclaration): string {
  if (attributes.length > 0) refuse('The import has attributes', source);
  const module = `'${source.value}'`;
  const whole = specifiers.find((part) => part.type === T.ImportNamespaceSpecifier);
  if (whole) return specifiers.length === 1 ? `const ${whole.local.name} = await import(${module});` : refuse('It is imported in two ways', whole);
  const names = specifiers.map((part) => {
    if (part.type === T.ImportSpecifier && part.importKind === 'type') return refuse('A type is imported with it', part);
    if (part.type !== T.ImportSpecifier) return `default: ${part.local.name}`;
    const imported = file.textOf(part.imported);
    return imported === part.local.name ? imported : `${imported}: ${part.local.name}`;
  });
  return `const { ${names.join(', ')} } = await import(${module});`;
}
