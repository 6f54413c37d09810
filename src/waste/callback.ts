import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, inside, isFunction, methodCall, unwrap, type FunctionNode } from '../facts/syntax.ts';
import type { Refused, Stage } from './stage.ts';
import { isToldByCondition } from './type-guards.ts';

type Kind = Stage['kind'];

/** Global functions that look at their first argument alone. */
const ofOneArgument = /^(?:Number|String|Boolean|parseFloat|isNaN|isFinite)$/;

/** The stage that `array.map(callback)` is. */
export function callbackStage(file: FileFacts, kind: Kind, call: TSESTree.CallExpression): Stage {
  const [callback, receiver] = call.arguments;
  const base = { kind, node: call, uses: [], places: [], body: [], value: callback ?? call };
  const refused = (reason: string, blocker: TSESTree.Node): Stage => ({ ...base, refusal: { reason, blocker } });
  if (!callback || callback.type === T.SpreadElement) return refused(`\`${kind}()\` has no callback`, call);
  if (receiver) return refused('A second argument sets `this`', receiver);
  const written = unwrap(callback);
  if (isFunction(written)) return writtenStage(file, kind, call, written);
  // A namespace's function does not ask for its `this`.
  const isNamespaced = written.type === T.MemberExpression && originOf(file, written.object).from === 'import' && !written.computed;
  if ((written.type === T.Identifier || isNamespaced) && !file.scopes.functionOf(written) && kind !== 'flatMap' && file.values.takesOneArgument(written) === 'yes') return { ...base, value: written, calls: true };
  if (written.type !== T.Identifier) return refused('The callback is not written here', callback);
  if (file.scopes.isGlobal(written)) return ofOneArgument.test(written.name) && kind !== 'flatMap' ? { ...base, value: written, calls: true } : refused('The callback may take more than the element', callback);
  const fn = file.scopes.functionOf(written);
  if (!fn || fn.params.length !== 1 || fn.params[0]?.type === T.RestElement || uses(file, fn, 'arguments')) return refused('The callback may take more than the element', callback);
  if (fn.async || fn.generator || kind === 'flatMap') return refused('What the callback gives is not a value to go on with', callback);
  return { ...base, value: written, calls: true };
}

function writtenStage(file: FileFacts, kind: Kind, call: TSESTree.CallExpression, fn: FunctionNode): Stage {
  const [element, place] = fn.params;
  const refusal = whyNotInline(file, fn) ?? whyTyped(file, fn, call) ?? (kind === 'flatMap' ? whyNotSeveral(file, fn) : undefined);
  const body = fn.body.type === T.BlockStatement ? fn.body.body : undefined;
  const last = body?.at(-1);
  const value = body ? ((last?.type === T.ReturnStatement && last.argument) || fn) : fn.body;
  const type = kind === 'map' ? (fn.returnType?.typeAnnotation ?? call.typeArguments?.params[0]) : undefined;
  const references = (parameter: TSESTree.Node | undefined): TSESTree.Identifier[] =>
    parameter?.type === T.Identifier ? (file.scopes.variable(parameter)?.references.map(({ identifier }) => identifier as TSESTree.Identifier) ?? []) : [];
  return {
    kind,
    node: call,
    uses: references(element),
    places: references(place),
    body: body?.slice(0, -1) ?? [],
    value,
    ...(element?.type === T.Identifier ? { name: element.name } : element ? { pattern: element } : {}),
    ...(type ? { type } : {}),
    ...(refusal ? { refusal } : {}),
  };
}

/** Why a function's body cannot stand in a loop, as it is. */
function whyNotInline(file: FileFacts, fn: FunctionNode): Refused | undefined {
  const [element, place, array] = fn.params;
  if (fn.async || fn.generator) return { reason: fn.async ? 'The callback is async' : 'The callback is a generator', blocker: fn };
  if (array) return { reason: 'The callback takes the array', blocker: array };
  const no = (reason: string, blocker: TSESTree.Node = fn): Refused => ({ reason, blocker, callable: true });
  if (element && !/^(?:Identifier|ObjectPattern|ArrayPattern)$/.test(element.type)) return no('The parameter has a default or takes the rest', element);
  if (place && place.type !== T.Identifier) return no('The parameter has a default or takes the rest', place);
  if (fn.typeParameters) return no('The callback is generic');
  if (fn.type !== T.ArrowFunctionExpression && (uses(file, fn, 'arguments') || usesThis(file, fn))) return no('The callback has a `this` or `arguments` of its own');
  const changed = file.sourceCode.scopeManager?.acquire(fn, true)?.variables.find(({ defs: [definition], references }) => definition?.type === 'Parameter' && references.some((reference) => reference.isWrite() && !reference.init));
  if (changed) return no('The callback changes its parameter', changed.identifiers[0]);
  if (fn.body.type !== T.BlockStatement) return undefined;
  const last = fn.body.body.at(-1);
  if (last?.type !== T.ReturnStatement || !last.argument) return no('The callback does not end in a `return`');
  const other = file.index.returns.find((node) => node !== last && enclosingFunction(node) === fn);
  if (other) return no('The callback returns in more than one place', other);
  const declaration = fn.body.body.find((statement) => statement.type === T.FunctionDeclaration || statement.type === T.ClassDeclaration || (statement.type === T.VariableDeclaration && statement.kind !== 'const'));
  return declaration ? no('The callback declares more than constants', declaration) : undefined;
}

/** Why the code would lose its types without the function around it: `(value): value is Row => …`, `(row: any) => …`. */
function whyTyped(file: FileFacts, fn: FunctionNode, call: TSESTree.CallExpression): Refused | undefined {
  const method = methodCall(call);
  const guard = fn.returnType?.typeAnnotation;
  if (guard?.type === T.TSTypePredicate && /^(?:filter|find)$/.test(method?.name ?? '') && !isToldByCondition(fn)) return { reason: 'What the callback proves is told by its type', blocker: guard, callable: true };
  const [element] = fn.params;
  const annotation = element && 'typeAnnotation' in element ? element.typeAnnotation : undefined;
  const isLoose = annotation?.typeAnnotation.type === T.TSAnyKeyword && method !== undefined && file.values.written(method.receiver) !== 'any[]';
  return isLoose ? { reason: 'The callback takes `any`', blocker: annotation, callable: true } : undefined;
}

function whyNotSeveral(file: FileFacts, fn: FunctionNode): Refused | undefined {
  const last = fn.body.type === T.BlockStatement ? fn.body.body.at(-1) : undefined;
  const value = last?.type === T.ReturnStatement ? last.argument : fn.body.type === T.BlockStatement ? undefined : fn.body;
  return value && isArray(file, value) === 'yes' ? undefined : { reason: 'What `flatMap()` joins may be no arrays', blocker: value ?? fn };
}

const uses = (file: FileFacts, fn: FunctionNode, name: string): boolean => inside(file.nodes(T.Identifier), fn.body).some((node) => node.name === name && file.scopes.isGlobal(node));

const usesThis = (file: FileFacts, fn: FunctionNode): boolean => inside(file.nodes(T.ThisExpression), fn.body).length > 0;
