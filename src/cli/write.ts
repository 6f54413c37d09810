import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Source } from './read.ts';

/**
 * Writes the file whole or not at all: beside it, then renamed over it, with its mode kept. Links stay links.
 * @throws {Error} with a message for people; the file is then as it was.
 */
export async function writeSource(file: string, { bytes, bom }: Source, text: string): Promise<void> {
  const target = await realpath(file);
  const { mode, uid, gid } = await stat(target);
  if ((mode & 0o222) === 0) throw new Error('it is read-only');
  if (!bytes.equals(await readFile(target))) throw new Error('it was changed by something else meanwhile; run the command again');
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.memopt-${process.pid}`);
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
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
