import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isFunction, memberName, unwrap } from '../../facts/syntax.ts';
import type { Acquisition } from '../../obligations/acquired/acquisitions.ts';
import { timerCallback } from '../../obligations/handles/timer-facts.ts';

const short: Readonly<Record<string, string>> = {
  interval: 'timer',
  timeout: 'timer',
  'animation frame': 'frame',
  'idle callback': 'idleCallback',
  'position watch': 'watchId',
  MutationObserver: 'observer',
  ResizeObserver: 'resizeObserver',
  IntersectionObserver: 'observer',
  PerformanceObserver: 'performanceObserver',
  ReportingObserver: 'reportingObserver',
  'event subscription': 'subscription',
  'object URL': 'url',
  WebSocket: 'socket',
  EventSource: 'events',
};

const camel = (text: string): string => text.replace(/[\s-]+(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a handle may be called, best first: `timer`, `pollTimer`, `interval`. */
export function handleNames(file: FileFacts, { row, node }: Acquisition): string[] {
  const base = short[row.what] ?? camel(row.what);
  const callback = callbackName(file, node);
  const specific = callback === undefined ? [] : [`${callback}${base.charAt(0).toUpperCase()}${base.slice(1)}`];
  return [base, ...specific, ...(base === camel(row.what) ? [] : [camel(row.what)])];
}

function callbackName(file: FileFacts, node: Acquisition['node']): string | undefined {
  const argument = node.arguments[0] && unwrap(node.arguments[0]);
  if (argument?.type === T.Identifier) return argument.name;
  if (argument?.type === T.MemberExpression) return memberName(argument)?.replace(/^#|^_/, '');
  const callback = timerCallback(file, node);
  return callback && isFunction(callback) ? callback.id?.name : undefined;
}
