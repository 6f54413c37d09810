import type { Row } from './row.ts';

const from = { modules: ['vscode'] };
const under = (namespace: string, names: string): string[] => names.split(' ').map((name) => `${namespace}.${name}`);
const dispose = { by: 'method', names: ['dispose'] } as const;

/** VS Code's API: what is created or registered stays with the window until it is disposed. */
export const vscode: readonly Row[] = [
  {
    id: 'vscode.create',
    rule: 'no-unreleased-resource',
    what: 'VS Code object',
    acquire: {
      kind: 'call',
      names: [
        ...under('window', 'createTreeView createOutputChannel createStatusBarItem createWebviewPanel createTextEditorDecorationType createQuickPick createInputBox'),
        ...under('workspace', 'createFileSystemWatcher'),
        ...under('languages', 'createDiagnosticCollection createLanguageStatusItem'),
        'scm.createSourceControl',
        'comments.createCommentController',
        'tests.createTestController',
        'notebooks.createNotebookController',
      ],
      from,
    },
    yields: 'handle',
    release: [dispose],
    heldBy: 'global',
    lived: true,
  },
  {
    id: 'vscode.register',
    rule: 'no-leaked-subscription',
    what: 'registration',
    acquire: {
      kind: 'call',
      names: [
        ...under('commands', 'registerCommand registerTextEditorCommand'),
        ...under('window', 'registerTreeDataProvider registerWebviewViewProvider registerWebviewPanelSerializer registerUriHandler registerCustomEditorProvider registerFileDecorationProvider registerTerminalLinkProvider registerTerminalProfileProvider'),
        ...under('workspace', 'registerTextDocumentContentProvider registerFileSystemProvider registerTaskProvider registerNotebookSerializer'),
        ...under(
          'languages',
          'registerCodeActionsProvider registerCodeLensProvider registerCompletionItemProvider registerDefinitionProvider registerDocumentFormattingEditProvider registerDocumentLinkProvider registerDocumentSymbolProvider registerFoldingRangeProvider registerHoverProvider registerInlayHintsProvider registerReferenceProvider registerRenameProvider registerSignatureHelpProvider registerWorkspaceSymbolProvider registerDocumentSemanticTokensProvider',
        ),
        ...under('debug', 'registerDebugConfigurationProvider registerDebugAdapterDescriptorFactory registerDebugAdapterTrackerFactory'),
        ...under('authentication', 'registerAuthenticationProvider'),
      ],
      from,
    },
    yields: 'handle',
    release: [dispose],
    heldBy: 'global',
    lived: true,
  },
  {
    id: 'vscode.disposable',
    rule: 'no-leaked-subscription',
    what: 'disposable',
    acquire: { kind: 'kept', type: /^(?:I?Disposable)$/ },
    yields: 'handle',
    release: [dispose],
    heldBy: 'receiver',
  },
];
