import { existsSync } from 'node:fs';
import path from 'node:path';

import { Node, Project, ts, type SourceFile } from 'ts-morph';

import type { Diagnostic } from '../../apply/compiled.ts';
import type { Range } from '../../finding.ts';
import { keyNamed } from './keys.ts';

/** Cannot find name, module, namespace, type definition file: see `src/apply/compiled.ts`. */
const missing = new Set([2304, 2307, 2503, 2552, 2580, 2582, 2583, 2584, 2591, 2593, 2688, 2792, 7016]);

/** The files of one tsconfig as one program: who uses a name, and what the compiler says. */
export class Program {
  readonly tsconfig: string;
  readonly #project: Project;

  constructor(tsconfig: string) {
    this.tsconfig = tsconfig;
    this.#project = new Project({ tsConfigFilePath: tsconfig });
  }

  /** The tsconfigs that this one refers to. */
  get referenced(): readonly string[] {
    const folder = path.dirname(this.tsconfig);
    const { references = [] } = (ts.readConfigFile(this.tsconfig, (file) => ts.sys.readFile(file)).config ?? {}) as { references?: readonly { path: string }[] };
    return references.map(({ path: given }) => path.resolve(folder, given.endsWith('.json') ? given : path.join(given, 'tsconfig.json')));
  }

  has(file: string): boolean {
    return this.#project.getSourceFile(file) !== undefined;
  }

  /** Gives a file the text that it has by now. */
  put(file: string, text: string): void {
    const source = this.#project.getSourceFile(file);
    if (source && source.getFullText() !== text) source.replaceWithText(text);
  }

  text(file: string): string | undefined {
    return this.#project.getSourceFile(file)?.getFullText();
  }

  /** Where a declared name is used, by file; its own declaration is not among them. */
  usesOf(file: string, [start]: Range): ReadonlyMap<string, readonly Range[]> {
    const name = this.#nameAt(file, start);
    const uses = new Map<string, Range[]>();
    for (const node of name && Node.isReferenceFindable(name) ? name.findReferencesAsNodes() : []) {
      const at = node.getSourceFile().getFilePath() as string;
      uses.set(at, [...(uses.get(at) ?? []), [node.getStart(), node.getEnd()]]);
    }
    return uses;
  }

  /** Whether a module gives what is declared at a place to those who import it. */
  exports(entry: string, file: string, [start]: Range): boolean {
    const name = this.#nameAt(file, start);
    const around = new Set([name, ...(name?.getAncestors() ?? [])].filter((node) => !Node.isSourceFile(node)));
    const exported = this.#project.getSourceFile(entry)?.getExportedDeclarations() ?? new Map<string, Node[]>();
    return [...exported.values()].some((declarations) => declarations.some((declaration) => around.has(declaration)));
  }

  /** Whether a module's default export is what is declared at a place. */
  isDefault(file: string, [start]: Range): boolean {
    const declaration = this.#nameAt(file, start)?.getParent();
    return this.#project.getSourceFile(file)?.getDefaultExportSymbol()?.getAliasedSymbol()?.getDeclarations().some((one) => one === declaration) ?? false;
  }

  /** Who takes a module whole, and so its default export by a property: `import * as all`, `await import(…)`. */
  wholeImporter(file: string): { readonly file: string; readonly line: number } | undefined {
    const nodes = this.#project.getSourceFile(file)?.getReferencingNodesInOtherSourceFiles() ?? [];
    const node = nodes.find((one) => !((Node.isImportDeclaration(one) && !one.getNamespaceImport()) || (Node.isExportDeclaration(one) && !one.getNamespaceExport())));
    return node && { file: node.getSourceFile().getFilePath(), line: node.getStartLineNumber() };
  }

  /** Whether a name is that of a class's member, which leads to whoever holds an instance. */
  isMember(file: string, [start]: Range): boolean {
    const declaration = this.#nameAt(file, start)?.getParent();
    return Node.isPropertyDeclaration(declaration) || Node.isMethodDeclaration(declaration) || Node.isGetAccessorDeclaration(declaration) || Node.isParameterDeclaration(declaration);
  }

  /** The line of a file's first string that may be the key of a class's member; of any other name, the first string that is that name. */
  lineNaming(file: string, declared: string, [start]: Range, name: string): number | undefined {
    const symbol = this.#nameAt(declared, start);
    const source = this.#project.getSourceFile(file);
    if (!symbol || !source) return undefined;
    const isMember = this.isMember(declared, [start, start]);
    const found = isMember ? keyNamed(source, name, symbol) : source.getDescendants().find((node) => (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) && node.getLiteralText() === name);
    return found?.getStartLineNumber();
  }

  diagnostics(file: string): readonly Diagnostic[] {
    const source = this.#project.getSourceFile(file);
    const found = source ? this.#project.getProgram().getSemanticDiagnostics(source) : [];
    return found.map((diagnostic) => {
      const message = diagnostic.getMessageText();
      return { line: diagnostic.getLineNumber() ?? 1, text: `TS${diagnostic.getCode()}: ${typeof message === 'string' ? message : message.getMessageText()}`, missing: missing.has(diagnostic.getCode()) };
    });
  }

  /** The files of the project itself. */
  get files(): readonly string[] {
    return this.#project.getSourceFiles().filter((source) => !source.isDeclarationFile() && !source.isInNodeModules()).map((source: SourceFile) => source.getFilePath());
  }

  #nameAt(file: string, start: number): Node | undefined {
    return this.#project.getSourceFile(file)?.getDescendantAtPos(start);
  }
}

/** The program of the nearest tsconfig that includes a file; one at a time, since each takes much memory. */
export class Programs {
  #last: Program | undefined;

  of(file: string): Program | undefined {
    if (this.#last?.has(file)) return this.#last;
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const tsconfig = path.join(folder, 'tsconfig.json');
      const found = existsSync(tsconfig) ? this.#including(tsconfig, file) : undefined;
      if (found || path.dirname(folder) === folder) return (this.#last = found);
    }
  }

  #including(tsconfig: string, file: string): Program | undefined {
    const program = new Program(tsconfig);
    if (program.has(file)) return program;
    return program.referenced.filter((other) => existsSync(other)).map((other) => new Program(other)).find((other) => other.has(file));
  }
}
