import type { Edit } from '../../finding.ts';
import type { PassPlan } from '../../plans/waste/pass-on.ts';
import type { RewriteSource } from '../source.ts';
import { bind } from './bindings.ts';
import { direct } from './direct.ts';
import { helperAtEnd } from './helper.ts';
import { removedAll } from './removals.ts';

/** Lets a stream bring what was read as a whole. */
export function passOn({ read, node, by, imports, dropped, helper }: PassPlan, source: RewriteSource): Edit[] {
  source.node(read, 'CallExpression');
  return [
    ...bind(source, imports),
    ...removedAll(source, dropped.map((range) => source.node(range, 'VariableDeclaration').range)),
    ...direct({ node, by }, source),
    ...(helper?.code ? [helperAtEnd(source, helper.code)] : []),
  ];
}
