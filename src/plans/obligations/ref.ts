import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Leak } from '../../obligations/leak.ts';
import { statementIn } from './ends/effect.ts';
import { isTypeScript } from '../../facts/language.ts';
import { optionalTypeOf } from './declarations.ts';
import { freeVariable } from '../names.ts';
import type { Declaration } from './plan.ts';
import { reactName } from './react.ts';
import { refuse } from '../refusal.ts';

/** A ref for what a component acquires in its handlers: `const timerRef = useRef<… | undefined>(undefined);`, or with a value of its own. */
export function refOf(file: FileFacts, { acquisition, life }: Leak, sites: readonly TSESTree.Node[], wanted: readonly string[], value?: string): { name: string; declare: Declaration } {
  const body = life.fn?.body ?? life.node;
  const [first] = sites.map((site) => statementIn(body, site) ?? refuse('the component has no statement of its own here', site)).sort((a, b) => a.range[0] - b.range[0]) as [TSESTree.Node];
  const name = freeVariable(file, wanted.map((part) => `${part}Ref`));
  const { name: hook, add } = reactName(file, 'useRef');
  const given = value ?? (isTypeScript(file) ? `<${optionalTypeOf(file, acquisition)}>(undefined)` : '()');
  return { name: `${name}.current`, declare: { of: 'variable', text: `const ${name} = ${hook}${given};`, before: first.range, ...(add ? { add } : {}) } };
}
