import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import { globalCallee, isString } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { isNamed } from '../facts/kinds.ts';
import { keyName, methodCall, unwrap } from '../facts/syntax.ts';

/** Objects of `Intl` that cost a thousand times as much to make as to use. `Segmenter` costs as much to use. */
const made: ReadonlySet<string> = new Set(['NumberFormat', 'DateTimeFormat', 'Collator', 'PluralRules', 'RelativeTimeFormat', 'ListFormat', 'DisplayNames']);

/** A call that makes a formatter or a collator, openly or within a method of a value. */
export interface Formatter {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** `NumberFormat` of `Intl`. */
  readonly maker: string;
  readonly inputs: readonly TSESTree.Expression[];
  /** `value.toLocaleString(locale, options)`, which makes one and asks it: its method and what that takes. */
  readonly within?: {
    readonly method: 'format' | 'compare';
    readonly values: readonly TSESTree.Expression[];
    /** Whether the value is what the method is for: arrays have a `toLocaleString` too. */
    readonly isFor: Answer;
    /** Dates: the method's own defaults are those of the formatter. */
    readonly sameDefaults: boolean;
  };
}

/** `new Intl.NumberFormat(…)`, `value.toLocaleString('en', { … })`, `a.localeCompare(b, 'en', { … })` */
export function formatterOf(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): Formatter | undefined {
  if (call.arguments.some((argument) => argument.type === T.SpreadElement)) return undefined;
  const inputs = call.arguments as TSESTree.Expression[];
  const method = call.type === T.CallExpression ? methodCall(call) : undefined;
  if (method && /^(?:toLocale(?:Date|Time)?String|localeCompare)$/.test(method.name)) return hidden(file, method);
  const maker = file.mentions(namesIntl) ? globalCallee(file, call) : undefined;
  const name = maker?.startsWith('Intl.') ? maker.slice(5) : '';
  return made.has(name) ? { call, maker: name, inputs } : undefined;
}

const namesIntl = /\bIntl\b/;

/** Without options the engine keeps the formatter by itself. */
function hidden(file: FileFacts, { call, name, receiver }: NonNullable<ReturnType<typeof methodCall>>): Formatter | undefined {
  const inputs = call.arguments as TSESTree.Expression[];
  if (name === 'localeCompare') {
    const [other, ...rest] = inputs;
    if (!other || rest.length !== 2 || isString(file, receiver) === 'no') return undefined;
    return { call, maker: 'Collator', inputs: rest, within: { method: 'compare', values: [receiver, other], isFor: isString(file, receiver), sameDefaults: true } };
  }
  const [, options] = inputs;
  if (inputs.length !== 2 || !options) return undefined;
  const keys = keysOf(file, options);
  const date = isNamed(file, receiver, { from: 'lib', name: 'Date' });
  if (date === 'yes' || (date === 'unknown' && (name !== 'toLocaleString' || keys?.some((key) => dateKeys.test(key) || timeKeys.test(key))))) {
    return { call, maker: 'DateTimeFormat', inputs, within: { method: 'format', values: [receiver], isFor: date, sameDefaults: hasSameDefaults(name, keys) } };
  }
  const number = name === 'toLocaleString' ? numeric(file, receiver) : 'no';
  if (number === 'no' || (number === 'unknown' && !keys?.some((key) => numberKeys.test(key)))) return undefined;
  return { call, maker: 'NumberFormat', inputs, within: { method: 'format', values: [receiver], isFor: number, sameDefaults: true } };
}

/** Whether a value is a number, by its type or by the operator that makes it. */
function numeric(file: FileFacts, node: TSESTree.Node): Answer {
  const expression = unwrap(node);
  if (expression.type === T.Literal) return typeof expression.value === 'number' ? 'yes' : 'no';
  if (expression.type === T.BinaryExpression && /^(?:[-*/%]|\*\*)$/.test(expression.operator)) return 'yes';
  if (/^(?:Number|Math\.\w+|parseInt|parseFloat)$/.test(globalCallee(file, expression) ?? '')) return 'yes';
  const text = file.types.describe(node);
  return text === undefined || /^(?:any|unknown)$/.test(text) ? 'unknown' : /^(?:number|bigint)$/.test(text) ? 'yes' : 'no';
}

const dateKeys = /^(?:weekday|year|month|day|dateStyle)$/;
const timeKeys = /^(?:hour|minute|second|dayPeriod|fractionalSecondDigits|timeStyle)$/;
const numberKeys = /^(?:style|currency|unit|notation|useGrouping|(?:minimum|maximum)(?:Integer|Fraction|Significant)\w*)$/;

/** The keys of options that are written down, with values that are. */
function keysOf(file: FileFacts, options: TSESTree.Expression): readonly string[] | undefined {
  const written = unwrap(options);
  const object = written.type === T.Identifier ? file.scopes.constant(written) : written;
  if (object?.type !== T.ObjectExpression) return undefined;
  const keys = object.properties.flatMap((property) => (property.type === T.Property && property.value.type === T.Literal ? (keyName(property.key, property.computed) ?? []) : []));
  return keys.length === object.properties.length ? keys : undefined;
}

/** Whether what a date's method adds when no part is asked for is what the formatter adds, or nothing. */
function hasSameDefaults(name: string, keys: readonly string[] | undefined): boolean {
  if (!keys) return false;
  const [dates, times] = [keys.some((key) => dateKeys.test(key)), keys.some((key) => timeKeys.test(key))];
  if (name === 'toLocaleDateString') return dates || !times;
  return name === 'toLocaleTimeString' ? times : dates || times;
}
