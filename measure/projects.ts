/** Projects whose tests run on a machine without a browser, and how. */
export interface Project {
  readonly name: string;
  /** Where it comes from. */
  readonly commit?: string;
  /** Chosen for the number of findings in it; the others before the first run. */
  readonly chosenByFindings?: boolean;
  /** The rules were made in view of it. */
  readonly known?: boolean;
  /** Only these rules. */
  readonly rules?: readonly string[];
  readonly presets: readonly Preset[];
  /** What is rewritten. */
  readonly paths: readonly string[];
  readonly build: readonly string[];
  /** `report`: with these arguments, and a folder behind them, the runner writes the coverage of code that it transforms itself. */
  readonly tests: readonly { readonly command: string; readonly cwd?: string; readonly report?: string }[];
  readonly typecheck: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** everything: `strict` without the thresholds that leave out what is small, so that rewrites are tried on more code. */
export type Preset = 'recommended' | 'strict' | 'everything';

const waste = ['no-array-copy-chain', 'no-accumulating-spread', 'no-redundant-copy', 'no-buffered-read', 'no-chunk-accumulation', 'prefer-generator', 'no-load-all-rows', 'no-unbounded-concurrency', 'prefer-typed-array', 'no-allocation-in-loop', 'consistent-shape', 'no-eager-import'];
const ofLeaks = ['recommended', 'strict'] as const;
const ofWaste = { rules: waste, presets: ['strict', 'everything'] } as const;

const vitestReport = '--coverage.enabled --coverage.reporter=json --coverage.reportsDirectory';
const jestReport = '--coverage --coverageReporters=json --coverageDirectory';

const generators = ['appsync-modelgen-plugin', 'graphql-docs-generator', 'graphql-types-generator', 'graphql-generator'];
const transformers = ['graphql-transformer-core', 'amplify-graphql-transformer-core'];
const besideRewrites = ['config/decrypt', 'config/migrations/custom/extends', 'modules/datasource/docker', ...['bundler', 'cargo', 'cocoapods', 'composer', 'custom', 'fleet', 'leiningen', 'mix', 'nix', 'npm', 'nuget', 'pip-compile', 'pixi', 'pub', 'terragrunt', 'tflint-plugin'].map((name) => `modules/manager/${name}/`), 'modules/platform/azure', 'modules/platform/bitbucket-server', 'modules/platform/github/', 'modules/versioning', 'util/git/', 'util/modules', 'workers/repository'];
const packages = ['jsonrpc', 'types', 'textDocument', 'protocol', 'server'];

export const projects: readonly Project[] = [
  {
    name: 'homebridge',
    commit: 'homebridge/homebridge@50f9154',
    presets: ofLeaks,
    paths: ['src'],
    build: [],
    tests: [{ command: 'node node_modules/jest/bin/jest.js --forceExit' }],
    typecheck: ['npx tsc --noEmit --pretty false -p tsconfig.json'],
  },
  {
    name: 'xterm',
    commit: 'xtermjs/xterm.js@904ae93',
    known: true,
    presets: ofLeaks,
    paths: ['src', 'addons/*/src'],
    build: ['npm run esbuild'],
    // The excluded test measures time.
    tests: [{ command: `node bin/test_unit.js --require=../shim-navigator.cjs "--ignore='**/IIPMetrics.test.js'"` }],
    typecheck: ['npx tsc --noEmit -p src/browser', 'npx tsc --noEmit -p src/headless'],
  },
  {
    name: 'vscode-languageserver-node',
    commit: 'microsoft/vscode-languageserver-node@0da5527',
    known: true,
    presets: ofLeaks,
    paths: packages.map((name) => `${name}/src`),
    build: [`npx tsc -b ${packages.join(' ')}`],
    tests: packages.map((cwd) => ({ cwd, command: 'node ../node_modules/mocha/bin/_mocha' })),
    typecheck: [`npx tsc -b --force --pretty false ${packages.join(' ')}`],
  },
  {
    name: 'playcanvas',
    commit: 'playcanvas/engine@0aaef5e',
    chosenByFindings: true,
    presets: ofLeaks,
    paths: ['src'],
    build: [],
    // Without the native package that draws, tests of what loads images wait until their time is over.
    tests: [{ command: 'npx mocha --ignore "test/assets/scripts/*.js" --ignore "test/bundles/**" --recursive --require test/fixtures.mjs --timeout 10000' }],
    typecheck: ['npx tsc --noEmit --pretty false -p tsconfig.json'],
  },
  {
    name: 'livekit',
    commit: 'livekit/client-sdk-js@9380ed7',
    chosenByFindings: true,
    presets: ofLeaks,
    paths: ['src'],
    build: [],
    tests: [{ command: 'npx vitest run src' }],
    typecheck: ['npx tsc --noEmit --pretty false -p tsconfig.json'],
  },
  {
    ...ofWaste,
    name: 'dependency-cruiser',
    commit: 'sverweij/dependency-cruiser@ea28022',
    paths: ['src', 'bin'],
    build: [],
    tests: [{ command: 'npx mocha' }],
    typecheck: [],
    env: { LANG: 'en_US.UTF-8', NODE_OPTIONS: '--no-warnings', NO_COLOR: '1' },
  },
  {
    ...ofWaste,
    name: 'compromise',
    commit: 'spencermountain/compromise@4a329e6',
    paths: ['src', 'plugins/*/src'],
    build: [],
    tests: [{ command: "npx tape './tests/**/*.test.js'" }, { command: "npx tape './plugins/@(paragraphs|payload|speech|stats|wikipedia)/tests/**/*.test.js'" }],
    typecheck: [],
  },
  {
    ...ofWaste,
    name: 'mathjs',
    commit: 'josdejong/mathjs@f7c10b1',
    paths: ['src'],
    build: [],
    tests: [{ command: 'npx mocha test/unit-tests' }],
    typecheck: [],
  },
  {
    ...ofWaste,
    name: 'typedoc',
    commit: 'TypeStrong/typedoc@6d8c856',
    paths: ['src/lib'],
    build: [],
    tests: [{ command: 'npx tsx --tsconfig=.config/tsconfig.mocha.json node_modules/mocha/bin/mocha.js --config .config/mocha.fast.json --timeout 60000' }],
    typecheck: ['npx tsc --noEmit --pretty false -p src/lib/tsconfig.json'],
  },
  {
    ...ofWaste,
    name: 'hexo',
    commit: 'hexojs/hexo@a16a7e6',
    paths: ['lib'],
    build: [],
    tests: [{ command: "npx mocha 'test/scripts/**/*.ts' --require ts-node/register" }],
    typecheck: ['npx tsc --noEmit --pretty false -p tsconfig.json'],
    env: { FORCE_COLOR: '1' },
  },
  {
    name: 'jscad-modeling',
    commit: 'jscad/OpenJSCAD.org@f245ea3',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: ['src'],
    build: [],
    tests: [{ command: "npx ava 'src/**/*.test.js' --timeout 5m" }],
    typecheck: [],
  },
  {
    name: 'vega-lite',
    commit: 'vega/vega-lite@4c03edb',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: ['src'],
    build: [],
    tests: [{ command: 'npx vitest run test/ --project unit', report: vitestReport }],
    typecheck: ['npx tsc --noEmit --pretty false'],
    env: { TZ: 'America/Los_Angeles' },
  },
  {
    name: 'tsoa',
    commit: 'lukeautry/tsoa@f0f9aa7',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: ['packages/cli/src', 'packages/runtime/src'],
    build: ['npx tsc -b packages/runtime packages/cli', 'cd tests && npx ts-node --require=tsconfig-paths/register ./prepare.ts'],
    tests: [{ cwd: 'tests', command: 'npx mocha --timeout 60000 "**/*.spec.ts"' }],
    typecheck: ['npx tsc -b --force --pretty false packages/runtime packages/cli'],
    env: { NODE_ENV: 'tsoa_test' },
  },
  {
    name: 'addons-linter',
    commit: 'mozilla/addons-linter@5b505db',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: ['src'],
    build: ['npm run build'],
    // Without the tests that take the network.
    tests: [{ command: "npx jest '^((?!test.dispensary).)*$' --maxWorkers=2 --testTimeout=60000", report: jestReport }],
    typecheck: [],
  },
  {
    name: 'ts-json-schema-generator',
    commit: 'vega/ts-json-schema-generator@d3b0591',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: ['src'],
    build: [],
    tests: [{ command: 'npx jest test/ --maxWorkers=2 --testTimeout=60000', report: jestReport }],
    typecheck: ['npx tsc --noEmit --pretty false'],
    // What its script test:fast sets.
    env: { FAST_TEST: '1' },
  },
  {
    name: 'federation',
    commit: 'apollographql/federation@8200b15',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: ['internals-js/src', 'query-graphs-js/src'],
    build: ['npx tsc -b internals-js query-graphs-js federation-integration-testsuite-js'],
    tests: [{ command: 'npx jest --maxWorkers=2 --testTimeout=60000 --selectProjects @apollo/federation-internals @apollo/query-graphs', report: jestReport }],
    typecheck: ['npx tsc -b --force --pretty false internals-js query-graphs-js'],
  },
  {
    name: 'amplify-codegen',
    commit: 'aws-amplify/amplify-codegen@9e11644',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: generators.map((name) => `packages/${name}/src`),
    build: generators.map((name) => `npx tsc -p packages/${name}`),
    tests: generators.map((name) => ({ cwd: `packages/${name}`, command: 'npx jest --maxWorkers=2 --testTimeout=60000', report: jestReport })),
    typecheck: generators.map((name) => `npx tsc --noEmit --pretty false -p packages/${name}`),
  },
  {
    name: 'orval',
    commit: 'orval-labs/orval@1416404',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: ['packages'],
    build: [],
    tests: [{ command: 'npx vitest run --maxWorkers=2 --testTimeout=60000', report: vitestReport }],
    typecheck: ['core', 'effect', 'fetch', 'hono', 'mock', 'orval', 'query', 'zod'].map((name) => `npx tsc --noEmit --pretty false -p packages/${name}`),
  },
  {
    name: 'amplify-category-api',
    commit: 'aws-amplify/amplify-category-api@2f81117',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: transformers.map((name) => `packages/${name}/src`),
    build: [],
    // Of the other packages, those that these two need; one file of tests takes another one.
    tests: transformers.map((name) => ({ cwd: `packages/${name}`, command: 'npx jest --maxWorkers=2 --testTimeout=60000', report: jestReport })),
    typecheck: transformers.map((name) => `npx tsc --noEmit --pretty false -p packages/${name}`),
  },
  {
    name: 'renovate',
    commit: 'renovatebot/renovate@24bf3eb',
    rules: waste,
    chosenByFindings: true,
    presets: ['strict'],
    paths: ['lib'],
    build: [],
    // Those beside what is rewritten.
    tests: [{ command: `npx vitest run --maxWorkers=2 --testTimeout=60000 ${besideRewrites.map((name) => `lib/${name}`).join(' ')}`, report: vitestReport }],
    typecheck: ['npx tsc --noEmit --pretty false'],
    env: { GIT_ALLOW_PROTOCOL: 'file', LOG_LEVEL: 'fatal' },
  },
];
