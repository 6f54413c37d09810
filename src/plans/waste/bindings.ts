import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { keyName, unwrap } from '../../facts/syntax.ts';
import { readsOf } from '../../facts/value-uses.ts';
import type { Range } from '../../finding.ts';

/** How a file comes to the names that new code needs. */
export type ImportChange =
  /** Names in the braces of an import or of a destructured `require`. */
  | { readonly change: 'names'; readonly list: Range; readonly add: readonly string[]; readonly drop: readonly Range[] }
  /** A statement of its own, in place of one that nothing needs any more, behind one, or at the top. */
  | { readonly change: 'statement'; readonly text: string; readonly instead?: Range; readonly after?: Range };

/** A statement at the top of the file that gives a module's names. */
interface Binding {
  readonly statement: TSESTree.Statement;
  readonly module: string;
  /** What the whole module is called. */
  readonly whole?: string;
  readonly list?: TSESTree.ImportDeclaration | TSESTree.ObjectPattern;
  /** The local name of each that is imported. */
  readonly names: ReadonlyMap<string, string>;
}

function bindingsOf(file: FileFacts): readonly Binding[] {
  return file.sourceCode.ast.body.flatMap((statement): Binding[] => {
    if (statement.type === T.ImportDeclaration && statement.importKind !== 'type') {
      const whole = statement.specifiers.find(({ type }) => type !== T.ImportSpecifier)?.local.name;
      const named = statement.specifiers.flatMap((part) => (part.type === T.ImportSpecifier && part.importKind !== 'type' ? [[part.imported.type === T.Identifier ? part.imported.name : part.imported.value, part.local.name] as const] : []));
      return [{ statement, module: statement.source.value, names: new Map(named), ...(whole === undefined ? {} : { whole }), ...(named.length > 0 ? { list: statement } : {}) }];
    }
    if (statement.type === T.TSImportEqualsDeclaration && statement.moduleReference.type === T.TSExternalModuleReference && statement.moduleReference.expression.type === T.Literal) {
      return [{ statement, module: String(statement.moduleReference.expression.value), whole: statement.id.name, names: new Map() }];
    }
    const [declarator] = statement.type === T.VariableDeclaration && statement.declarations.length === 1 ? statement.declarations : [];
    const value = declarator?.init && unwrap(declarator.init);
    const origin = value?.type === T.CallExpression ? originOf(file, value) : undefined;
    if (!declarator || origin?.from !== 'import' || origin.name !== '*' || origin.path !== '') return [];
    if (declarator.id.type === T.Identifier) return [{ statement, module: origin.module, whole: declarator.id.name, names: new Map() }];
    if (declarator.id.type !== T.ObjectPattern) return [];
    const named = declarator.id.properties.flatMap((part) => (part.type === T.Property && part.value.type === T.Identifier ? [[keyName(part.key, part.computed) ?? '', part.value.name] as const] : []));
    return [{ statement, module: origin.module, list: declarator.id, names: new Map(named) }];
  });
}

/** What new code calls the names of a module, and what has to be imported for it. */
export class Imports {
  readonly #file: FileFacts;
  readonly #bindings: readonly Binding[];
  readonly #called = new Map<string, string>();
  readonly #changes: ImportChange[] = [];
  #last: TSESTree.Statement | undefined;

  constructor(file: FileFacts) {
    this.#file = file;
    this.#bindings = bindingsOf(file);
  }

  readonly called = (name: string): string => this.#called.get(name) ?? name;
  get changes(): readonly ImportChange[] {
    return this.#changes;
  }

  /** Takes names from a module; `used` is the function that the new code replaces, and that may not be needed any more, `also` are others that it replaces. */
  take(module: RegExp, fallback: string, names: readonly string[], used?: TSESTree.Node, also: readonly TSESTree.Node[] = []): void {
    const root = used && rootOf(used);
    const own = this.#bindings.filter((binding) => module.test(binding.module));
    const isUsed = ({ statement }: Binding): boolean => root !== undefined && this.#declares(statement, root);
    const drop = root && this.#needless(root);
    const others = also.flatMap((node) => { const name = rootOf(node); return (name && this.#needless(name)) ?? []; }).filter(({ part }) => part !== drop?.part);
    const whole = own.find((binding) => binding.whole !== undefined && isUsed(binding)) ?? (own.some(({ list }) => list) ? undefined : own.find((binding) => binding.whole !== undefined));
    if (whole) {
      for (const name of names) this.#called.set(name, `${whole.whole}.${name}`);
      this.#last = whole.statement;
      for (const part of [...(drop ? [drop] : []), ...others]) if (part.statement !== whole.statement) this.#drop(part);
      return;
    }
    const listed = own.find(({ list }) => list);
    const missing = names.filter((name) => !own.some((binding) => binding.names.has(name)));
    for (const name of names) this.#called.set(name, own.find((binding) => binding.names.has(name))?.names.get(name) ?? name);
    if (listed?.list) {
      this.#last = listed.statement;
      const needless = [...(drop ? [drop] : []), ...others];
      const dropped = needless.filter(({ statement }) => statement === listed.statement).map(({ part }) => part.range);
      if (missing.length > 0 || dropped.length > 0) this.#changes.push({ change: 'names', list: listed.list.range, add: missing, drop: dropped });
      for (const part of needless) if (part.statement !== listed.statement) this.#drop(part);
      return;
    }
    for (const part of others) this.#drop(part);
    if (missing.length === 0) {
      if (drop) this.#drop(drop);
      return;
    }
    const text = this.#statement(fallback, missing);
    if (drop?.isAlone) this.#changes.push({ change: 'statement', text, instead: drop.statement.range });
    else {
      if (drop) this.#drop(drop);
      const after = this.#last ?? drop?.statement ?? this.#bindings.at(-1)?.statement;
      this.#changes.push({ change: 'statement', text, ...(after ? { after: after.range } : {}) });
    }
    this.#last ??= drop?.statement;
  }

  #drop({ part, statement, list, isAlone }: Needless): void {
    this.#changes.push(isAlone ? { change: 'statement', text: '', instead: statement.range } : { change: 'names', list: list.range, add: [], drop: [part.range] });
  }

  #statement(module: string, names: readonly string[]): string {
    const isModule = /\.[cm]?tsx?$|\.mjs$/.test(this.#file.filename) || this.#file.sourceCode.ast.body.some(({ type }) => /^(?:Import|Export)/.test(type));
    const list = [...names].sort().join(', ');
    return isModule ? `import { ${list} } from '${module}';` : `const { ${list} } = require('${module}');`;
  }

  #declares(statement: TSESTree.Statement, root: TSESTree.Node | undefined): boolean {
    const name = root && this.#file.scopes.variable(root)?.defs[0]?.name;
    return name !== undefined && name.range[0] >= statement.range[0] && name.range[1] <= statement.range[1];
  }

  /** The part of an import that is used here alone. */
  #needless(root: TSESTree.Identifier): Needless | undefined {
    const variable = this.#file.scopes.variable(root);
    const definition = variable?.defs[0];
    const binding = definition && this.#bindings.find(({ statement }) => this.#declares(statement, root));
    if (!variable || !binding || readsOf(variable).length !== 1) return undefined;
    const { statement, list } = binding;
    const parts: readonly TSESTree.Node[] = list?.type === T.ObjectPattern ? list.properties : statement.type === T.ImportDeclaration ? statement.specifiers : [statement];
    const part = parts.find(({ range }) => definition.name.range[0] >= range[0] && definition.name.range[1] <= range[1]);
    return part && { part, statement, list: list ?? (statement), isAlone: parts.length === 1 };
  }
}

interface Needless {
  readonly part: TSESTree.Node;
  readonly statement: TSESTree.Statement;
  readonly list: TSESTree.Node;
  readonly isAlone: boolean;
}

function rootOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  let current = unwrap(node);
  while (current.type === T.MemberExpression) current = unwrap(current.object);
  return current.type === T.Identifier ? current : undefined;
}
