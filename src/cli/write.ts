import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Source } from './read.ts';

/** A file that stands written beside the one that it will replace. */
export interface Staged {
  readonly commit: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/**
 * Writes the new text beside the file, with its mode kept; `commit` renames it over the file, whole or not at all. Links
 * stay links.
 * @throws {Error} with a message for people; nothing is then left.
 */
export async function stage(file: string, { bytes, bom }: Source, text: string): Promise<Staged> {
  const target = await realpath(file);
  const { mode, uid, gid } = await stat(target);
  if ((mode & 0o222) === 0) throw new Error('it is read-only');
  if (!bytes.equals(await readFile(target))) throw new Error('it was changed by something else meanwhile; run the command again');
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.memopt-${process.pid}`);
  const discard = (): Promise<void> => rm(temporary, { force: true });
  const handle = await open(temporary, 'wx', mode);
  try {
    try {
      await handle.writeFile(bom + text);
      await handle.chmod(mode);
      // Run as root in somebody's checkout, the file stays theirs.
      if (process.getuid?.() === 0) await handle.chown(uid, gid);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await discard();
    throw error;
  }
  return { commit: () => rename(temporary, target), discard };
}
