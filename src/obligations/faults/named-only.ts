import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { usesOf } from '../../facts/slots.ts';
import { memberName, wrapped } from '../../facts/syntax.ts';
import { obligationsOf } from '../index.ts';
import type { Leak } from '../leak.ts';
import { namedInVain } from '../released/named-in-vain.ts';

/** A release that is named and not called: `subscription.unsubscribe;`, `client.end.bind(client);`, `return () => socket.close`. */
export interface NamedOnly {
  /** What is written in the call's place. */
  readonly written: TSESTree.Expression;
  /** `client.end` */
  readonly named: TSESTree.MemberExpression;
  readonly leak: Leak;
}

/** Every release of the file that is named where its value goes nowhere, of what nothing else releases. */
export function namedOnlyOf(file: FileFacts): readonly NamedOnly[] {
  return obligationsOf(file).leaks.flatMap((leak) => {
    const names = leak.acquisition.row.release.flatMap((release) => (release.by === 'method' ? release.names : []));
    const uses = leak.slots.flatMap((slot) => usesOf(file, slot));
    for (const use of uses) {
      const named = wrapped(use).parent;
      const written = named?.type === T.MemberExpression && names.includes(memberName(named) ?? '') ? namedInVain(file, named) : undefined;
      if (written && named?.type === T.MemberExpression) return [{ written, named, leak }];
    }
    return [];
  });
}
