import { expect, it } from 'vitest';
import ts from 'typescript';

import { aliasSymbol } from '../../src/facts/checker.ts';
import { newestTarget, optionalSymbol } from '../../src/facts/types.ts';
import { accessorSymbol } from '../../src/facts/value-types.ts';

it("knows TypeScript's flag of optional parameters", () => expect(optionalSymbol).toBe(ts.SymbolFlags.Optional));

it("knows TypeScript's flag of imported names", () => expect(aliasSymbol).toBe(ts.SymbolFlags.Alias));

it("knows TypeScript's flags of accessors", () => expect(accessorSymbol).toBe(ts.SymbolFlags.Accessor));

it("knows TypeScript's newest target", () => expect(newestTarget).toBe(ts.ScriptTarget.ESNext));
