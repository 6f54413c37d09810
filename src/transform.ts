import { transformWith } from './apply/transform.ts';
import plugin from './index.ts';

/** `transform(rule, file, api, options)`: what the published `codemods/<rule>.js` calls. */
export const transform = transformWith(plugin, process.cwd());
