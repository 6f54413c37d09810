import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { Piped } from '../../obligations/faults/piped.ts';
import { freeVariable } from '../names.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { AddedImport, PipelinePlan } from './plan.ts';

/** `pipeline(source, target, …)` of Node, which closes them all when one fails. */
export function planOfPiped(file: FileFacts, { calls, streams, onError }: Piped): Planned<PipelinePlan> {
  return attempt(() => {
    const call = calls.at(-1) as TSESTree.CallExpression;
    const [source] = streams as [TSESTree.Node];
    const { parent } = wrapped(call);
    if (parent?.type !== T.ExpressionStatement && !(parent?.type === T.ReturnStatement && enclosingFunction(parent))) refuse('its result is used', call);
    const options = calls.find(({ arguments: given }) => given.length > 1);
    if (options) refuse('it is piped with options', options);
    const comment = file.sourceCode.getCommentsInside(call).find(({ range }) => !streams.some((stream) => range[0] >= stream.range[0] && range[1] <= stream.range[1]));
    if (comment) refuse('a comment stands between the streams', call);
    const end = file.scopes.variable(unwrap(streams.at(-1) as TSESTree.Node));
    const answers = onError.find((handler) => (end?.references ?? []).some(({ identifier }) => within(identifier, file.scopes.functionOf(handler) ?? handler)));
    // `pipeline` destroys the destination first, and nothing could be said any more.
    if (answers) refuse('the handler of its errors uses the destination', answers);
    const isHandled = onError.length > 0 && streams.length === 2;
    return {
      plan: { calls: calls.map(({ range }) => range), source: source.range, targets: streams.slice(1).map(({ range }) => range), isHandled, ...pipelineName(file) },
      verdict: { level: 'review', scope: 'file', reason: `Close all streams when one fails or ends early, with \`pipeline\`${isHandled ? '' : '; what fails is written to the console'}` },
    };
  });
}

const modules = /^(?:node:)?stream$/;

/** The local name of `pipeline`, with the import that it needs; `require` where the file has no imports. */
function pipelineName(file: FileFacts): { name: string; add?: AddedImport } {
  const { body } = file.sourceCode.ast;
  const imports = body.filter((statement): statement is TSESTree.ImportDeclaration => statement.type === T.ImportDeclaration);
  const named = imports.filter(({ source, importKind, specifiers }) => modules.test(source.value) && importKind !== 'type' && specifiers.some(({ type }) => type === T.ImportSpecifier));
  for (const specifier of named.flatMap(({ specifiers }) => specifiers)) if (specifier.type === T.ImportSpecifier && specifier.imported.type === T.Identifier && specifier.imported.name === 'pipeline') return { name: specifier.local.name };
  const name = freeVariable(file, ['pipeline']);
  if (name !== 'pipeline') refuse('`pipeline` means something else in this file');
  const [own] = named;
  if (own) return { name, add: { declaration: own.range, name } };
  const required = body.filter((statement) => statement.type === T.VariableDeclaration && /\brequire\s*\(/.test(file.textOf(statement)));
  const last = imports.at(-1) ?? required.at(-1) ?? refuse('`pipeline` would need an import that this file does not have');
  return { name, add: { declaration: last.range, name, module: /['"]node:/.test(file.text) ? 'node:stream' : 'stream' } };
}
