import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArrayReadonly, isDense } from '../../facts/arrays.ts';
import { effectsOf } from '../../facts/effects.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isFunction, methodCall, unwrap, within } from '../../facts/syntax.ts';
import type { Level } from '../../finding.ts';
import type { Redundant } from '../../waste/redundant.ts';
import { attempt, type Planned } from '../planned.ts';
import { isTypeScript } from '../../facts/language.ts';
import { receiver, type Piece } from '../piece.ts';
import { refuse } from '../refusal.ts';
import type { Helper } from './lines/plan.ts';
import { changeOfWalked } from './interference.ts';
import { freeAround } from './names.ts';
import { findLastOf, joinedOf, someOf, walkOf } from './needless.ts';
import type { DirectPlan } from './plan.ts';

export interface Direct {
  readonly node: TSESTree.Node;
  readonly by: readonly Piece[];
  readonly title: string;
  /** What is otherwise than before; nothing in a fix. */
  readonly change?: string;
  readonly helper?: Helper;
}

/** The direct form of what makes an array for nothing. */
export function planDirect(file: FileFacts, redundant: Redundant): Planned<DirectPlan> {
  return attempt(() => {
    const { node, by, title, change, helper } = directOf(file, redundant);
    const lost = file.sourceCode.getAllComments().find((comment) => within(comment as never, node) && !by.some((piece) => 'range' in piece && comment.range[0] >= piece.range[0] && comment.range[1] <= piece.range[1]));
    if (lost) refuse('A comment stands in what is left out', lost as never);
    const level: Level = change === undefined ? 'safe' : 'review';
    return { plan: { node: node.range, by, ...(helper ? { helper } : {}) }, verdict: { level, scope: 'file', reason: change === undefined ? title : `${title}; ${change}` } };
  });
}

function directOf(file: FileFacts, redundant: Redundant): Direct {
  switch (redundant.what) {
    case 'fresh': {
      checkMutable(file, redundant.node);
      const copied = methodCall(redundant.node)?.receiver;
      const isSame = copied && isDense(file, copied) === 'yes';
      return { node: redundant.method, by: [{ text: redundant.inPlace }], title: `\`${redundant.inPlace}()\` in place`, ...(isSame ? {} : { change: 'a hole stays a hole' }) };
    }
    case 'copy':
    case 'asked': {
      if (redundant.what === 'copy' && isArrayReadonly(file, redundant.source)) refuse('The array is declared to be read only', redundant.source);
      const isSame = !redundant.skipsHoles || methodCall(redundant.node)?.name === 'slice' || isDense(file, redundant.source) === 'yes';
      return { node: redundant.node, by: receiver(redundant.source), title: 'Leave out the copy', ...(isSame ? {} : { change: 'a hole is passed over' }) };
    }
    case 'searched':
      return { node: redundant.node, by: [...receiver(redundant.source), { text: '.has(' }, { range: (redundant.value as TSESTree.Node).range }, { text: ')' }], title: 'Ask with `has()`' };
    case 'counted':
      return { node: redundant.node, by: [...receiver(redundant.source), { text: '.size' }], title: 'Ask for the `size`' };
    case 'mapped': {
      const changed = changeOfWalked(file, redundant.callback, methodCall(redundant.source)?.receiver ?? redundant.source);
      if (changed) refuse('The callback changes what is walked, and would come to what it adds', changed);
      const fn = file.scopes.functionOf(redundant.callback);
      const isQuiet = fn !== undefined && effectsOf(file, fn.body, fn).visible === 'no';
      return {
        node: redundant.node,
        by: [{ text: 'Array.from(' }, { range: redundant.source.range }, { text: ', ' }, { range: redundant.callback.range }, { text: ')' }],
        title: 'Map while the array is made',
        ...(isQuiet ? {} : { change: 'the callback runs while the source is walked, and sees what it adds to it' }),
      };
    }
    case 'sorted':
      return bestOf(file, redundant);
    case 'set':
      return refuse('One element is set by a statement of its own', redundant.node);
    case 'walked':
      return walkOf(file, redundant);
    case 'iterated':
      return { node: redundant.node, by: [{ range: redundant.source.range }], title: 'Leave out the copy', ...(redundant.owned ? {} : { change: 'what the loop asks for has to leave the source as it is' }) };
    case 'reversed':
      return findLastOf(file, redundant);
    case 'compared':
      return someOf(file, redundant);
    case 'joined':
      return joinedOf(file, redundant);
    case 'tallied':
    case 'filtered':
      return countOf(file, redundant);
  }
}

/** One walk that keeps the best: the comparison stays as it is, and its parameters change places. */
function bestOf(file: FileFacts, { node, source, compare, last }: Extract<Redundant, { what: 'sorted' }>): Direct {
  if (!within(source, node)) return refuse('The sorted copy is kept in a variable', node);
  const fn = compare && unwrap(compare);
  if (!fn || fn.type !== T.ArrowFunctionExpression || fn.body.type === T.BlockStatement || fn.params.length !== 2 || fn.async) return refuse('The comparison is not an expression that is written here', compare ?? node);
  const [one, other] = fn.params as [TSESTree.Parameter, TSESTree.Parameter];
  if (one.type !== T.Identifier || other.type !== T.Identifier || one.typeAnnotation || other.typeAnnotation) return refuse('The comparison takes its parameters apart, or types them', fn);
  if (!isNamedPlainly(source)) return refuse('The array has no name to be asked by twice', source);
  if (isTypeScript(file) && file.values.checksIndexes) return refuse('`noUncheckedIndexedAccess` forbids to start from the first element', source);
  if (effectsOf(file, fn.body, fn).visible === 'yes') return refuse('The comparison has effects', fn);
  // Of equal ones a sort keeps the order: the last is the last of them.
  const [best, next] = last ? [one.name, other.name] : [other.name, one.name];
  const from = file.textOf(source);
  const isSimple = /^(?:MemberExpression|CallExpression|Identifier|BinaryExpression)$/.test(fn.body.type);
  const test: Piece[] = isSimple ? [{ range: fn.body.range }] : [{ text: '(' }, { range: fn.body.range }, { text: ')' }];
  return {
    node,
    by: [...receiver(source), { text: `.reduce((${best}, ${next}) => (` }, ...test, { text: ` ${last ? `> 0 ? ${best} : ${next}` : `< 0 ? ${next} : ${best}`}), ${from}[0])` }],
    title: 'Keep the best in one walk',
    change: 'elements that are undefined, and comparisons that answer NaN, count otherwise',
  };
}

const isNamedPlainly = (node: TSESTree.Node): boolean => node.type === T.Identifier || node.type === T.ThisExpression || (node.type === T.MemberExpression && !node.computed && !node.optional && isNamedPlainly(node.object));

function countOf(file: FileFacts, { node, source, test }: Extract<Redundant, { what: 'filtered' | 'tallied' }>): Direct {
  const fn = unwrap(test);
  const [element] = isFunction(fn) ? fn.params : [];
  if (fn.type !== T.ArrowFunctionExpression || fn.body.type === T.BlockStatement || fn.async || fn.params.length !== 1 || element?.type !== T.Identifier) return refuse('The test is not an expression that is written here', test);
  if (fn.body.type === T.SequenceExpression || fn.body.type === T.AssignmentExpression) return refuse('The test is not an expression that is written here', test);
  const count = freeAround(file, node, ['count', 'total', 'found']);
  const isSimple = fn.body.type !== T.ConditionalExpression && fn.body.type !== T.ArrowFunctionExpression;
  const body: Piece[] = isSimple ? [{ range: fn.body.range }] : [{ text: '(' }, { range: fn.body.range }, { text: ')' }];
  return { node, by: [...receiver(source), { text: `.reduce((${count}, ` }, { range: element.range }, { text: ') => (' }, ...body, { text: ` ? ${count} + 1 : ${count}), 0)` }], title: 'Count without an array' };
}

/** `const values: readonly number[] = …`: nothing may be called on it that changes it. */
function checkMutable(file: FileFacts, call: TSESTree.CallExpression): void {
  const copied = methodCall(call)?.receiver;
  if (copied && isArrayReadonly(file, copied)) refuse('The array is declared to be read only', copied);
}
