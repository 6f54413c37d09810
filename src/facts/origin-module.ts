import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { ValueOrigin } from './origin.ts';

/** What an import at the root of a value is, and how the value comes of it. */
export interface ImportRoot {
  readonly module: string;
  /** What is called, constructed or read on the way, as the module names it: `Pool`, `create.get`. */
  readonly path: string;
}

/** The import at the root of a value, through calls, instances, members, and the types that are written for it. */
export function importRoot(file: FileFacts, origin: ValueOrigin): ImportRoot | undefined {
  switch (origin.from) {
    case 'import':
      return { module: origin.module, path: join(origin.name, origin.path) };
    case 'call':
    case 'new':
      return importRoot(file, origin.of);
    case 'member': {
      const root = importRoot(file, origin.object);
      return root && { ...root, path: join(root.path, origin.name) };
    }
    case 'parameter':
    case 'field':
    case 'unknown':
      return origin.annotation === undefined ? undefined : importedType(file, origin.annotation);
    default:
      return undefined;
  }
}

const join = (...names: readonly string[]): string => names.flatMap((name) => name.split('.')).filter((name) => name !== '' && name !== '*' && name !== 'default').join('.');

/** A written type by the name that its module gives it: `Pool`, of `pg.Pool` too. */
function importedType(file: FileFacts, annotation: string): ImportRoot | undefined {
  const [local, ...path] = annotation.split('.');
  for (const statement of file.sourceCode.ast.body) {
    const specifier = statement.type === T.ImportDeclaration ? statement.specifiers.find((part) => part.local.name === local) : undefined;
    if (specifier && statement.type === T.ImportDeclaration) return { module: statement.source.value, path: path.join('.') || nameOf(specifier) };
  }
  return undefined;
}

const nameOf = (specifier: TSESTree.ImportClause): string => (specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier ? specifier.imported.name : specifier.local.name);
