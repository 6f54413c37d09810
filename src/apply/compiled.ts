import type ts from 'typescript';

export interface Diagnostic {
  readonly line: number;
  readonly text: string;
  /** Whether a name, a module or the types of a platform are missing, as in a clone with nothing installed. */
  readonly missing: boolean;
}

/** Cannot find name, module, namespace, type definition file; do you need to install or to change `lib`? */
const missing = new Set([2304, 2307, 2503, 2552, 2580, 2582, 2583, 2584, 2591, 2593, 2688, 2792, 7016]);

/** What the parser's services carry when the file has types. TypeScript itself is the parser's, never loaded here. */
interface Services {
  readonly program?: ts.Program | null;
  readonly esTreeNodeToTSNodeMap?: { readonly get: (node: unknown) => ts.Node | undefined };
}

/** One text of a file as the compiler sees it. Everything is asked only when a rewrite is to be verified. */
export class Compiled {
  readonly #program: ts.Program;
  readonly #file: ts.SourceFile;

  private constructor(program: ts.Program, file: ts.SourceFile) {
    this.#program = program;
    this.#file = file;
  }

  /** Undefined without types. */
  static of(services: unknown, ast: unknown): Compiled | undefined {
    const { program, esTreeNodeToTSNodeMap } = (services ?? {}) as Services;
    const file = esTreeNodeToTSNodeMap?.get(ast)?.getSourceFile();
    return program && file ? new Compiled(program, file) : undefined;
  }

  diagnostics(): readonly Diagnostic[] {
    return this.#diagnosticsOf(this.#file);
  }

  /** What other files see of this one: its declarations. Undefined when the compiler does not say. */
  shape(): string | undefined {
    let declarations: string | undefined;
    const write: ts.WriteFileCallback = (_, text) => void (declarations = text);
    // The last parameter is not in the types: it asks for declarations even where the project emits nothing, as the
    // compiler itself does to see what else it must look at after a change.
    type Emit = (file: ts.SourceFile, write: ts.WriteFileCallback, token: undefined, onlyDeclarations: boolean, transformers: undefined, force: boolean) => unknown;
    (this.#program.emit as Emit)(this.#file, write, undefined, true, undefined, true);
    return declarations;
  }

  /** What the compiler says about the files that import this one, directly or through a re-export, by file. */
  importers(): ReadonlyMap<string, readonly Diagnostic[]> {
    const exporters = new Set<ts.SourceFile>([this.#file]);
    const importers = new Set<ts.SourceFile>();
    const own = this.#program.getSourceFiles().filter((file) => !file.isDeclarationFile && !this.#program.isSourceFileFromExternalLibrary(file));
    for (const exporter of exporters) {
      for (const file of own) {
        for (const statement of file.statements) {
          if (!this.#leadsTo(statement, exporter)) continue;
          importers.add(file);
          if (!('importClause' in statement)) exporters.add(file);
        }
      }
    }
    importers.delete(this.#file);
    return new Map([...importers].map((file) => [file.fileName, this.#diagnosticsOf(file)]));
  }

  #leadsTo(statement: ts.Statement, target: ts.SourceFile): boolean {
    const { moduleSpecifier } = statement as Partial<ts.ImportDeclaration>;
    return moduleSpecifier !== undefined && this.#program.getTypeChecker().getSymbolAtLocation(moduleSpecifier)?.valueDeclaration === target;
  }

  #diagnosticsOf(file: ts.SourceFile): readonly Diagnostic[] {
    return this.#program.getSemanticDiagnostics(file).map(({ code, start = 0, messageText }) => ({
      line: file.getLineAndCharacterOfPosition(start).line + 1,
      text: `TS${code}: ${typeof messageText === 'string' ? messageText : messageText.messageText}`,
      missing: missing.has(code),
    }));
  }
}
