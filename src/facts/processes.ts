import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { originOf } from './origin.ts';

/** What runs once and ends with its process: scripts, build configurations, commands. */
const oneShot = /(?:^|\/)_?(?:bin|cli|build(?:utils)?|jsdoc|codemods?|migrations?|generators?)\/|(?:^|[/.])(?:[Gg]ulpfile|[Gg]runtfile|config|conf)\.[cm]?[jt]s$/;
/** Of these only what is not below the program's own sources. */
const ofTools = /^(?:(?!app\/|client\/|lib\/|public\/|server\/|src\/|static\/|web\/|www\/)[^/]*\/)*?_?(?:scripts?|tools?|tasks?)\//;

/** Whether the file's program ends with its task: by where it is kept, by its first line, or since it runs itself and says how it went. */
export const isOneShot = (file: FileFacts): boolean => file.once(findOneShot);

const isOneShotPath = (path: string): boolean => oneShot.test(path) || ofTools.test(path.replace(/^\//, ''));

const findOneShot = (file: FileFacts): boolean => isOneShotPath((file.filename.startsWith(file.cwd) ? file.filename.slice(file.cwd.length) : file.filename).replaceAll('\\', '/')) || file.text.startsWith('#!') || (/\brequire\.main\s*===?\s*module\b|\bimport\.meta\.main\b/.test(file.text) && /\bprocess\.exit(?:Code)?\b/.test(file.text) && !/\.listen\(/.test(file.text));

/** Events that only a service worker gets. */
const ofServiceWorker = /^(?:install|activate|fetch|push|notificationclick)$/;

/** Whether the file is part of a service worker, which a browser ends when it has nothing to do: by the type of its scope, or by its events. */
export const isServiceWorker = (file: FileFacts): boolean => file.once(findServiceWorker);

const findServiceWorker = (file: FileFacts): boolean =>
  /\bServiceWorkerGlobalScope\b/.test(file.text) ||
  file.index.calls.some(({ callee, arguments: [event] }) => {
    if (event?.type !== T.Literal || !ofServiceWorker.test(String(event.value))) return false;
    const origin = originOf(file, callee);
    return origin.from === 'global' && origin.path === 'addEventListener';
  });
