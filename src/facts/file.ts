import { AST_NODE_TYPES as T, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../finding.ts';
import { readSettings, type ReadSettings } from '../settings.ts';
import { Checker } from './checker.ts';
import { Scopes } from './scopes.ts';
import { isClass, isFunction, type CallNode, type ClassNode, type FunctionNode } from './syntax.ts';
import { TypeFacts } from './types.ts';
import { ValueTypes } from './value-types.ts';

/** Every node that the engines ask for, gathered in one walk. */
export interface NodeIndex {
  readonly calls: readonly CallNode[];
  readonly classes: readonly ClassNode[];
  readonly functions: readonly FunctionNode[];
  readonly members: readonly TSESTree.MemberExpression[];
  readonly objects: readonly TSESTree.ObjectExpression[];
  readonly assignments: readonly TSESTree.AssignmentExpression[];
  readonly returns: readonly TSESTree.ReturnStatement[];
  readonly awaits: readonly TSESTree.AwaitExpression[];
  readonly byStart: ReadonlyMap<number, readonly TSESTree.Node[]>;
}

/** What is known of one file. Every analysis hangs on it and is computed once, for all rules. */
export class FileFacts {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly cwd: string;
  readonly settings: ReadSettings;
  readonly text: string;
  readonly types: TypeFacts;
  readonly values: ValueTypes;
  readonly scopes: Scopes;
  readonly #analyses = new Map<unknown, unknown>();

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, filename: string, cwd: string, settings: ReadSettings) {
    this.sourceCode = sourceCode;
    this.filename = filename;
    this.cwd = cwd;
    this.settings = settings;
    this.text = sourceCode.text;
    const checker = new Checker(sourceCode.parserServices);
    this.types = new TypeFacts(checker);
    this.values = new ValueTypes(checker);
    this.scopes = new Scopes(sourceCode.scopeManager);
  }

  /** The result of an analysis of this file, computed at the first call. */
  once<R>(analysis: (file: FileFacts) => R): R {
    if (!this.#analyses.has(analysis)) this.#analyses.set(analysis, analysis(this));
    return this.#analyses.get(analysis) as R;
  }

  get index(): NodeIndex {
    return this.once(indexNodes);
  }

  textOf(node: TSESTree.Node): string {
    return this.text.slice(node.range[0], node.range[1]);
  }

  nodesAt([start, end]: Range): readonly TSESTree.Node[] {
    return (this.index.byStart.get(start) ?? []).filter((node) => node.range[1] === end);
  }
}

const typeOnly = /^TS(?!AsExpression|NonNull|TypeAssertion|Satisfies|ExportAssignment|ModuleBlock|ModuleDeclaration|ParameterProperty|Enum|InstantiationExpression|ImportEquals|ExternalModule)/;

function indexNodes({ sourceCode }: FileFacts): NodeIndex {
  const index = {
    calls: [] as CallNode[],
    classes: [] as ClassNode[],
    functions: [] as FunctionNode[],
    members: [] as TSESTree.MemberExpression[],
    objects: [] as TSESTree.ObjectExpression[],
    assignments: [] as TSESTree.AssignmentExpression[],
    returns: [] as TSESTree.ReturnStatement[],
    awaits: [] as TSESTree.AwaitExpression[],
    byStart: new Map<number, TSESTree.Node[]>(),
  };
  const keys = sourceCode.visitorKeys;
  const stack: TSESTree.Node[] = [sourceCode.ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const at = index.byStart.get(node.range[0]);
    if (at) at.push(node);
    else index.byStart.set(node.range[0], [node]);
    if (node.type === T.CallExpression || node.type === T.NewExpression) index.calls.push(node);
    else if (node.type === T.MemberExpression) index.members.push(node);
    else if (node.type === T.AssignmentExpression) index.assignments.push(node);
    else if (node.type === T.ObjectExpression) index.objects.push(node);
    else if (node.type === T.ReturnStatement) index.returns.push(node);
    else if (node.type === T.AwaitExpression) index.awaits.push(node);
    else if (isClass(node)) index.classes.push(node);
    else if (isFunction(node)) index.functions.push(node);
    const children = keys[node.type] ?? [];
    for (let i = children.length - 1; i >= 0; i--) {
      const child = (node as unknown as Record<string, unknown>)[children[i] as string];
      if (Array.isArray(child)) {
        const list: unknown[] = child;
        for (let k = list.length - 1; k >= 0; k--) {
          const item = list[k];
          if (isNode(item) && !typeOnly.test(item.type)) stack.push(item);
        }
      } else if (isNode(child) && !typeOnly.test(child.type)) stack.push(child);
    }
  }
  return index;
}

const isNode = (value: unknown): value is TSESTree.Node => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const files = new WeakMap<object, FileFacts>();

/** The facts of a file: one object for all rules that look at the same SourceCode. */
export function fileFacts(sourceCode: Readonly<TSESLint.SourceCode>, filename: string, cwd: string, settings: ReadSettings = readSettings({})): FileFacts {
  let file = files.get(sourceCode);
  if (!file) files.set(sourceCode, (file = new FileFacts(sourceCode, filename, cwd, settings)));
  return file;
}
