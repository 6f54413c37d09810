export class TreeNode {
  readonly children: TreeNode[] = [];

  constructor(
    readonly value: string,
    private parent?: TreeNode,
  ) {
    parent?.children.push(this);
  }

  depth(): number {
    let depth = 0;
    for (let node = this.parent; node; node = node.parent) depth += 1;
    return depth;
  }

  path(): string {
    if (this.parent === undefined) return this.value;
    return `${this.parent.path()}/${this.value}`;
  }

  move(parent: TreeNode): void {
    if (this.parent) this.parent.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = parent;
    parent.children.push(this);
  }
}

const recentlyOpened = new Set<TreeNode>();

export function open(node: TreeNode): void {
  recentlyOpened.add(node);
}
