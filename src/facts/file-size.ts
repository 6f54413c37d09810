import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { knownCalls } from './known-calls.ts';
import { originOf } from './origin.ts';
import { enclosingFunction, isFunction, unwrap, type FunctionNode } from './syntax.ts';

/**
 * How large a file may be, by its path. small: a file of the project, or one whose name says that people write it.
 * open: whoever runs the program chooses it, or its name says that programs write it.
 */
export type FileSize = 'small' | 'open' | 'unknown';

/** What programs write, line after line. */
const grows = /\.(?:log|csv|tsv|psv|jsonl|ndjson|ldjson|sql|dump|dat|fasta|fastq|fa|fq|vcf|bed|gff|warc|out)(?:\.\d+)?$/i;
/** What people write, and what tools keep about a project. */
const written = /(?:^|\/)(?:\.[\w.-]+|[A-Z]{3,}|[A-Z]\w*file)$|\.(?:json[5c]?|ya?ml|toml|ini|cfg|conf|config|env|properties|md|mdx|markdown|rst|adoc|[cm]?[jt]sx?|vue|svelte|astro|css|scss|sass|less|html?|hbs|ejs|pug|njk|tmpl|tpl|template|graphql|gql|proto|lock|sh|bash|ps1|py|rb|go|rs|java|kt|c|cc|cpp|h|hpp|cs|php|swift|xml|svg|pem|crt|key|pub|gradle|podspec|plist|glsl|wgsl|vert|frag|map|d\.ts|snap|patch|diff|po|ftl|lic|pid)$/i;
const ofTheSystem = /^\/(?:proc|sys|etc|dev)\//;

/** Whether a path's name says that programs write the file, line after line: `access.log`, `rows.csv`. */
export const growsByName = (file: FileFacts, path: TSESTree.Node): boolean => grows.test(tailOf(file, path).text);

export function fileSize(file: FileFacts, path: TSESTree.Node, depth = 0): FileSize {
  if (depth > 6) return 'unknown';
  const tail = tailOf(file, path);
  if (tail.text !== '') {
    if (tail.isWhole && ofTheSystem.test(tail.text)) return 'small';
    if (grows.test(tail.text)) return tail.isWhole && !tail.text.startsWith('/') ? 'unknown' : 'open';
    if (tail.isWhole || written.test(tail.text)) return 'small';
    return 'unknown';
  }
  return tail.rest ? openSize(file, tail.rest, depth) : 'unknown';
}

/** How a path ends: `/${name}.csv` ends in `.csv`; `rest` is what decides where it ends in no text. */
interface Tail {
  readonly text: string;
  /** The text is all there is, but for the folder of the module or of the process. */
  readonly isWhole: boolean;
  readonly rest?: TSESTree.Node;
}

function tailOf(file: FileFacts, path: TSESTree.Node): Tail {
  const node = unwrap(path);
  switch (node.type) {
    case T.Literal:
      return typeof node.value === 'string' ? { text: node.value, isWhole: true } : { text: '', isWhole: false };
    case T.TemplateLiteral: {
      const text = node.quasis.at(-1)?.value.cooked ?? '';
      const [only] = node.expressions;
      const isWhole = !only || (node.expressions.length === 1 && node.quasis[0]?.value.cooked === '' && isFixedFolder(file, only));
      const last = node.expressions.at(-1);
      return text !== '' || !last ? { text, isWhole } : tailOf(file, last);
    }
    case T.BinaryExpression: {
      const right = tailOf(file, node.right);
      return { ...right, isWhole: right.isWhole && isFixedFolder(file, node.left) };
    }
    case T.Identifier: {
      const value = file.scopes.constant(node);
      return value && !/^(?:Call|Await|Member)Expression$/.test(unwrap(value).type) ? tailOf(file, value) : value && isPathCall(file, unwrap(value)) ? tailOf(file, value) : { text: '', isWhole: false, rest: value && unwrap(value).type === T.MemberExpression ? value : node };
    }
    case T.NewExpression:
    case T.CallExpression:
      return calledTail(file, node);
    default:
      return { text: '', isWhole: false, rest: node };
  }
}

const isPathCall = (file: FileFacts, node: TSESTree.Node): boolean => {
  const origin = originOf(file, node);
  return node.type === T.CallExpression && origin.from === 'call' && origin.of.from === 'import' && /^(?:node:)?(?:path|url)(?:\/posix|\/win32)?$|^pathe$|^upath$/.test(origin.of.module);
};

/** `path.join(__dirname, 'a.txt')`, `new URL('./a.txt', import.meta.url)`, `require.resolve('pkg/a.txt')` */
function calledTail(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): Tail {
  const origin = originOf(file, call.callee);
  const [first] = call.arguments;
  const last = call.arguments.at(-1);
  if (origin.from === 'global' && origin.path === 'URL' && first) return tailOf(file, first);
  if (origin.from === 'global' && origin.path === 'require.resolve' && first) return { ...tailOf(file, first), isWhole: true };
  if (!isPathCall(file, call) || !first || !last || last.type === T.SpreadElement) return { text: '', isWhole: false, rest: call };
  if (call.arguments.length === 1) return tailOf(file, first);
  const tail = tailOf(file, last);
  const before = call.arguments.slice(0, -1);
  // Beside the module: a file of the package, whatever it is called.
  if (tail.text === '' && isFixedFolder(file, first)) return { text: '', isWhole: false };
  return { ...tail, isWhole: tail.isWhole && before.every((part) => part.type === T.Literal || isFixedFolder(file, part)) };
}

/** The folder of the module, or the one that the program runs in. */
function isFixedFolder(file: FileFacts, node: TSESTree.Node): boolean {
  const folder = unwrap(node);
  const text = file.textOf(folder);
  if (/^(?:__dirname|import\.meta\.dirname|process\.cwd\(\))$/.test(text)) return true;
  if (folder.type === T.Identifier) {
    const value = file.scopes.constant(folder);
    return value !== undefined && isFixedFolder(file, value);
  }
  if (folder.type === T.Literal) return true;
  if (folder.type !== T.CallExpression || !isPathCall(file, folder)) return folder.type === T.MemberExpression && text === 'import.meta.url';
  return folder.arguments.every((part) => isFixedFolder(file, part) || file.textOf(part) === 'import.meta.url' || file.textOf(part) === '__filename');
}

/** Of a path that ends in no text: who chooses it. */
function openSize(file: FileFacts, node: TSESTree.Node, depth: number): FileSize {
  const expression = unwrap(node);
  let root = expression;
  while (root.type === T.MemberExpression) root = unwrap(root.object);
  if (expression.type === T.MemberExpression) {
    const origin = originOf(file, root);
    if (/^process\.argv\b/.test(file.textOf(expression)) && origin.from === 'global') return 'open';
    // What is configured is more often code or settings than data.
    return 'unknown';
  }
  const definition = root.type === T.Identifier ? file.scopes.variable(root)?.defs[0] : undefined;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) {
    const value = root.type === T.Identifier ? file.scopes.constant(root) : undefined;
    return value && value !== expression && /^process\.argv\b/.test(file.textOf(value)) ? 'open' : 'unknown';
  }
  return parameterSize(file, definition.node, definition.name, depth);
}

/** A parameter's path is what the callers say, where all of them are known; a function that others call takes any. */
function parameterSize(file: FileFacts, fn: FunctionNode, name: TSESTree.Node, depth: number): FileSize {
  const { parent } = fn;
  // An element of a list, such as the names in a folder.
  if (parent.type === T.CallExpression && parent.callee !== fn) return 'unknown';
  const known = knownCalls(file, fn);
  const position = fn.params.findIndex((parameter) => parameter === name || (parameter.type === T.AssignmentPattern && parameter.left === name));
  if (!known || position < 0) return enclosingFunction(fn) ? 'unknown' : 'open';
  const { calls, isExported, areAll } = known;
  if (isExported || calls.length === 0) return 'open';
  const sizes = calls.map((call) => {
    const argument = call.arguments[position];
    return argument && argument.type !== T.SpreadElement ? fileSize(file, argument, depth + 1) : 'unknown';
  });
  if (sizes.includes('open')) return 'open';
  return areAll && sizes.every((size) => size === 'small') ? 'small' : 'unknown';
}
