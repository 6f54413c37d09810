import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { resources } from '../../resources/index.ts';
import { comesFrom } from '../acquired/acquisitions.ts';

/** `clearInterval`, `URL.revokeObjectURL`: a function of the table that releases the handle that it is given. */
export function isReleasingFunction(file: FileFacts, callee: TSESTree.Node): boolean {
  const origin = originOf(file, callee);
  return [...resources, ...file.settings.resources].some(({ release }) =>
    release.some((form) => (form.by === 'call' ? comesFrom(origin, form.names, form.from) : form.by === 'static' && origin.from === 'global' && form.names.some((name) => origin.path === `${form.object}.${name}`))),
  );
}
