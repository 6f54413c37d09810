import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { isNamed } from '../facts/kinds.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, memberName, methodCall, methodOn, unwrap, wrapped } from '../facts/syntax.ts';
import { readsOf, soleVariableOf } from '../facts/value-uses.ts';

/** From here on, memory is fetched from the system for each, and freed only when the collector runs. */
const large = 16_384;

/** Bytes that are used for one turn and kept by nobody. */
export interface Scratch {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly size: number;
  readonly declaration: TSESTree.VariableDeclaration;
  readonly name: TSESTree.Identifier;
  /** `allocUnsafe` promises nothing about what is in it. */
  readonly isZeroed: boolean;
}

const makers = /^(?:Buffer\.alloc(?:Unsafe(?:Slow)?)?|(?:Uint8|Uint8Clamped|Int8|Uint16|Int16|Uint32|Int32|Float32|Float64)Array)$/;
/** Methods of buffers and typed arrays that read or write them in place and keep nothing. */
const inPlace = /^(?:(?:read|write)(?:U?Int|Big|Float|Double)\w*|write|fill|set|copy|copyWithin|toString|indexOf|lastIndexOf|includes|equals|compare|at|join)$/;

/** `const buffer = Buffer.alloc(65536)`, where no use lets the bytes go elsewhere. */
export function scratchOf(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): Scratch | undefined {
  const maker = globalCallee(file, call) ?? importedBuffer(file, call);
  const [length] = call.arguments;
  if (maker === undefined || !makers.test(maker) || call.arguments.length !== 1 || !length) return undefined;
  const size = numberOf(file, length);
  const variable = size !== undefined && size >= large ? soleVariableOf(file, call) : undefined;
  const name = variable?.identifiers[0];
  const declaration = name?.parent?.parent;
  if (!variable || size === undefined || name?.type !== T.Identifier || declaration?.type !== T.VariableDeclaration || declaration.declarations.length !== 1 || declaration.kind === 'var') return undefined;
  const home = enclosingFunction(call);
  const stays = readsOf(variable).every((use) => enclosingFunction(use) === home && isInPlace(file, use));
  return stays ? { call, size, declaration, name, isZeroed: !/Unsafe/.test(maker) } : undefined;
}

/** `import { Buffer } from 'node:buffer'` */
function importedBuffer(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  const origin = originOf(file, call.callee);
  return origin.from === 'import' && /^(?:node:)?buffer$/.test(origin.module) && origin.name === 'Buffer' ? `Buffer.${origin.path}` : undefined;
}

/** A number that is written down: `64 * 1024`. */
function numberOf(file: FileFacts, node: TSESTree.Node, depth = 0): number | undefined {
  const expression = unwrap(node);
  if (depth > 5) return undefined;
  if (expression.type === T.Literal) return typeof expression.value === 'number' ? expression.value : undefined;
  if (expression.type === T.Identifier) {
    const value = file.scopes.constant(expression);
    return value && numberOf(file, value, depth + 1);
  }
  if (expression.type !== T.BinaryExpression) return undefined;
  const [left, right] = [numberOf(file, expression.left, depth + 1), numberOf(file, expression.right, depth + 1)];
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case '*':
      return left * right;
    case '+':
      return left + right;
    case '<<':
      return left << right;
    case '**':
      return left ** right;
    default:
      return undefined;
  }
}

/** A use after which nobody else has the bytes: an element, a method of its own, a call that reads or fills them before it returns. */
function isInPlace(file: FileFacts, use: TSESTree.Node): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === T.ForOfStatement) return parent.right === outer;
  if (parent?.type === T.MemberExpression && parent.object === outer) {
    const method = methodOn(use);
    if (!method) return parent.computed || /^(?:length|byteLength)$/.test(memberName(parent) ?? '');
    if (inPlace.test(method.name)) return method.name !== 'fill' && method.name !== 'copyWithin' ? true : method.call.parent.type === T.ExpressionStatement;
    // A view of the same bytes.
    return /^(?:subarray|slice)$/.test(method.name) && isInPlace(file, method.call);
  }
  return parent?.type === T.CallExpression && parent.callee !== outer && takesForTheCall(file, parent);
}

/** Calls that are done with the bytes when they return, or when they are awaited. */
function takesForTheCall(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const origin = originOf(file, call.callee);
  if (origin.from === 'import') {
    const name = origin.path.split('.').pop() || origin.name;
    return (/^(?:node:)?(?:fs|graceful-fs)$/.test(origin.module) && /^(?:read|write)Sync$/.test(name)) || (/^(?:node:)?crypto$/.test(origin.module) && /^(?:randomFillSync|getRandomValues)$/.test(name));
  }
  if (origin.from === 'global' && /^(?:Buffer\.from|crypto\.getRandomValues)$/.test(origin.path)) return call.arguments.length === 1;
  const method = methodCall(call);
  if (!method) return false;
  const made = originOf(file, method.receiver);
  const maker = made.from === 'call' || made.from === 'new' ? made.of : undefined;
  if (method.name === 'update') return maker?.from === 'import' && /^(?:node:)?crypto$/.test(maker.module) && /^create(?:Hash|Hmac)$/.test(maker.path || maker.name);
  if (method.name === 'encodeInto') return maker?.from === 'global' && maker.path === 'TextEncoder';
  if (/^get(?:Byte|Float)(?:Frequency|TimeDomain)Data$/.test(method.name)) return true;
  if (method.name === 'decode') return maker?.from === 'global' && maker.path === 'TextDecoder';
  return method.name === 'read' && call.parent.type === T.AwaitExpression && isNamed(file, method.receiver, { from: 'package', name: 'FileHandle', package: 'node' }) === 'yes';
}
