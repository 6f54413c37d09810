import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';

/** A node and everything below it, in no order; not what is left out, with all below that. */
export function* descendants(file: FileFacts, root: TSESTree.Node, isLeftOut: (node: TSESTree.Node) => boolean = () => false): Generator<TSESTree.Node> {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isLeftOut(node)) continue;
    yield node;
    pushChildren(file, node, stack);
  }
}

function pushChildren({ sourceCode }: FileFacts, node: TSESTree.Node, stack: TSESTree.Node[]): void {
  for (const key of sourceCode.visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, TSESTree.Node | readonly (TSESTree.Node | null)[] | null | undefined>)[key];
    if (Array.isArray(child)) for (const part of child as readonly (TSESTree.Node | null)[]) if (part) stack.push(part);
    if (child && !Array.isArray(child)) stack.push(child as TSESTree.Node);
  }
}

/** Whether a node or something below it passes a test. */
export function contains(file: FileFacts, root: TSESTree.Node, test: (node: TSESTree.Node) => boolean): boolean {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (test(node)) return true;
    pushChildren(file, node, stack);
  }
  return false;
}
