import { AST_NODE_TYPES as T, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../finding.ts';
import { readSettings, type ReadSettings } from '../settings.ts';
import { Checker } from './checker.ts';
import { Scopes } from './scopes.ts';
import { inside, isClass, isFunction, type CallNode, type ClassNode, type FunctionNode } from './syntax.ts';
import { TypeFacts } from './types.ts';
import { ValueTypes } from './value-types.ts';

type NodeOf<K extends T> = Extract<TSESTree.Node, { type: K }>;

/** The nodes of a file without those that are types only, gathered in one walk; each list in source order. */
export interface NodeIndex {
  readonly calls: readonly CallNode[];
  readonly classes: readonly ClassNode[];
  readonly functions: readonly FunctionNode[];
  readonly members: readonly TSESTree.MemberExpression[];
  readonly objects: readonly TSESTree.ObjectExpression[];
  readonly assignments: readonly TSESTree.AssignmentExpression[];
  readonly returns: readonly TSESTree.ReturnStatement[];
  readonly awaits: readonly TSESTree.AwaitExpression[];
  readonly byType: ReadonlyMap<string, readonly TSESTree.Node[]>;
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
  readonly #answers = new Map<unknown, Map<unknown, unknown>>();
  #index: NodeIndex | undefined;

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
    let result = this.#analyses.get(analysis) as R | undefined;
    if (result === undefined && !this.#analyses.has(analysis)) this.#analyses.set(analysis, (result = analysis(this)));
    return result as R;
  }

  /** What is asked of a node, a variable or another thing of this file again and again: answered at the first call for it. */
  per<K, R>(key: K, question: (file: FileFacts, key: K) => R): R {
    let answers = this.#answers.get(question) as Map<K, R> | undefined;
    if (!answers) this.#answers.set(question, (answers = new Map<K, R>()));
    let answer = answers.get(key);
    if (answer === undefined && !answers.has(key)) answers.set(key, (answer = question(this, key)));
    return answer as R;
  }

  get index(): NodeIndex {
    return (this.#index ??= indexNodes(this));
  }

  /** Every node of one type, in source order. */
  nodes<K extends T>(type: K): readonly NodeOf<K>[] {
    return (this.index.byType.get(type) ?? []) as readonly NodeOf<K>[];
  }

  /** Whether the text has anywhere what a constant pattern tells: asked before anything is looked at. */
  mentions(pattern: RegExp): boolean {
    return this.per(pattern, matchesText);
  }

  textOf(node: TSESTree.Node): string {
    return this.text.slice(node.range[0], node.range[1]);
  }

  /** The nodes of exactly this range, what is around others first; of a key and a value that are written as one, the value. */
  nodesAt([start, end]: Range): readonly TSESTree.Node[] {
    const found = [...this.index.byType.values()].flatMap((alike) => inside(alike, { range: [start, end] }).filter(({ range }) => range[0] === start && range[1] === end));
    return found.reverse().sort((a, b) => depthOf(a) - depthOf(b));
  }
}

const matchesText = ({ text }: FileFacts, pattern: RegExp): boolean => pattern.test(text);

const typeOnly = /^TS(?!AsExpression|NonNull|TypeAssertion|Satisfies|ExportAssignment|ModuleBlock|ModuleDeclaration|ParameterProperty|Enum|InstantiationExpression|ImportEquals|ExternalModule)/;
const typeOnlyTypes: ReadonlySet<string> = new Set(Object.values(T).filter((type) => typeOnly.test(type)));

/** What the walk does with the nodes of one type: looked up once a node. */
interface Kind {
  readonly nodes: TSESTree.Node[];
  /** The list that nodes of several types share. */
  readonly together: TSESTree.Node[] | undefined;
  readonly children: readonly string[];
}

function indexNodes({ sourceCode }: FileFacts): NodeIndex {
  const kinds = new Map<string, Kind>();
  const calls: CallNode[] = [];
  const classes: ClassNode[] = [];
  const functions: FunctionNode[] = [];
  const kindOf = (node: TSESTree.Node): Kind => {
    const together = node.type === T.CallExpression || node.type === T.NewExpression ? calls : isFunction(node) ? functions : isClass(node) ? classes : undefined;
    const kind = { nodes: [], together, children: typeOnlyTypes.has(node.type) ? [] : (sourceCode.visitorKeys[node.type] ?? []) };
    kinds.set(node.type, kind);
    return kind;
  };
  const stack: TSESTree.Node[] = [sourceCode.ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { nodes, together, children } = kinds.get(node.type) ?? kindOf(node);
    nodes.push(node);
    together?.push(node);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = (node as unknown as Record<string, unknown>)[children[i] as string];
      if (Array.isArray(child)) {
        const list: unknown[] = child;
        for (let k = list.length - 1; k >= 0; k--) if (list[k]) stack.push(list[k] as TSESTree.Node);
      } else if (child) stack.push(child as TSESTree.Node);
    }
  }
  const byType = new Map([...kinds].flatMap(([type, { nodes }]) => (typeOnlyTypes.has(type) ? [] : [[type, nodes]])));
  for (const list of [...byType.values(), calls, classes, functions]) putInOrder(list);
  const of = <K extends T>(type: K): NodeOf<K>[] => (byType.get(type) ?? []) as NodeOf<K>[];
  return { calls, classes, functions, members: of(T.MemberExpression), objects: of(T.ObjectExpression), assignments: of(T.AssignmentExpression), returns: of(T.ReturnStatement), awaits: of(T.AwaitExpression), byType };
}

/** By where they begin; of what begins together, what is around comes first. Nearly all lists are so already. */
function putInOrder(nodes: TSESTree.Node[]): void {
  let last = -1;
  for (const { range } of nodes) {
    if (range[0] < last) return void nodes.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
    last = range[0];
  }
}

function depthOf(node: TSESTree.Node): number {
  let depth = 0;
  for (let around = node.parent; around; around = around.parent) depth++;
  return depth;
}

const files = new WeakMap<object, FileFacts>();

/** The facts of a file: one object for all rules that look at the same SourceCode. */
export function fileFacts(sourceCode: Readonly<TSESLint.SourceCode>, filename: string, cwd: string, settings: ReadSettings = readSettings({})): FileFacts {
  let file = files.get(sourceCode);
  if (!file) files.set(sourceCode, (file = new FileFacts(sourceCode, filename, cwd, settings)));
  return file;
}
