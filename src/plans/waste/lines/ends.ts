import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { effectsOf } from '../../../facts/effects.ts';
import type { FileFacts } from '../../../facts/file.ts';
import { enclosingFunction, inLoop, isFunction, unwrap, within, wrapped, type FunctionNode } from '../../../facts/syntax.ts';
import { readsOf } from '../../../facts/value-uses.ts';
import { contains } from '../../../facts/walk.ts';
import type { Range } from '../../../finding.ts';
import { callbackStage } from '../../../waste/callback.ts';
import type { ChainWalk } from '../../../waste/line-walks.ts';
import type { Stage } from '../../../waste/stage.ts';
import { refuse } from '../../refusal.ts';

interface Body {
  readonly stage: Stage;
  readonly statement: TSESTree.Statement;
  /** Each `return;` becomes a `continue;`. */
  readonly ends: readonly { readonly range: Range; readonly text: string }[];
}

/** The body of `forEach` or of a loop over the chain, as the last stage of it. */
export function bodyStage(file: FileFacts, { last, end }: ChainWalk): Body | undefined {
  const outer = wrapped(last);
  const loop = outer.parent;
  if (end === 'collect' && loop?.type === T.ForOfStatement && loop.right === outer && !loop.await) {
    const element = loop.left.type === T.VariableDeclaration && loop.left.kind === 'const' ? loop.left.declarations[0]?.id : undefined;
    if (!element || loop.body.type !== T.BlockStatement) return undefined;
    return { stage: stageOf(file, loop, element, loop.body), statement: loop, ends: [] };
  }
  if (end !== 'forEach') return undefined;
  const call = unwrap(last) as TSESTree.CallExpression;
  const [callback, receiver] = call.arguments;
  const statement = outer.parent?.type === T.ExpressionStatement ? outer.parent : refuse('The result of `forEach()` is used', last);
  const written = callback && unwrap(callback);
  if (receiver) refuse('A second argument sets `this`', receiver);
  if (!isFunction(written)) return refuse('The callback is not written here', callback ?? call);
  const [element, place, array] = written.params;
  if (written.async || written.generator) refuse(written.async ? 'The callback is async' : 'The callback is a generator', written);
  if (array || (place && place.type !== T.Identifier)) refuse('The callback takes the array', written);
  if (written.body.type !== T.BlockStatement) return { stage: stageOf(file, call, element, written.body, place), statement, ends: [] };
  const returns = file.index.returns.filter((node) => enclosingFunction(node) === written);
  const nested = returns.find((node) => node.argument || inLoop(node));
  if (nested) refuse('A `return` of the callback leaves more than one line', nested);
  checkScope(file, written);
  return { stage: stageOf(file, call, element, written.body, place), statement, ends: returns.map(({ range }) => ({ range, text: 'continue;' })) };
}

/** What is declared for the whole function would be declared for the whole of the one around. */
function checkScope(file: FileFacts, fn: FunctionNode): void {
  const names = file.sourceCode.scopeManager?.acquire(fn)?.variables ?? [];
  const odd = names.find(({ name, defs: [definition], references }) => (definition?.type === 'Variable' && definition.parent?.type === T.VariableDeclaration && definition.parent.kind === 'var') || (name === 'arguments' && references.length > 0));
  if (odd) refuse('The callback has variables of its whole function', fn);
  const own = fn.type !== T.ArrowFunctionExpression && /\bthis\b/.test(file.textOf(fn.body));
  if (own) refuse('The callback has a `this` of its own', fn);
}

function stageOf(file: FileFacts, node: TSESTree.Node, element: TSESTree.Node | undefined, body: TSESTree.Node, place?: TSESTree.Node): Stage {
  const variable = element?.type === T.Identifier ? file.scopes.variable(element) : undefined;
  const count = place && file.scopes.variable(place);
  if (element && !/^(?:Identifier|ObjectPattern|ArrayPattern)$/.test(element.type)) refuse('The parameter has a default or takes the rest', element);
  const changed = [variable, count].find((own) => own?.references.some((reference) => reference.isWrite() && !reference.init));
  if (changed) refuse('The callback changes its parameter', element);
  return {
    kind: 'map',
    node,
    uses: variable ? readsOf(variable) : [],
    places: count ? (readsOf(count) as TSESTree.Identifier[]) : [],
    body: [],
    value: body,
    ...(element?.type === T.Identifier ? { name: element.name } : element ? { pattern: element } : {}),
  };
}

/** The callback of `reduce`, `some`, `every` and `find`, as the last stage. */
export function finalStage(file: FileFacts, { last, end }: ChainWalk): { stage: Stage; accumulator?: string } | undefined {
  if (/^(?:collect|count|first|head)$/.test(end)) return undefined;
  const call = unwrap(last) as TSESTree.CallExpression;
  if (end !== 'reduce') return { stage: callbackStage(file, 'filter', call) };
  const [callback, initial] = call.arguments;
  const written = callback && unwrap(callback);
  if (!initial || initial.type === T.SpreadElement) return refuse('The first line is the first result', call);
  if (!isFunction(written) || written.async || written.generator) return refuse('The callback is not written here', callback ?? call);
  const [result, element, ...more] = written.params;
  const body = written.body.type === T.BlockStatement ? written.body.body : undefined;
  const final = body?.at(-1);
  const value = body ? (final?.type === T.ReturnStatement ? final.argument : undefined) : written.body;
  if (more.length > 0 || result?.type !== T.Identifier || !element || !value) return refuse('The callback takes more than the result and the line', written);
  const inner = file.index.returns.find((node) => node !== final && enclosingFunction(node) === written);
  if (inner) refuse('The callback returns in more than one place', inner);
  if (effectsOf(file, initial).visible !== 'no' && !/^new (?:Map|Set)\b/.test(file.textOf(initial))) refuse('What the result begins with would be made before the file is read', initial);
  if (meansMore(file, written, result.name)) refuse('The name of the result means something else around it', result);
  checkScope(file, written);
  return { stage: { ...stageOf(file, call, element, value), body: body?.slice(0, -1) ?? [] }, accumulator: result.name };
}

/** Whether the function around a callback, of which one variable becomes its own, has that name already. */
const meansMore = (file: FileFacts, callback: FunctionNode, name: string): boolean =>
  contains(file, enclosingFunction(callback) ?? file.sourceCode.ast, (node) => node.type === T.Identifier && node.name === name && !within(node, callback) && (file.scopes.reference(node) ?? file.scopes.variable(node)) !== undefined);
