import type { FileFacts } from '../../../facts/file.ts';
import type { Leak } from '../../../obligations/leak.ts';
import { refuse } from '../../refusal.ts';
import { effectEnding } from './effect.ts';
import type { Ending } from './ending.ts';
import { instanceEnding } from './instance.ts';
import { renderEnding } from './render.ts';
import { responseEnding } from './response.ts';
import { registeredEnding } from './setup.ts';
import { endIn } from './teardown.ts';

export type { Ending } from './ending.ts';

/** Where the release of a leak goes: the end of the life that acquired. */
export function endingOf(file: FileFacts, leak: Leak): Ending {
  const { life } = leak;
  switch (life.kind) {
    case 'effect':
      return life.effect?.cleanup === 'return' && life.fn ? effectEnding(file, leak, life.fn) : registeredEnding(file, leak);
    case 'setup':
      return registeredEnding(file, leak);
    case 'instance':
      return life.instance ? instanceEnding(file, leak, life.instance) : refuse('no class is known here', life.node);
    case 'closure': {
      const [teardown] = life.teardowns;
      if (!teardown || !life.fn) return refuse('nothing that this function returns ends it', life.node);
      return { end: endIn(file, teardown.fn, leak.slots), place: teardown.fn, scope: life.fn.body, when: teardown.name === 'the returned function' ? 'in the returned function' : `in \`${teardown.name}()\`` };
    }
    case 'render':
      return renderEnding(file, leak);
    case 'request':
      // What stands behind a loop is not reached while the loop waits.
      return leak.acquisition.row.rule === 'no-abandoned-iterator' ? refuse('a handler runs again and again, and nothing tells its end', life.node) : responseEnding(file, leak);
    case 'function':
    case 'module':
      return refuse('nothing tells when this function is done with it', life.node);
  }
}
