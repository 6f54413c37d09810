import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { responseOf } from '../../../facts/requests.ts';
import { enclosingStatement } from '../../../facts/syntax.ts';
import type { Leak } from '../../../obligations/leak.ts';
import { refuse } from '../../refusal.ts';
import type { Ending } from './ending.ts';

/** The end of a request: its response is closed, whether it has been sent or its client has gone. */
export function responseEnding(file: FileFacts, { life, acquisition }: Leak): Ending {
  const response = life.fn && responseOf(file, life.fn);
  if (response === undefined) return refuse('a handler runs again and again, and nothing tells its end', life.node);
  const statement = enclosingStatement(acquisition.node);
  if (statement?.parent?.type !== T.BlockStatement) return refuse('it is acquired amid another statement', acquisition.node);
  return { end: { at: 'close', target: response, after: statement.range }, place: statement.parent, scope: statement.parent, when: 'when the response is closed' };
}
