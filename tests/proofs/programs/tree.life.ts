import { collected } from '../instance.ts';
import { open, TreeNode } from './tree.ts';

function build(): TreeNode {
  const root = new TreeNode('root');
  for (let i = 0; i < 10_000; i += 1) {
    const child = new TreeNode(`child ${i}`, root);
    for (let k = 0; k < 100; k += 1) new TreeNode(`leaf ${k}`, child);
  }
  return root;
}

async function used(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) await collected();
  return process.memoryUsage().heapUsed;
}

/** What still works while the tree is held; `kept` is opened, if anything. */
function use(root: TreeNode, kept: TreeNode | undefined): unknown {
  if (kept) open(kept);
  const moved = root.children[0]?.children[0] as TreeNode;
  moved.move(root.children[1] as TreeNode);
  return { depth: kept?.depth(), path: kept?.path(), moved: [moved.path(), root.children[0]?.children.length, root.children[1]?.children.length], root: root.depth() };
}

/** Opens one leaf or none, and drops the tree. */
export async function measure(opens: boolean): Promise<void> {
  const empty = await used();
  let root: TreeNode | undefined = build();
  const leaf = opens ? root.children[5_000]?.children[50] : undefined;
  const held = use(root, leaf);
  const full = await used();
  root = undefined;
  const dropped = await used();
  process.stdout.write(JSON.stringify({ held, freed: (full - dropped) / (full - empty), leaf: leaf?.value, depth: leaf?.depth() }));
}
