import { defineConfig, type UserConfig } from 'tsdown';

const shared: UserConfig = {
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  deps: { skipNodeModulesBundle: true },
  checks: { pluginTimings: false },
};

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/transform.ts'],
    outDir: 'dist/plugin',
    dts: true,
  },
  {
    ...shared,
    entry: ['src/cli/main.ts'],
    outDir: 'dist/command',
    dts: false,
    // The command is a package of its own: it loads the plugin by name, as the user's config does.
    plugins: [
      {
        name: 'plugin-by-name',
        resolveId: (id) => (/\.\.\/index\.ts$/.test(id) ? { id: 'eslint-plugin-memopt', external: true } : undefined),
      },
    ],
  },
]);
