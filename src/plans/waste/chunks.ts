import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, isFunction, unwrap, within } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import type { ChunkJoin } from '../../waste/chunk-joins.ts';
import { attempt, type Planned } from '../planned.ts';
import { isTypeScript } from '../../facts/language.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { existingHelper } from './lines/helper.ts';
import { freeVariableAround } from './names.ts';
import type { Helper } from './lines/plan.ts';

/** The plan of chunks that are joined one by one: a list that is joined once, where the last one has come. */
export interface ChunksPlan {
  /** `let body = Buffer.alloc(0);`, which becomes the declaration of the list. */
  readonly declaration: Range;
  readonly declare: string;
  /** The assignment, or the statements that make it. */
  readonly joins: readonly Range[];
  readonly push: { readonly list: string; readonly chunk: Range };
  readonly joined: Joined;
  readonly helper?: Helper;
}

/** Where the list is joined. */
export type Joined =
  /** `const body = …` behind the loop, or at the top of the function that asks for it. */
  | { readonly at: 'after' | 'top'; readonly place: Range; readonly text: string }
  /** In place of the only read. */
  | { readonly at: 'read'; readonly read: Range; readonly text: string };

const empty = /^(?:[\w$]+\.(?:alloc|allocUnsafe)\(0\)|[\w$]+\.from\((?:''|""|\[\])\)|new (?:(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array|Buffer)\((?:0|\[\]|)\)|''|""|``)$/;

export function planChunks(file: FileFacts, join: ChunkJoin): Planned<ChunksPlan> {
  return attempt(() => {
    const { total, node, chunk, lengthRead, of: kind, home } = join;
    if (lengthRead) refuse('The length is looked at while chunks come', lengthRead);
    const definition = total.defs[0];
    const declarator = definition?.type === 'Variable' ? definition.node : refuse('It is no plain variable', node);
    const declaration = declarator.parent;
    if (declaration.declarations.length > 1) refuse('It is declared together with others', declaration);
    if (declaration.kind === 'var') refuse('A `var` may be read before it is declared', declaration);
    if (!declarator.init || !empty.test(file.textOf(unwrap(declarator.init)))) refuse('It begins with something else than nothing', declarator);
    if (node.parent.type !== T.ExpressionStatement && !(isFunction(node.parent) && home.by === 'handler')) refuse('The result of the assignment is used', node);
    const list = freeVariableAround(file, declaration, ['chunks', 'parts', 'pieces']);
    const array = join.array ?? 'Uint8Array';
    const helper = kind === 'arrays' ? joinHelper(file, array) : undefined;
    const concat = join.concat ? file.textOf(join.concat) : 'Buffer.concat';
    const text = helper ? `${helper.name}(${list})` : `${concat}(${list})${kind === 'text' ? '.toString()' : ''}`;
    const type = kind === 'arrays' ? `${array}[]` : 'Buffer[]';
    const title = ['Collect the chunks, and join them once', ...(kind === 'text' ? ['characters that lie across two chunks stay whole'] : []), ...(kind === 'buffers' ? ['what is no buffer fails at the end'] : [])].join('; ');
    return {
      plan: {
        declaration: declaration.range,
        declare: `const ${list}${isTypeScript(file) ? `: ${type}` : ''} = [];`,
        joins: join.statements.length > 0 ? join.statements.map(({ range }) => range) : [node.range],
        push: { list, chunk: chunk.range },
        joined: joinedAt(file, join, declarator, text),
        ...(helper ? { helper } : {}),
      },
      verdict: { level: 'review', scope: 'file', reason: title },
    };
  });
}

function joinedAt(file: FileFacts, { home, reads, total }: ChunkJoin, { id, parent }: TSESTree.VariableDeclarator, text: string): Joined {
  const declare = `const ${file.textOf(id)} = ${text};`;
  if (home.by === 'loop') {
    const { loop } = home;
    if (loop.parent !== parent.parent) refuse('The loop stands in another block than what it fills', loop);
    const early = reads.find((read) => read.range[0] < loop.range[1] || enclosingFunction(read) !== enclosingFunction(loop));
    if (early) refuse('It is read elsewhere than behind the loop', early);
    return { at: 'after', place: loop.range, text: declare };
  }
  const [read, ...others] = reads;
  const asks = read && enclosingFunction(read);
  if (!read || !asks || within(parent, asks)) return refuse('It is read where chunks may still come', read);
  if (others.length === 0) return { at: 'read', read: read.range, text: read.parent?.type === T.Property && read.parent.shorthand ? `${total.name}: ${text}` : text };
  const other = others.find((use) => !within(use, asks));
  if (other || asks.body.type !== T.BlockStatement) return refuse(`More than one function asks for \`${total.name}\``, other ?? asks);
  return { at: 'top', place: asks.body.range, text: declare };
}

/** Typed arrays have no `concat`. */
function joinHelper(file: FileFacts, array: string): Helper {
  const typed = isTypeScript(file);
  const code = (name: string): string[] => [
    `function ${name}(chunks${typed ? `: readonly ${array}[]` : ''})${typed ? `: ${array}<ArrayBuffer>` : ''} {`,
    `  const all = new ${array}(chunks.reduce((size, chunk) => size + chunk.length, 0));`,
    '  let end = 0;',
    '  for (const chunk of chunks) {',
    '    all.set(chunk, end);',
    '    end += chunk.length;',
    '  }',
    '  return all;',
    '}',
  ];
  const name = freeVariable(file, ['joined', 'joinChunks']);
  return existingHelper(file, code) ?? { name, code: code(name) };
}
