import type { Edit } from '../../finding.ts';
import type { ReleasePlan } from '../../plans/obligations/plan.ts';
import { atEnd, type Build } from './end.ts';
import { ask, raised } from './guard.ts';
import { nameHandle } from './handle.ts';
import { nameHandler } from './handler.ts';
import { keepValue } from './keep.ts';
import { before } from '../place.ts';
import { print } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import { undoStatements } from './undo.ts';

/** Names what is to be released, and releases it where the life ends. */
export function release({ acquisition, handle, handler, keep, undo, renew, end, ends = [], guard }: ReleasePlan, source: RewriteSource): Edit[] {
  source.node(acquisition, 'CallExpression', 'NewExpression');
  const statement = undoStatements(source, undo);
  const ended: Build = guard ? (j, old) => [...raised(guard, j, old), ...statement(j, old)] : statement;
  // The block that an arrow's expression gets begins before what goes into it.
  const [opened, closed] = end?.at === 'effect' ? [atEnd(source, end, ended), []] : [[], end ? atEnd(source, end, ended) : []];
  return [
    ...opened,
    ...(renew ? [before(source, source.node(renew), print(source, statement))] : []),
    ...(keep ? keepValue(source, keep) : []),
    ...(handler ? nameHandler(source, handler) : []),
    ...(guard ? ask(source, guard) : []),
    ...(handle ? nameHandle(source, handle) : []),
    ...closed,
    ...ends.flatMap((place) => atEnd(source, place, statement)),
  ];
}
