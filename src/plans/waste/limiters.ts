import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { dependencyVersion, isModuleFile } from '../../facts/project.ts';
import type { UnboundedStart } from '../../waste/unbounded-starts.ts';
import { freeVariable } from '../names.ts';
import type { ImportChange } from './bindings.ts';

/** A package that the project depends on: `pMap(list, callback, { concurrency })`, or `limit(() => …)` of a `pLimit(n)` in each callback. */
export interface Limiter {
  readonly by: 'p-map' | 'p-limit';
  readonly name: string;
  readonly imports: readonly ImportChange[];
}

/** The major version from which a package can be imported only. */
const moduleOnly = { 'p-map': 5, 'p-limit': 4 } as const;

/** What the file imports already, else what the project depends on and can load. */
export function limiterOf(file: FileFacts, waits: UnboundedStart['waits'], canWrap: boolean): Limiter | undefined {
  const fitting = (['p-map', 'p-limit'] as const).filter((by) => (by === 'p-map' ? waits === 'all' : canWrap));
  for (const by of fitting) {
    const name = importedAs(file, by);
    if (name !== undefined) return { by, name, imports: [] };
  }
  for (const by of fitting) {
    const [major] = dependencyVersion(file.filename, by) ?? [];
    if (major === undefined) continue;
    const imports = file.sourceCode.ast.body.filter((statement) => statement.type === T.ImportDeclaration);
    const requires = imports.length === 0 && /\brequire\(/.test(file.text) && /\.c?js$/.test(file.filename) && !isModuleFile(file.filename);
    if (requires ? major >= moduleOnly[by] : !isModuleFile(file.filename)) continue;
    const name = freeVariable(file, [by === 'p-map' ? 'pMap' : 'pLimit']);
    const last = imports.at(-1);
    return { by, name, imports: [{ change: 'statement', text: requires ? `const ${name} = require('${by}');` : `import ${name} from '${by}';`, ...(last ? { after: last.range } : {}) }] };
  }
  return undefined;
}

function importedAs(file: FileFacts, module: string): string | undefined {
  for (const statement of file.sourceCode.ast.body) {
    if (statement.type === T.ImportDeclaration && statement.source.value === module) return statement.specifiers.find(({ type }) => type === T.ImportDefaultSpecifier)?.local.name;
    if (statement.type !== T.VariableDeclaration) continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === T.Identifier && init?.type === T.CallExpression && init.callee.type === T.Identifier && init.callee.name === 'require' && file.scopes.isGlobal(init.callee) && init.arguments[0]?.type === T.Literal && init.arguments[0].value === module) return id.name;
    }
  }
  return undefined;
}
