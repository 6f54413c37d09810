import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { methodCall, within } from '../../facts/syntax.ts';
import { variableOf } from '../../facts/value-uses.ts';
import { contains } from '../../facts/walk.ts';
import type { Range } from '../../finding.ts';
import { rootsOf, type RowLoad } from '../../waste/row-loads.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { gapBetween, startOf, walkPlan } from './lines/index.ts';
import type { WalkPlan } from './lines/plan.ts';

/** The plan of rows that are loaded to be walked: they come one at a time instead. */
export interface RowsPlan {
  /** `await collection.find({}).toArray()` becomes the part of it that is kept. */
  readonly load: Range;
  readonly query: Range;
  /** `.all` becomes `.iterate`. */
  readonly method?: { readonly call: Range; readonly name: string };
  /** `.cursor()` behind the query. */
  readonly suffix: string;
  readonly untyped?: Range;
  readonly walk: WalkPlan;
}

export function planRows(file: FileFacts, load: RowLoad): Planned<RowsPlan> {
  return attempt(() => {
    const { driver, value, walk, query, call } = load;
    const start = startOf(walk);
    const variable = variableOf(file, value)?.defs[0]?.node;
    const kept = variable?.type === T.VariableDeclarator ? variable : undefined;
    const between = gapBetween(file, [value], kept ? [kept] : [], start);
    if (driver.isAsync && walk.form.by === 'iterable') refuse('It takes no async cursor', walk.form.taker);
    if (!driver.isAsync) checkBusy(file, load, start, kept?.id.type === T.Identifier ? kept.id.name : undefined);
    const { streams } = driver;
    const { plan, changes } = walkPlan(file, walk.form, { pieces: walk.pieces, made: [value], element: ['row', 'record', 'item'], awaits: driver.isAsync });
    const title = [
      streams.how === 'rename' ? `Take the rows one at a time by \`${streams.name}()\`` : 'Take the documents one at a time from the cursor',
      driver.isAsync ? 'what is written meanwhile may be seen, and other code may run between two of them' : 'the connection is busy while the rows are walked',
      ...(between ? ['the query runs where the walk begins'] : []),
      ...changes,
    ].join('; ');
    return {
      plan: {
        load: value.range,
        query: query.range,
        ...(streams.how === 'rename' ? { method: { call: call.range, name: streams.name } } : {}),
        suffix: streams.how === 'method' ? `.${streams.name}()` : '',
        ...(kept?.id.typeAnnotation ? { untyped: kept.id.range } : {}),
        walk: plan,
      },
      verdict: { level: 'review', scope: 'file', reason: title },
    };
  });
}

/** SQLite runs one query on a connection at a time; `rows` is the variable that the rows are in. */
function checkBusy(file: FileFacts, { query, call }: RowLoad, start: TSESTree.Node, rows: string | undefined): void {
  const roots = rootsOf(file, query);
  const isBusy = (node: TSESTree.Node): boolean => {
    if (node.type === T.AwaitExpression || node.type === T.YieldExpression) return true;
    const method = node.type === T.CallExpression ? methodCall(node) : undefined;
    // The query itself, and what is called on its rows.
    if (!method || within(node, call) || within(call, node.type === T.CallExpression ? node.callee : node)) return false;
    const used = rootsOf(file, method.receiver);
    return used[0] !== rows && used.some((root) => roots.includes(root));
  };
  if (contains(file, start, isBusy)) refuse('The connection is used while the rows are walked', start);
}
