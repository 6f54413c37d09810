import type { Edit } from '../../finding.ts';
import type { ReleasePlan } from '../../plans/obligations/plan.ts';
import { atEnd } from './end.ts';
import { nameHandle } from './handle.ts';
import { nameHandler } from './handler.ts';
import { keepValue } from './keep.ts';
import { before } from '../place.ts';
import { print } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import { undoStatements } from './undo.ts';

/** Names what is to be released, and releases it where the life ends. */
export function release({ acquisition, handle, handler, keep, undo, renew, end, ends = [] }: ReleasePlan, source: RewriteSource): Edit[] {
  source.node(acquisition, 'CallExpression', 'NewExpression');
  const statement = undoStatements(source, undo);
  return [
    ...(renew ? [before(source, source.node(renew), print(source, statement))] : []),
    ...(handle ? nameHandle(source, handle) : []),
    ...(keep ? keepValue(source, keep) : []),
    ...(handler ? nameHandler(source, handler) : []),
    ...[...(end ? [end] : []), ...ends].flatMap((place) => atEnd(source, place, statement)),
  ];
}
