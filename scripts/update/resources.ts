import { writeFileSync } from 'node:fs';

import type { Acquire, Release, Row } from '../../src/resources/row.ts';
import { matrix } from '../../tests/matrix/matrix.ts';

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const subjectOf = (on: string | { readonly name: string | readonly string[] }): string => (typeof on === 'string' ? on : [on.name].flat().join(', '));

function acquires(acquire: Acquire): string {
  switch (acquire.kind) {
    case 'call':
      return acquire.names.map((name) => code(`${name}()`)).join(', ');
    case 'new':
      return acquire.names.map((name) => code(`new ${name}()`)).join(', ');
    case 'static':
      return acquire.names.map((name) => code(`${acquire.object}.${name}()`)).join(', ');
    case 'method':
      return `${acquire.names.map((name) => code(`.${name}()`)).join(', ')} of ${subjectOf(acquire.on)}`;
    case 'helper':
      return `${acquire.names.map((name) => code(`${name}(target, …)`)).join(', ')} with ${acquire.on}`;
    case 'made':
      return `${code('new X()')} in a field, where X has ${acquire.members.map((names) => names.map(code).join(' or ')).join(' and ')}`;
    case 'kept':
      return `a call's result in a field that is declared as ${code(acquire.type.source)}${acquire.package === undefined ? '' : ` of ${code(acquire.package)}`}`;
    case 'given':
      return `${acquire.dropped ? 'a dropped' : 'a used up'} result with ${code(acquire.member)}${acquire.bySibling ? ', where the file keeps another' : ''}`;
    case 'generator':
      return `${acquire.async ? 'an asynchronous' : 'a'} generator of the file that releases something in \`finally\``;
    case 'result':
      return `a call whose result is a ${acquire.of}`;
  }
}

const release = (form: Release): string => (form.by === 'invoke' ? code('handle()') : form.names.map((name) => code(form.by === 'static' ? `${form.object}.${name}` : name)).join(', '));

const modulesOf = ({ acquire }: Row): string => ('from' in acquire ? [...(acquire.from.global ? ['global'] : []), ...(acquire.from.modules ?? []).map(code)].join(', ') : '');

/** `docs/resources.md`: the table of resources, and what the example of each row shows. */
export function writeResources(): void {
  const lines = matrix().map(({ row, ...cells }) => [
    code(row.id),
    row.rule,
    acquires(row.acquire),
    modulesOf(row),
    row.release.map(release).join(', '),
    row.finite?.join(', ') ?? '',
    cells.typed,
    cells.untyped,
    cells.lookAlike,
    cells.releases,
    cells.finite,
    cells.rewrite,
  ]);
  const head = ['row', 'rule', 'acquires', 'from', 'releases', 'ends by itself', 'with types', 'without types', 'look-alike', 'each release', 'each end', 'rewrite'];
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.map((cell) => cell || '—').join(' | ')} |`);
  writeFileSync(
    'docs/resources.md',
    `# The table of resources

<!-- Written by npm run update from src/resources and tests/matrix. -->

Every acquisition that the rules know: what acquires, what releases it, and what makes it end by itself. The columns from "with types" on are what the row's example shows in the tests: it is found in a class whose teardown forgets it, with types and without; the same code with local functions and classes of the same names is silent; so is each form of release in the teardown, and each way in which it ends by itself. The last column is what the codemod does with the example.

Rows of your own go into [settings](settings.md#resources).

${table.join('\n')}
`,
  );
}
