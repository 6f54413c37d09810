/** An interval that nobody clears, in a class with a teardown of which many are made: found with and without types, with a rewrite. */
export const leak = `export class Poller {
  constructor() {
    setInterval(() => this.tick(), 1000);
  }

  tick() {}

  dispose() {}
}

export function pollers(count) {
  return Array.from({ length: count }, () => new Poller());
}
`;

/** The same with its release: silent. */
export const clean = `export class Poller {
  constructor() {
    this.timer = setInterval(() => this.tick(), 1000);
  }

  tick() {}

  dispose() {
    clearInterval(this.timer);
  }
}
`;

export const typedLeak = leak.replace('tick() {}', 'tick(): void {}').replace('dispose() {}', 'dispose(): void {}').replace('(count)', '(count: number): Poller[]');

/** Only its type says that the result has to be disposed of. */
export const onlyTyped = `interface Ticker {
  subscribe(next: () => void): Disposable;
}

const ticker: Ticker = { subscribe: () => ({ [Symbol.dispose]() {} }) };

export class Clock {
  constructor() {
    ticker.subscribe(() => this.tick());
  }

  tick(): void {}

  dispose(): void {}
}

export const clocks = (count: number): Clock[] => Array.from({ length: count }, () => new Clock());
`;

export const esmConfig = `import memopt from 'eslint-plugin-memopt';

export default [memopt.configs.recommended];
`;

export const untypedConfig = `import memopt from 'eslint-plugin-memopt';
import parser from '@typescript-eslint/parser';

export default [{ files: ['**/*.ts'], languageOptions: { parser }, ...memopt.configs.recommended }];
`;

export const typedConfig = `import memopt from 'eslint-plugin-memopt';
import parser from '@typescript-eslint/parser';

export default [
  { files: ['**/*.ts'], languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  { files: ['**/*.ts'], ...memopt.configs.recommended },
];
`;

export const tsconfig = `{
  "compilerOptions": { "strict": true, "target": "es2023", "module": "nodenext", "lib": ["es2023", "dom", "esnext.disposable"], "types": [], "noEmit": true, "skipLibCheck": true },
  "include": ["**/*.ts"]
}
`;
