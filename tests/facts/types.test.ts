import { expect, it } from 'vitest';
import ts from 'typescript';

import { optionalSymbol } from '../../src/facts/types.ts';

it("knows TypeScript's flag of optional parameters", () => expect(optionalSymbol).toBe(ts.SymbolFlags.Optional));
