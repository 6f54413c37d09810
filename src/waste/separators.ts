import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { unwrap } from '../facts/syntax.ts';

/** What the pieces end at: one character, a line feed with or without its carriage return, one of several line ends, or something else. */
export type Separator =
  | { readonly is: 'character'; readonly text: string }
  | { readonly is: 'line end' }
  /** What may lie across two chunks, but only where the first one ends in `holds`. */
  | { readonly is: 'pattern'; readonly code: string; readonly holds: string }
  /** Made of these characters alone: those at the end of a chunk may go on in the next one. */
  | { readonly is: 'run'; readonly code: string; readonly of: string }
  | { readonly is: 'other' };

/** Whether the pieces are lines, whatever ends them. */
export function isLines(separator: Separator): boolean {
  if (separator.is === 'character') return separator.text === '\n';
  if (separator.is === 'run') return separator.of.includes('\\n');
  return separator.is === 'line end' || (separator.is === 'pattern' && /\\n|EOL/.test(separator.code));
}

export function separatorOf(file: FileFacts, node: TSESTree.Node): Separator {
  const written = unwrap(node);
  const constant = written.type === T.Identifier ? file.scopes.constant(written) : undefined;
  const literal = constant ? unwrap(constant) : written;
  if (literal.type === T.Literal && 'regex' in literal && /^[gmsu]*$/.test(literal.regex.flags)) {
    if (literal.regex.pattern === '\\n') return { is: 'character', text: '\n' };
    if (/^(?:\[(?:\\r\\n|\\n\\r)\]|\\r\|\\n|\\n\|\\r)$/.test(literal.regex.pattern)) return { is: 'pattern', code: literal.raw, holds: '' };
    if (/^(?:\\r\?\\n\|\\r|\\r\\n\|(?:\\n\|\\r|\\r\|\\n|\[\\r\\n\]|\[\\n\\r\])|\\n\|\\r\\n\|\\r|\\r\\n\?\|\\n|\\n\|\\r\\n\?)$/.test(literal.regex.pattern)) return { is: 'pattern', code: literal.raw, holds: '\r' };
    if (/^(?:\\r\?\\n|\(\?:\\r\)\?\\n|\\n\|\\r\\n|\\r\\n\|\\n)$/.test(literal.regex.pattern)) return { is: 'line end' };
    const of = charactersOf(literal.regex.pattern);
    return of === undefined ? { is: 'other' } : { is: 'run', code: literal.raw, of };
  }
  const text = literal.type === T.Literal ? literal.value : literal.type === T.TemplateLiteral && literal.expressions.length === 0 ? literal.quasis[0]?.value.cooked : undefined;
  if (typeof text === 'string' && text.length === 2 && text[0] !== text[1]) return { is: 'pattern', code: quoted(text), holds: text[0] as string };
  const origin = text === undefined ? originOf(file, written) : undefined;
  if (origin?.from === 'import' && /^(?:node:)?os$/.test(origin.module) && (origin.path || origin.name) === 'EOL') return { is: 'pattern', code: file.textOf(written), holds: '\r' };
  if (typeof text !== 'string' || text === '' || /[\uD800-\uDFFF]/.test(text)) return { is: 'other' };
  return text.length === 1 ? { is: 'character', text } : { is: 'run', code: quoted(text), of: classOf([...new Set(text)]) };
}

/** The characters that a pattern is made of, where it is made of nothing else and takes at least one: `\n\r` of `/(?:\r?\n)+/`. */
function charactersOf(pattern: string): string | undefined {
  if (!/^(?:\\[nrts]|\[(?:\\[nrts]|[ ,;:])+\]|[ ,;:]|\(\?:|\)|\||[+*?]|\{\d+(?:,\d*)?\})+$/.test(pattern) || new RegExp(pattern).test('')) return undefined;
  const characters = [...new Set(pattern.replace(/\(\?:|\{[^}]*\}/g, '').match(/\\[nrts]|[ ,;:]/g) ?? [])];
  return characters.includes('\\s') ? classOf(characters.filter((one) => one === '\\s' || !/^(?:\\[nrt]| )$/.test(one))) : classOf(characters);
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A pattern for one of these characters, of which some are escaped already. */
function classOf(characters: readonly string[]): string {
  const inside = characters.map((one) => escapes[one] ?? (/^[-\]^/\\]$/.test(one) ? `\\${one}` : one)).join('');
  return /^\\?[nrts ,;:\w]$/.test(inside) ? inside : `[${inside}]`;
}

const quoted = (text: string): string => JSON.stringify(text).replaceAll("'", "\\'").replaceAll('\\"', '"').replace(/^"|"$/g, "'");
