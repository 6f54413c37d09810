import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { esmConfig, leak } from './code.ts';
import { LanguageServer } from './language-server.ts';
import { install, plugin, project } from './project.ts';

describe.each(['9.39.5', '10'])('the language server of editors, with ESLint %s', (version) => {
  it('shows the finding; the quick fix arrives, applies and ends it', async () => {
    const installed = await install([plugin, `eslint@${version}`, 'vscode-langservers-extracted@4.10.0']);
    const folder = project(installed, { 'eslint.config.js': esmConfig, 'leak.js': leak });
    await using server = await LanguageServer.start(path.join(installed, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'), folder);

    const uri = server.open('leak.js', 'javascript', leak);
    const [diagnostic, ...others] = await server.diagnostics(uri);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ code: 'memopt/no-leaked-timer', range: { start: { line: 2, character: 4 } } });

    const actions = diagnostic ? await server.codeActions(uri, diagnostic) : [];
    const fix = actions.find(({ command }) => command?.command === 'eslint.applySuggestion' || command?.command === 'eslint.applySingleFix');
    expect(fix, JSON.stringify(actions)).toBeDefined();
    const fixed = fix ? await server.apply(uri, fix) : '';
    expect(fixed).toContain('clearInterval(');

    const after = server.open('fixed.js', 'javascript', fixed);
    expect(await server.diagnostics(after)).toEqual([]);
  });
});
