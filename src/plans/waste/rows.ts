import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, methodCall, unwrap, within, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Range } from '../../finding.ts';
import { rootsOf, type RowLoad } from '../../waste/row-loads.ts';
import type { Piece } from '../piece.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { ImportChange } from './bindings.ts';
import { checkKeptPromises } from './kept-promises.ts';
import type { Helper } from './lines/plan.ts';
import { gapBetween, startOf, walkPlan } from './lines/index.ts';
import type { WalkPlan } from './lines/plan.ts';
import { castsOf, type RowCast } from './row-casts.ts';
import { rowStream } from './row-streams.ts';

/** The plan of rows that are loaded to be walked: they come one at a time instead. */
export interface RowsPlan {
  /** `await collection.find({}).toArray()` becomes these pieces. */
  readonly load: Range;
  readonly by: readonly Piece[];
  /** `{ rows }`, `[rows]`, `result.rows` become the name of what gives the rows. */
  readonly named?: { readonly node: Range; readonly by: Range };
  readonly untyped?: Range;
  readonly casts: readonly RowCast[];
  readonly imports: readonly ImportChange[];
  readonly helper?: Helper;
  readonly walk: WalkPlan;
}

/** The plan of a loop that takes the place of `await query.then((rows) => { for … });`. */
export interface HandedRowsPlan extends Pick<RowsPlan, 'by' | 'helper' | 'imports'> {
  readonly statement: Range;
  readonly loop: Range;
}

export function planRows(file: FileFacts, load: RowLoad): Planned<HandedRowsPlan | RowsPlan> {
  return attempt((): Planned<HandedRowsPlan | RowsPlan> => {
    const { driver, value, walk, kept } = load;
    if (load.handed) return planHanded(file, load, load.handed);
    const start = startOf(walk);
    const { by, title: how, imports, helper } = rowStream(file, load);
    const declarator = wrapped(value).parent?.type === T.VariableDeclarator ? (wrapped(value).parent as TSESTree.VariableDeclarator) : undefined;
    const between = gapBetween(file, [value], declarator ? [declarator] : [], start);
    if (driver.isAsync && walk.form.by === 'iterable') refuse('It takes no async cursor', walk.form.taker);
    const rows = declarator?.id.type === T.Identifier ? declarator.id.name : undefined;
    if (isBusyWhile(driver)) checkBusy(file, load, start, rows);
    else checkInserts(file, load, start);
    const isMember = kept.named?.node.type === T.MemberExpression;
    if (isMember && walk.form.by !== 'of') refuse('The result is kept as a whole', kept.named?.node);
    if (kept.named && declarator?.id.typeAnnotation) refuse('The type of the result is written down', declarator.id.typeAnnotation);
    const { plan, changes } = walkPlan(file, walk.form, { pieces: walk.pieces, made: [value], element: ['row', 'record', 'item'], awaits: driver.isAsync });
    const title = [
      how,
      driver.isAsync ? 'what is written meanwhile may be seen, and other code may run between two of them' : 'the connection is busy while the rows are walked',
      ...(driver.isAsync && isBusyWhile(driver) ? ['the connection is busy while the rows are walked'] : []),
      ...(between ? ['the query runs where the walk begins'] : []),
      ...changes,
    ].join('; ');
    return {
      plan: {
        load: kept.named ? value.range : kept.list.range,
        by,
        ...(kept.named ? { named: { node: kept.named.node.range, by: kept.named.by.range } } : {}),
        ...(!kept.named && declarator?.id.typeAnnotation ? { untyped: declarator.id.range } : {}),
        casts: castsOf([value, kept.list, walk.pieces, ...kept.uses], driver.isAsync),
        imports,
        ...(helper ? { helper } : {}),
        walk: plan,
      },
      verdict: { level: 'review', scope: 'file', reason: title },
    };
  });
}

function planHanded(file: FileFacts, load: RowLoad, fn: FunctionNode): Planned<HandedRowsPlan> {
  const { driver, value, walk, kept } = load;
  const then = wrapped(value);
  const statement = then.parent?.parent;
  if (then.parent?.type !== T.AwaitExpression) return refuse('The rows come by a promise that is not awaited here', value);
  if (statement?.type !== T.ExpressionStatement) return refuse('What `then()` gives is used', value);
  const { body } = fn;
  const loop = walk.form.by === 'of' ? walk.form.loop : undefined;
  if (fn.type !== T.ArrowFunctionExpression || (value as TSESTree.CallExpression).arguments.length > 1 || fn.params.length > 1 || body.type !== T.BlockStatement || body.body.length !== 1 || !loop || body.body[0] !== loop || wrapped(kept.uses[0] as TSESTree.Node) !== loop.right) return refuse('What `then()` is given does more than walk the rows in a loop', fn);
  const [parameter] = fn.params;
  if (parameter && 'typeAnnotation' in parameter && parameter.typeAnnotation) refuse('The type of the rows is written down', parameter.typeAnnotation);
  const left = contains(file, loop.body, (node) => node.type === T.ReturnStatement && enclosingFunction(node) === fn);
  if (left) refuse('The loop ends the callback', loop);
  const names = new Set(file.nodes(T.Identifier).flatMap((node) => (within(node, load.query) ? [node.name] : [])));
  if (contains(file, loop.left, (node) => node.type === T.Identifier && names.has(node.name))) refuse('The loop gives a name of the query to its rows', loop.left);
  const lost = file.sourceCode.getCommentsInside(statement).find(({ range: [start, end] }) => !(start > loop.range[0] && end < loop.range[1]) && !(start > load.query.range[0] && end < load.query.range[1]));
  if (lost) refuse('A comment stands between the parts', lost as never);
  if (isBusyWhile(driver)) checkBusy(file, load, loop, undefined);
  else checkInserts(file, load, loop);
  const { by, title: how, imports, helper } = rowStream(file, load);
  checkKeptPromises(file, walk.form);
  const title = [how, 'what is written meanwhile may be seen, and other code may run between two of them', ...(isBusyWhile(driver) ? ['the connection is busy while the rows are walked'] : [])].join('; ');
  return { plan: { statement: statement.range, loop: loop.range, by, imports, ...(helper ? { helper } : {}) }, verdict: { level: 'review', scope: 'file', reason: title } };
}

/** A connection that gives rows of one query runs no other until they have come; builders and pools take another connection. */
const isBusyWhile = ({ isAsync, streams }: RowLoad['driver']): boolean => !isAsync || streams.how === 'query-stream' || streams.how === 'unpromised';

/** `rows` is the variable that the rows are in. */
function checkBusy(file: FileFacts, { query, call, driver }: RowLoad, start: TSESTree.Node, rows: string | undefined): void {
  const roots = rootsOf(file, query);
  const isBusy = (node: TSESTree.Node): boolean => {
    // What waits lets other code use the connection.
    if (!driver.isAsync && (node.type === T.AwaitExpression || node.type === T.YieldExpression)) return true;
    const fn = node.type === T.CallExpression ? file.scopes.functionOf(node.callee) : undefined;
    if (fn && !within(node, fn) && contains(file, fn.body, (part) => part.type === T.Identifier && roots.includes(part.name) && file.scopes.reference(part) !== undefined)) return true;
    const method = node.type === T.CallExpression ? methodCall(node) : undefined;
    // The query itself, and what is called on its rows.
    if (!method || within(node, call) || within(call, node.type === T.CallExpression ? node.callee : node)) return false;
    const used = rootsOf(file, method.receiver);
    return used[0] !== rows && used.some((root) => roots.includes(root));
  };
  if (contains(file, start, isBusy)) refuse('The connection is used while the rows are walked', start);
}

const inserting = /^(?:bulkWrite|create(?:Many)?|insert(?:Many|One)?|save|upsert)$/;
const upserting = /^(?:findOneAnd|replace|update)/;

/** Refuses where the walk puts rows into what it walks: it would come to them, and might never end. */
function checkInserts(file: FileFacts, { query }: RowLoad, start: TSESTree.Node): void {
  const from = methodCall(query)?.receiver ?? query;
  const walked = new Set([file.textOf(from), file.textOf(file.scopes.constant(from) ?? from), ...(methodCall(query) ? [] : [file.textOf(query)])]);
  const isInsert = (node: TSESTree.Node): boolean => {
    const method = node.type === T.CallExpression ? methodCall(node) : undefined;
    if (!method || !(inserting.test(method.name) || (upserting.test(method.name) && /\bupsert\b/.test(file.textOf(method.call))))) return false;
    const into = unwrap(method.receiver);
    const value = into.type === T.Identifier ? file.scopes.constant(into) : undefined;
    return walked.has(file.textOf(into)) || (value !== undefined && walked.has(file.textOf(value)));
  };
  const reaches = (node: TSESTree.Node): boolean => {
    const fn = node.type === T.CallExpression ? file.scopes.functionOf(node.callee) : undefined;
    return isInsert(node) || (fn !== undefined && !within(node, fn) && contains(file, fn.body, isInsert));
  };
  if (contains(file, start, reaches)) refuse('The walk adds to what it walks', start);
}
