import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isNamed } from '../../facts/kinds.ts';
import { originOf } from '../../facts/origin.ts';
import { methodCall } from '../../facts/syntax.ts';
import type { NamedType } from '../../resources/row.ts';
import { flattening } from './pipes.ts';

/** Their streams complete with the answer: Angular's client, and Nest's. */
const client: NamedType = { from: 'package', package: ['@angular/common', '@angular/common/http', '@nestjs/axios'], name: ['HttpClient', 'HttpService'] };

const methods = /^(?:get|post|put|patch|delete|head|options|request|jsonp)$/;

/** `this.http.get('/a')` of a client that was handed in or injected; with types, `this.service.load()` of the project, which gives that. */
export function isRequest(file: FileFacts, call: TSESTree.Node): boolean {
  const method = methodCall(call);
  if (!method) return false;
  return (methods.test(method.name) && (isInjected(file, method.receiver) || isNamed(file, method.receiver, client) === 'yes')) || file.types.givesAnswers(method.call, client, methods, flattening);
}

/** `inject(HttpClient)` */
function isInjected(file: FileFacts, receiver: TSESTree.Node): boolean {
  const origin = originOf(file, receiver);
  if (origin.from !== 'call' || origin.of.from !== 'import' || (origin.of.path || origin.of.name) !== 'inject') return false;
  const [token] = origin.node.arguments;
  const type = token && originOf(file, token);
  return type?.from === 'import' && type.module === '@angular/common/http' && (type.path || type.name) === 'HttpClient';
}
