import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

export interface Diagnostic {
  readonly range: TextEdit['range'];
  readonly message: string;
  readonly code?: string;
}

export interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** What an editor sends as its ESLint settings; `experimental.useFlatConfig` must stay unset for ESLint 9 and later. */
const settings = (folder: string) => ({
  validate: 'on',
  packageManager: 'npm',
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  experimental: {},
  nodePath: null,
  onIgnoredFiles: 'off',
  options: {},
  problems: { shortenToSingleLine: false },
  quiet: false,
  rulesCustomizations: [],
  run: 'onType',
  useESLintClass: true,
  workingDirectory: { mode: 'location' },
  workspaceFolder: { uri: pathToFileURL(folder).href, name: path.basename(folder) },
});

/** The language server that editors run, over stdio; as much of a client as a quick fix needs. */
export class LanguageServer implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #waiting = new Map<number | string, (message: Message) => void>();
  readonly #texts = new Map<string, string>();
  #next = 1;
  #received = Buffer.alloc(0);

  static async start(script: string, folder: string): Promise<LanguageServer> {
    const server = new LanguageServer(script, folder);
    const uri = pathToFileURL(folder).href;
    await server.#request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: path.basename(folder) }],
      capabilities: {
        workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
        textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
      },
    });
    server.#send({ method: 'initialized', params: {} });
    return server;
  }

  private constructor(script: string, folder: string) {
    this.#folder = folder;
    this.#child = spawn(process.execPath, [script, '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  open(name: string, languageId: string, text: string): string {
    const uri = pathToFileURL(path.join(this.#folder, name)).href;
    this.#texts.set(uri, text);
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId, version: 1, text } } });
    return uri;
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = (await this.#request('textDocument/diagnostic', { textDocument: { uri } })) as { items: Diagnostic[] };
    return report.items;
  }

  async codeActions(uri: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
    return (await this.#request('textDocument/codeAction', params)) as CodeAction[];
  }

  /** Clicks a quick fix and gives the document's text after the edit that the server asks for. */
  async apply(uri: string, action: CodeAction): Promise<string> {
    await this.#request('workspace/executeCommand', action.command);
    return this.#texts.get(uri) ?? '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exit = once(this.#child, 'exit');
    await this.#request('shutdown', undefined);
    this.#send({ method: 'exit' });
    await exit;
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result)));
    });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin?.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, head))?.[1]);
      const end = head + 4 + length;
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.toString('utf8', head + 4, end)) as Message;
      this.#received = this.#received.subarray(end);
      this.#handle(message);
    }
  }

  #handle(message: Message): void {
    const { id, method } = message;
    if (method === undefined) {
      if (id !== undefined) this.#waiting.get(id)?.(message);
    } else if (id !== undefined) {
      this.#send({ id, result: this.#answer(method, message.params) });
    }
  }

  #answer(method: string, params: unknown): unknown {
    if (method === 'workspace/configuration') return (params as { items: unknown[] }).items.map(() => settings(this.#folder));
    if (method === 'workspace/applyEdit') {
      const { edit } = params as { edit: { documentChanges: { textDocument: { uri: string }; edits: TextEdit[] }[] } };
      for (const { textDocument, edits } of edit.documentChanges) this.#edit(textDocument.uri, edits);
      return { applied: true };
    }
    return null;
  }

  #edit(uri: string, edits: readonly TextEdit[]): void {
    const text = this.#texts.get(uri) ?? '';
    const lines = text.split('\n');
    const offset = ({ line, character }: Position) => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, character);
    const last = edits.toSorted((a, b) => offset(b.range.start) - offset(a.range.start));
    this.#texts.set(uri, last.reduce((now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)), text));
  }
}
