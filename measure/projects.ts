/** Projects whose tests run on a machine without a browser, and how. */
export interface Project {
  readonly name: string;
  /** What is rewritten. */
  readonly paths: readonly string[];
  readonly build: readonly string[];
  readonly tests: readonly { readonly command: string; readonly cwd?: string }[];
  readonly typecheck: readonly string[];
}

const packages = ['jsonrpc', 'types', 'textDocument', 'protocol', 'server'];

export const projects: readonly Project[] = [
  {
    name: 'mqttjs',
    paths: ['src'],
    build: [],
    tests: [{ command: 'node -r esbuild-register --test-concurrency 2 --test-timeout 300000 --test-reporter=spec --test test/node/*.ts' }],
    typecheck: ['npx tsc --noEmit -p tsconfig.json'],
  },
  {
    name: 'xterm',
    paths: ['src', 'addons/*/src'],
    build: ['npm run esbuild'],
    // The excluded test measures time.
    tests: [{ command: `node bin/test_unit.js --require=../shim-navigator.cjs "--ignore='**/IIPMetrics.test.js'"` }],
    typecheck: ['npx tsc --noEmit -p src/browser', 'npx tsc --noEmit -p src/headless'],
  },
  {
    name: 'vscode-languageserver-node',
    paths: packages.map((name) => `${name}/src`),
    build: [`npx tsc -b ${packages.join(' ')}`],
    tests: packages.map((cwd) => ({ cwd, command: 'node ../node_modules/mocha/bin/_mocha' })),
    typecheck: [`npx tsc -b --force --pretty false ${packages.join(' ')}`],
  },
];
