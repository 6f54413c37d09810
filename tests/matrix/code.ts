import type { Release, Row } from '../../src/resources/row.ts';
import type { Example } from './rows.ts';

/** The class of an example: it acquires, and its teardown does what is asked. */
export function codeOf({ acquire, before = '', shape = 'field', use = '', sibling, type }: Example, release = ''): string {
  if (shape === 'scoped') return `${before}\nexport async function run() {\n  const handle = ${acquire};\n  ${use || 'console.log(String(handle));'}\n  ${release}\n}\n`;
  if (shape === 'callback') return `${before}\nexport function run() {\n  ${acquire}, (error, handle) => {\n    console.log(error, String(handle));\n    ${release}\n  });\n}\n`;
  const beside = sibling === undefined ? ['', ''] : [`  sibling = ${acquire};\n`, `this.sibling.${sibling}();`];
  const [field, statement] = shape === 'field' ? [`  handle${type === undefined ? '' : `: ${type}`} = ${acquire};\n`, use] : ['', `${acquire};`];
  return `${before}
export class Owner {
  work = () => {};
${field}${beside[0]}  constructor() {
    ${statement}
  }
  again() {
    ${/\bagain\b/.test(acquire) && shape === 'field' ? `this.handle = ${acquire};` : ''}
  }
  async dispose() {
    ${release}${beside[1]}
  }
}
`;
}

/** Each form of release that the row knows, written out: by its name, the statement. */
export function releasesOf(row: Row, { shape, again }: Example): [name: string, code: string][] {
  // What is dropped has no name to be released by.
  if (row.acquire.kind === 'given' && row.acquire.dropped) return [];
  const handle = shape === 'scoped' || shape === 'callback' ? 'handle' : 'this.handle';
  return row.release.flatMap((release) => formsOf(release, handle, again));
}

function formsOf(release: Release, handle: string, again: Example['again']): [string, string][] {
  if (release.by === 'invoke') return [['handle()', `${handle}();`]];
  const receiver = again?.receiver === undefined ? '' : `${again.receiver}.`;
  return release.names.map((name): [string, string] => {
    switch (release.by) {
      case 'call':
        return [`${name}(handle)`, `${name}(${handle});`];
      case 'static':
        return [`${release.object}.${name}(handle)`, `${release.object}.${name}(${handle});`];
      case 'method':
        return [`handle${access(name)}()`, `await ${handle}${access(name)}();`];
      case 'pair':
        return [`${name}(${release.identity.join(', ')})`, `${receiver}${name}(${again?.arguments ?? ''});`];
      case 'receiver':
        return [`${name}()`, `${receiver}${name}();`];
    }
  });
}

const access = (name: string): string => (name.startsWith('[') ? name : `.${name}`);
