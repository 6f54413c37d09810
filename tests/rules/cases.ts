import type { MemoptSettings } from '../../src/settings.ts';
import type { Mode } from './lint.ts';

export interface Case {
  readonly code: string;
  /** One of the tests' tsconfig, or any other of a case that is untyped only. */
  readonly filename?: string;
  readonly settings?: MemoptSettings;
  /** The only mode that this case is for, and why. */
  readonly only?: readonly [mode: Mode, why: string];
}

/**
 * Cases by what they show. In invalid code a comment stands on each reported line: `// ! messageId` where it is
 * certain, `// ? messageId` where it is only worth a look.
 */
export interface Cases {
  readonly valid: Readonly<Record<string, string | Case>>;
  readonly invalid: Readonly<Record<string, string | Case>>;
}

export const caseOf = (entry: string | Case): Case => (typeof entry === 'string' ? { code: entry } : entry);

export interface Expected {
  readonly messageId: string;
  readonly line: number;
  readonly certain: boolean;
}

/** What the comments of a case promise, in source order. */
export const expectedOf = (code: string): Expected[] =>
  code.split('\n').flatMap((text, index) => [...text.matchAll(/\/[/*] ([!?]) (\w+)/g)].map(([, mark, messageId]) => ({ messageId: messageId as string, line: index + 1, certain: mark === '!' })));
