import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf, type ValueOrigin } from '../facts/origin.ts';
import { unwrap } from '../facts/syntax.ts';

/** `module#name` of functions that answer with a whole document at once. */
const renderers =
  /^(?:react-dom\/server(?:\.\w+)?#renderTo(?:String|StaticMarkup)|preact-render-to-string#(?:default|\*|render|renderToString)|vue\/server-renderer#renderToString|@vue\/server-renderer#renderToString|solid-js\/web#renderToString|marked#(?:default|\*|marked|parse|marked\.parse)|ejs#(?:render|renderFile)|pug#(?:render|renderFile)|mustache#render|nunjucks#(?:render|renderString)|@mdx-js\/mdx#compileSync)$/;

/** `module#name` of classes with a method that does so. */
const rendering = /^(?:markdown-it|showdown|commonmark|remarkable)#(?:default|\*|Converter|HtmlRenderer|Remarkable)$/;

/** What a call renders to a text; undefined when it renders nothing. */
export function renderedFrom(file: FileFacts, node: TSESTree.Node): TSESTree.Node | undefined {
  const value = unwrap(node);
  const call = value.type === T.AwaitExpression ? unwrap(value.argument) : value;
  if (call.type !== T.CallExpression) return undefined;
  const origin = originOf(file, call.callee);
  const renders = renderers.test(named(origin)) || (origin.from === 'member' && /^(?:render|makeHtml)$/.test(origin.name) && (origin.object.from === 'new' || origin.object.from === 'call') && rendering.test(named(origin.object.of)));
  return renders ? call.arguments[0] : undefined;
}

const named = (origin: ValueOrigin): string => (origin.from === 'import' ? `${origin.module}#${origin.path && origin.name !== '*' && origin.name !== 'default' ? `${origin.name}.${origin.path}` : origin.path || origin.name}` : '');
