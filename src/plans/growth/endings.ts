import { releaseNames } from '../../resources/owned.ts';

/** What ends a thing that an entry holds. */
export const endings = [...releaseNames, 'teardown', 'tearDown', 'shutdown', 'kill', 'disconnect', 'unsubscribe', 'abort', 'remove'];
