import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { originOf } from './origin.ts';
import { standsInRoot } from './root-template.ts';
import { keyName, type ClassNode } from './syntax.ts';

/** A property of what `@Component({ … })` or `@Directive({ … })` of Angular says of a class. */
export function metadataOf(file: FileFacts, owner: ClassNode, name: string): TSESTree.Node | undefined {
  // ESLint's own parser gives classes no decorators.
  for (const { expression } of (owner.decorators as typeof owner.decorators | undefined) ?? []) {
    if (expression.type !== T.CallExpression) continue;
    const origin = originOf(file, expression.callee);
    const [metadata] = expression.arguments;
    if (origin.from !== 'import' || origin.module !== '@angular/core' || metadata?.type !== T.ObjectExpression) continue;
    for (const property of metadata.properties) if (property.type === T.Property && keyName(property.key, property.computed) === name) return property.value;
  }
  return undefined;
}

/** What is called so, as Angular's style guide asks for, may be there once for the application. */
export const isServiceName = /(?:Service|Store|Facade|Repository)$/;

/** The component that an application starts with lives as long as it, and so does what stands in its template: Angular's own command calls it `<prefix>-root`, in `app.component.ts`. */
export function isRootComponent(file: FileFacts, owner: ClassNode): boolean {
  const selector = selectorOf(file, owner);
  return (selector !== undefined && (/(?:^|-)root$/.test(selector) || standsInRoot(file.filename, [selector]))) || (/^App(?:Component)?$/.test(owner.id?.name ?? '') && /(?:^|[\\/])app(?:\.component)?\.ts$/.test(file.filename));
}

function selectorOf(file: FileFacts, owner: ClassNode): string | undefined {
  const selector = metadataOf(file, owner, 'selector');
  return selector?.type === T.Literal && typeof selector.value === 'string' ? selector.value : undefined;
}
