import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from './answer.ts';
import type { FileFacts } from './file.ts';
import type { Variable } from './scopes.ts';
import { enclosingFunctions, keyName, within } from './syntax.ts';
import { descendants } from './walk.ts';

/** What gives the same value as often as it is run, as long as its names keep theirs. */
const plain: ReadonlySet<string> = new Set([T.Literal, T.TemplateLiteral, T.TemplateElement, T.ObjectExpression, T.ArrayExpression, T.Property, T.UnaryExpression, T.BinaryExpression, T.SpreadElement, T.TSAsExpression, T.TSNonNullExpression, T.TSSatisfiesExpression, T.ChainExpression]);

/**
 * Whether an expression gives the same on each run of a region, a loop or a function: its names stand outside, and
 * nothing within gives them another value. What is read from an object is left open. `anywhere`: nobody else gives them
 * another value either, as a function's runs need it that come at any time.
 */
export function isInvariant(file: FileFacts, expression: TSESTree.Node, region: TSESTree.Node, anywhere = false): Answer {
  let answer: Answer = 'yes';
  for (const node of descendants(file, expression)) {
    if (node.type === T.ThisExpression && isOwnThis(node, region)) return 'no';
    if (node.type === T.MemberExpression || node.type === T.ThisExpression) answer = 'unknown';
    else if (node.type === T.Identifier) {
      if (isName(node)) continue;
      const variable = file.scopes.variable(node);
      if (variable ? !keepsValue(variable, region, anywhere) : node.name !== 'undefined' && !isGlobalName(node)) return 'no';
    } else if (!plain.has(node.type) && !/^TS/.test(node.type)) return 'no';
  }
  return answer;
}

/** The names of variables that an expression means, apart from globals. */
export const variablesIn = (file: FileFacts, expression: TSESTree.Node): Variable[] =>
  [...descendants(file, expression)].flatMap((node) => (node.type === T.Identifier && !isName(node) ? (file.scopes.variable(node) ?? []) : [])).filter(({ defs }) => defs.length > 0);

/** A property's name, which means no variable. */
function isName(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === T.MemberExpression) return parent.property === node && !parent.computed;
  return parent.type === T.Property && parent.key === node && parent.value !== node && keyName(parent.key, parent.computed) !== undefined;
}

/** `navigator` of `navigator.language`. */
const isGlobalName = (node: TSESTree.Identifier): boolean => node.parent.type === T.MemberExpression && node.parent.object === node;

/** Whether a function within the region, or the region itself, has a `this` of its own. */
function isOwnThis(node: TSESTree.Node, region: TSESTree.Node): boolean {
  for (const fn of enclosingFunctions(node)) if (fn.type !== T.ArrowFunctionExpression) return within(fn, region);
  return false;
}

function keepsValue({ name: own, defs, references }: Variable, region: TSESTree.Node, anywhere: boolean): boolean {
  if (defs.some(({ name }) => within(name, region)) || (defs.length === 0 && own === 'arguments')) return false;
  return !references.some(({ identifier, init }) => !init && (anywhere || within(identifier, region)) && changes(identifier as TSESTree.Identifier));
}

/** `v = …`, `v.f = …`, `v.push(…)` */
function changes(identifier: TSESTree.Identifier): boolean {
  let node: TSESTree.Node = identifier;
  while (node.parent?.type === T.MemberExpression && node.parent.object === node) {
    const name: string = node.parent.property.type === T.Identifier ? node.parent.property.name : '';
    node = node.parent;
    if (node.parent.type === T.CallExpression && node.parent.callee === node && /^(?:push|pop|shift|unshift|splice|sort|reverse|fill)$/.test(name)) return true;
  }
  const { parent } = node;
  if (parent?.type === T.AssignmentExpression) return parent.left === node;
  return parent?.type === T.UpdateExpression || (parent?.type === T.UnaryExpression && parent.operator === 'delete') || ((parent?.type === T.ForOfStatement || parent?.type === T.ForInStatement) && parent.left === node);
}
