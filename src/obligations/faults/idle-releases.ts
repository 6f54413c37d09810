import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { membersByName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { hasMembers } from '../../facts/kinds.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { wrapped } from '../../facts/syntax.ts';
import { namedInVain } from '../released/named-in-vain.ts';

/** A release that is named and not called, of something that the table does not know: its name alone tells what it is. */
export interface IdleRelease {
  readonly written: TSESTree.Expression;
  readonly named: TSESTree.MemberExpression;
  readonly life: Life;
}

const ends = ['close', 'dispose', 'destroy', 'release', 'terminate', 'disconnect', 'unsubscribe', 'end', 'quit', 'shutdown', 'cancel', 'stop', 'abort', 'removeAllListeners'];

/** `this.client.end.bind(this.client);`, `await lock.release;`: a statement that does nothing. A member that its type says is no such function is read for something else. */
export function idleReleasesOf(file: FileFacts): readonly IdleRelease[] {
  const members = file.once(membersByName);
  return ends.flatMap((name) => (members.get(name) ?? []).flatMap((named): IdleRelease[] => {
    const written = namedInVain(file, named) ?? awaitedInVain(named);
    return written && file.types.isDisposer(named) !== 'no' && hasMembers(file, named.object, [[name]]) !== 'no' && !isCalledBeside(file, named) ? [{ written, named, life: lifeOf(file, named) }] : [];
  }));
}

/** `client.end; client.end();`: what is named is called all the same. */
const isCalledBeside = (file: FileFacts, named: TSESTree.MemberExpression): boolean => file.index.calls.some(({ callee }) => callee !== named && file.textOf(callee) === file.textOf(named));

/** `await lock.release;` waits for nothing. */
function awaitedInVain(named: TSESTree.MemberExpression): TSESTree.Expression | undefined {
  const written = wrapped(named) as TSESTree.Expression;
  return written.parent.type === T.AwaitExpression && wrapped(written.parent).parent?.type === T.ExpressionStatement ? written : undefined;
}
