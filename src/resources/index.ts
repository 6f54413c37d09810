import { angular } from './angular.ts';
import { clients } from './clients.ts';
import { contracts } from './contracts.ts';
import { dom } from './dom.ts';
import { iterators } from './iterators.ts';
import { libraries } from './libraries.ts';
import { node } from './node.ts';
import { owned } from './owned.ts';
import type { Row } from './row.ts';
import { subscriptions } from './subscriptions.ts';
import { timers } from './timers.ts';
import { undoers } from './undoers.ts';
import { vscode } from './vscode.ts';

/** THE TABLE: what acquires, what releases it, on what type. */
export const resources: readonly Row[] = [...timers, ...iterators, ...undoers, ...dom, ...node, ...clients, ...vscode, ...subscriptions, ...angular, ...libraries, ...owned, ...contracts];
