/** The plugin without any threshold: every waste that can be rewritten is, worth it or not, so that the rewrites are tried on much code. */
import path from 'node:path';

import { build } from 'esbuild';

import { fromRoot } from './results.ts';

/** Two arrays are enough for a loop, and nothing is small. */
const thresholds: Readonly<Record<string, string>> = {
  'src/waste/worth.ts': 'export const enoughCopies = 2;',
  'src/facts/size.ts': `
    import * as real from ${JSON.stringify(`${fromRoot('src/facts/size.ts')}?`)};
    export const sizeOf = (...asked) => (real.sizeOf(...asked) === 'large' ? 'large' : 'open');`,
};

/** Builds it, and answers with its file. */
export async function pluginForEverything(): Promise<string> {
  const outfile = fromRoot('.cache/measure/everything/index.js');
  await build({
    entryPoints: [fromRoot('src/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [
      {
        name: 'thresholds',
        setup: (bundle) => {
          bundle.onResolve({ filter: /\.ts\?$/ }, ({ path: asked }) => ({ path: asked.slice(0, -1), namespace: 'file', suffix: '?' }));
          bundle.onLoad({ filter: /\/(?:worth|size)\.ts$/ }, ({ path: file, suffix }) => {
            const contents = suffix === '' ? thresholds[path.relative(fromRoot('.'), file).replaceAll('\\', '/')] : undefined;
            return contents === undefined ? undefined : { contents, loader: 'js', resolveDir: path.dirname(file) };
          });
        },
      },
    ],
  });
  return outfile;
}
