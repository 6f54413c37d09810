import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { dependencyVersion, isModuleFile } from '../../facts/project.ts';
import { freeVariable } from '../names.ts';
import type { ImportChange } from './bindings.ts';

/** What the file calls the default export of a package, and what has to be imported for it. */
export interface PackageBinding {
  readonly name: string;
  readonly imports: readonly ImportChange[];
}

/** What the file has imported already. */
export function importedPackage(file: FileFacts, module: string): PackageBinding | undefined {
  for (const statement of file.sourceCode.ast.body) {
    if (statement.type === T.ImportDeclaration && statement.source.value === module) {
      const whole = statement.specifiers.find(({ type }) => type === T.ImportDefaultSpecifier);
      return whole && { name: whole.local.name, imports: [] };
    }
    if (statement.type !== T.VariableDeclaration) continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === T.Identifier && init?.type === T.CallExpression && init.callee.type === T.Identifier && init.callee.name === 'require' && file.scopes.isGlobal(init.callee) && init.arguments[0]?.type === T.Literal && init.arguments[0].value === module) return { name: id.name, imports: [] };
    }
  }
  return undefined;
}

/** What the project depends on and the file can load; from the major version `moduleOnly` on it can be imported only. */
export function addedPackage(file: FileFacts, module: string, { name: wanted, moduleOnly }: { readonly name: string; readonly moduleOnly: number }): PackageBinding | undefined {
  const [major] = dependencyVersion(file.filename, module) ?? [];
  if (major === undefined) return undefined;
  const imports = file.sourceCode.ast.body.filter((statement) => statement.type === T.ImportDeclaration);
  const requires = imports.length === 0 && /\brequire\(/.test(file.text) && /\.c?js$/.test(file.filename) && !isModuleFile(file.filename);
  if (requires ? major >= moduleOnly : !isModuleFile(file.filename)) return undefined;
  const name = freeVariable(file, [wanted]);
  const last = imports.at(-1);
  return { name, imports: [{ change: 'statement', text: requires ? `const ${name} = require('${module}');` : `import ${name} from '${module}';`, ...(last ? { after: last.range } : {}) }] };
}
