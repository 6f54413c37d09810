import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';

/** A node and everything below it, in no order; not what is left out, with all below that. */
export function* descendants(file: FileFacts, root: TSESTree.Node, isLeftOut: (node: TSESTree.Node) => boolean = () => false): Generator<TSESTree.Node> {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isLeftOut(node)) continue;
    yield node;
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, TSESTree.Node | readonly (TSESTree.Node | null)[] | null | undefined>)[key];
      for (const part of Array.isArray(child) ? child : [child]) if (part) stack.push(part as TSESTree.Node);
    }
  }
}

/** Whether a node or something below it passes a test. */
export function contains(file: FileFacts, root: TSESTree.Node, test: (node: TSESTree.Node) => boolean): boolean {
  for (const node of descendants(file, root)) if (test(node)) return true;
  return false;
}
