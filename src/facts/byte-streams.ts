import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from './answer.ts';
import { callbackRole } from './callbacks.ts';
import type { FileFacts } from './file.ts';
import { isNamed } from './kinds.ts';
import { originOf, type ValueOrigin } from './origin.ts';
import { keyName, methodCall } from './syntax.ts';

/** Streams that give bytes until somebody asks for text; a file's stream may be made to give text. */
const streams = { name: ['IncomingMessage', 'Socket'], from: 'package', package: ['node', '@types/node', 'http', 'node:http', 'fs', 'node:fs', 'net', 'node:net'] } as const;

/** Whether what a stream gives are bytes: a stream of Node whose encoding nobody sets. */
export function givesBytes(file: FileFacts, stream: TSESTree.Node): Answer {
  const origin = originOf(file, stream);
  const isSet = file.index.calls.some((call) => {
    const method = methodCall(call);
    return method?.name === 'setEncoding' && (file.textOf(method.receiver) === file.textOf(stream) || (origin.from === 'call' && origin.node === call));
  });
  if (isSet) return 'no';
  if (isOfNode(file, origin)) return 'yes';
  return isNamed(file, stream, streams) === 'yes' ? 'yes' : 'unknown';
}

const named = (origin: ValueOrigin): string => (origin.from === 'import' ? `${origin.module.replace('node:', '')}.${origin.path || origin.name}` : '');

function isOfNode(file: FileFacts, origin: ValueOrigin): boolean {
  switch (origin.from) {
    case 'global':
      return origin.path === 'process.stdin';
    case 'call': {
      const [, options] = origin.node.arguments;
      if (named(origin.of) !== 'fs.createReadStream') return false;
      return !options || file.textOf(options) === 'undefined' || (options.type === T.ObjectExpression && options.properties.every((property) => property.type === T.Property && !/^(?:encoding|undefined)$/.test(String(keyName(property.key, property.computed)))));
    }
    case 'member':
      return /^(?:stdout|stderr)$/.test(origin.name) && origin.object.from === 'call' && /^child_process\.(?:spawn|fork)$/.test(named(origin.object.of));
    case 'parameter': {
      const { of: fn } = origin;
      if (!fn || fn.params[0] !== origin.node) return false;
      if (callbackRole(file, fn)?.kind === 'request') return true;
      const call = fn.parent;
      return call.type === T.CallExpression && call.callee !== fn && /^https?\.(?:get|request)$/.test(named(originOf(file, call.callee)));
    }
    default:
      return false;
  }
}
