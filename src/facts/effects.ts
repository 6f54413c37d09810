import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from './answer.ts';
import { globalCallee, isArray, isString } from './arrays.ts';
import type { FileFacts } from './file.ts';
import { isFunction, memberName, methodCall, unwrap, within } from './syntax.ts';

/** What running a piece of code does besides giving a value. */
export interface Effects {
  /** Whether somebody else can see that it ran. */
  readonly visible: Answer;
  /** Whether it may throw. */
  readonly throws: Answer;
}

const none: Effects = { visible: 'no', throws: 'no' };
const open: Effects = { visible: 'unknown', throws: 'unknown' };

const worse = (left: Answer, right: Answer): Answer => (left === 'yes' || right === 'yes' ? 'yes' : left === 'unknown' || right === 'unknown' ? 'unknown' : 'no');
const both = (left: Effects, right: Effects): Effects => ({ visible: worse(left.visible, right.visible), throws: worse(left.throws, right.throws) });

const pureGlobals = /^(?:Math\.(?!random)\w+|Number(?:\.(?:is\w+|parseInt|parseFloat))?|Boolean|parseInt|parseFloat|isNaN|isFinite|Array\.isArray|Object\.is|String\.fromCharCode)$/;
/** Pure on primitives; a value's own `toString` may run on others. */
const pureOnPrimitives = /^(?:String|Number|Boolean|parseInt|parseFloat|isNaN|isFinite|Math\.\w+|Number\.\w+)$/;
const pureOfStrings = /^(?:at|charAt|charCodeAt|codePointAt|endsWith|includes|indexOf|lastIndexOf|slice|startsWith|substring|toLowerCase|toUpperCase|trim|trimEnd|trimStart|split|padStart|padEnd)$/;
const pureOfArrays = /^(?:at|includes|indexOf|lastIndexOf|join|slice|concat)$/;

/** What running an expression or the body of a function does. */
export function effectsOf(file: FileFacts, node: TSESTree.Node, home: TSESTree.Node = node, depth = 0): Effects {
  const expression = unwrap(node);
  const inner = (...nodes: readonly (TSESTree.Node | null | undefined)[]): Effects => nodes.reduce<Effects>((sum, part) => (part ? both(sum, effectsOf(file, part, home, depth)) : sum), none);
  switch (expression.type) {
    case T.Literal:
    case T.ThisExpression:
    case T.BreakStatement:
    case T.ContinueStatement:
    case T.EmptyStatement:
      return none;
    case T.Identifier:
      return file.scopes.isGlobal(expression) && !/^(?:undefined|NaN|Infinity|Math|Number|String|Boolean|Object|Array|JSON|Date)$/.test(expression.name) ? { visible: 'no', throws: 'unknown' } : none;
    case T.ArrowFunctionExpression:
    case T.FunctionExpression:
      // Made, or run when it is what was asked for.
      return expression === node && node === home && depth === 0 ? both(inner(...expression.params.map(patternDefault)), inner(expression.body)) : none;
    case T.BlockStatement:
      return inner(...expression.body);
    case T.VariableDeclaration:
      return inner(...expression.declarations.map(({ init }) => init), ...expression.declarations.map(({ id }) => (id.type === T.Identifier ? null : id)));
    case T.ObjectPattern:
      return expression.properties.every((property) => property.type === T.Property && !property.computed && property.value.type === T.Identifier) ? (file.types.typed ? none : open) : open;
    case T.ArrayPattern:
      return expression.elements.every((element) => !element || element.type === T.Identifier) && file.values.isArray(expression) === 'yes' ? none : open;
    case T.ExpressionStatement: {
      const { visible, throws } = inner(expression.expression);
      // What is run for nothing that it gives is run for what it does.
      return { visible: visible === 'unknown' ? 'yes' : visible, throws };
    }
    case T.ReturnStatement:
      return inner(expression.argument);
    case T.IfStatement:
      return inner(expression.test, expression.consequent, expression.alternate);
    case T.ConditionalExpression:
      return inner(expression.test, expression.consequent, expression.alternate);
    case T.LogicalExpression:
      return inner(expression.left, expression.right);
    case T.ObjectExpression:
      return inner(...expression.properties.map((property) => (property.type === T.Property ? (property.computed ? property.key : null) : property.argument)), ...expression.properties.map((property) => (property.type === T.Property ? property.value : null)));
    case T.ArrayExpression:
      return expression.elements.every((element) => element?.type !== T.SpreadElement || isArray(file, element.argument) === 'yes') ? inner(...expression.elements.map((element) => (element?.type === T.SpreadElement ? element.argument : element))) : open;
    case T.TemplateLiteral:
      return both(inner(...expression.expressions), converted(file, expression.expressions));
    case T.UnaryExpression:
      if (expression.operator === 'delete') return { visible: 'yes', throws: 'unknown' };
      return /^(?:!|typeof|void)$/.test(expression.operator) ? inner(expression.argument) : both(inner(expression.argument), converted(file, [expression.argument]));
    case T.BinaryExpression:
      if (/^[!=]==$/.test(expression.operator)) return inner(expression.left, expression.right);
      if (/^(?:in|instanceof)$/.test(expression.operator)) return open;
      return both(inner(expression.left, expression.right), isNullTest(expression) ? none : converted(file, [expression.left, expression.right]));
    case T.MemberExpression:
      return both(inner(expression.object, expression.computed ? expression.property : null), reading(file, expression));
    case T.AssignmentExpression:
      return both(inner(expression.right), written(file, expression.left, home));
    case T.UpdateExpression:
      return written(file, expression.argument, home);
    case T.CallExpression:
      return called(file, expression, home, depth);
    case T.NewExpression: {
      const maker = globalCallee(file, expression);
      return maker !== undefined && /^(?:Date|Map|Set|WeakMap|WeakSet|Error)$/.test(maker) && expression.arguments.length === 0 ? none : open;
    }
    case T.AwaitExpression:
    case T.YieldExpression:
      return { visible: 'yes', throws: 'unknown' };
    case T.ThrowStatement:
      return both(inner(expression.argument), { visible: 'no', throws: 'yes' });
    default:
      return open;
  }
}

const patternDefault = (parameter: TSESTree.Node): TSESTree.Node | null => (parameter.type === T.Identifier ? null : parameter);
const isNullTest = ({ operator, left, right }: TSESTree.BinaryExpression): boolean => /^[!=]=$/.test(operator) && [left, right].some((side) => side.type === T.Literal && side.value === null);

/** An operator asks an object for its value, which may run code of its own. */
function converted(file: FileFacts, operands: readonly TSESTree.Node[]): Effects {
  return operands.every((operand) => isPrimitive(file, operand)) ? none : open;
}

function isPrimitive(file: FileFacts, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  if (expression.type === T.Literal) return !('bigint' in expression) && !('regex' in expression);
  if (expression.type === T.UnaryExpression && expression.operator === '!') return true;
  return file.values.isPlainPrimitive(node) === 'yes' || isString(file, node) === 'yes';
}

function reading(file: FileFacts, member: TSESTree.MemberExpression): Effects {
  if (isArray(file, member.object) === 'yes' || isString(file, member.object) === 'yes') return none;
  const name = memberName(member);
  if (name === undefined) return open;
  const object = unwrap(member.object);
  if (object.type === T.Identifier && file.scopes.isGlobal(object) && /^(?:Math|Number)$/.test(object.name)) return none;
  const plain = file.values.isPlainProperty(member, name);
  return plain === 'yes' ? none : open;
}

/** A variable of the code itself may change; what stands outside is seen by others. */
function written(file: FileFacts, target: TSESTree.Node, home: TSESTree.Node): Effects {
  const place = unwrap(target);
  if (place.type !== T.Identifier) return { visible: 'yes', throws: 'unknown' };
  const definition = file.scopes.variable(place)?.defs[0];
  return definition && within(definition.name, home) ? none : { visible: 'yes', throws: 'no' };
}

function called(file: FileFacts, call: TSESTree.CallExpression, home: TSESTree.Node, depth: number): Effects {
  const parts = call.arguments.reduce<Effects>((sum, part) => both(sum, part.type === T.SpreadElement ? open : effectsOf(file, part, home, depth)), none);
  const maker = globalCallee(file, call);
  if (maker !== undefined) {
    if (/^console\.|^process\.std(?:out|err)\.write$/.test(maker)) return both(parts, { visible: 'yes', throws: 'no' });
    if (!pureGlobals.test(maker) && maker !== 'String') return open;
    return pureOnPrimitives.test(maker) && maker !== 'Boolean' ? both(parts, converted(file, call.arguments)) : parts;
  }
  const fn = file.scopes.functionOf(call.callee);
  if (fn && !fn.async && !fn.generator && depth < 3 && unwrap(call.callee).type === T.Identifier) {
    const body = fn.params.every((parameter) => parameter.type === T.Identifier) ? effectsOf(file, fn.body, fn, depth + 1) : open;
    return both(parts, body);
  }
  const method = methodCall(call);
  if (!method) return open;
  const isPure = (pureOfStrings.test(method.name) && isString(file, method.receiver) === 'yes') || (pureOfArrays.test(method.name) && isArray(file, method.receiver) === 'yes');
  const isChange = /^(?:push|unshift|splice|pop|shift|set|add|delete|clear)$/.test(method.name) && (isArray(file, method.receiver) === 'yes' || /^(?:Map|Set)$/.test(globalCallee(file, unwrap(method.receiver)) ?? ''));
  const callbacks = call.arguments.some((part) => isFunction(part));
  const receiver = effectsOf(file, method.receiver, home, depth);
  return isPure && !callbacks ? both(both(parts, receiver), none) : isChange ? both(parts, { visible: 'yes', throws: 'unknown' }) : open;
}
