import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { CallNode } from '../../facts/syntax.ts';

/** What comes at a source's own end, and what comes once in its life: who waits for it goes with the source. */
const lasts = /^(?:end|close|finish|error|exit|disconnect|ended|closed|finished|terminated|terminate|abort|aborted|destroy|destroyed|dispose|disposed|failed|done|complete|completed|load|loaded|loadend|DOMContentLoaded|ready|open|opened|listening|connect|connected|init|initialized|spawn|online|unload|remove|removed|transitionend|animationend)$/i;

/** Whether the event of a listener comes once in the life of its source, as far as its name tells. */
export const comesOnce = ({ arguments: [event] }: CallNode): boolean => event?.type === T.Literal && lasts.test(String(event.value).replace(/^.*[:.]/, ''));

/** What a socket, a process, a connection says at its own end. */
export const isOwnEnd = (event: string): boolean => /^(?:end|close|closed|finish|exit|disconnect|disconnected|destroy|destroyed|dispose|disposed|terminated)$/.test(event);

/** Events of the program's or the page's own end and of its faults: who listens to them is there as long as the program. */
const programEvents = /^(?:SIG[A-Z]+|exit|beforeExit|uncaughtException\w*|unhandledRejection|rejectionHandled|beforeunload|unload|pagehide|pageshow|unhandledrejection|rejectionhandled)$/;

export const isOfProgram = ({ arguments: [event] }: CallNode): boolean => event?.type === T.Literal && programEvents.test(String(event.value));

/** What elements tell of their user and of their layout. */
const userEvents = /^(?:(?:dbl|aux)?click|contextmenu|(?:mouse|pointer|touch|key|drag|gesture|composition|animation|transition|focus|selection|fullscreen|gotpointer|lostpointer|before|scroll|select|webkit)[a-zA-Z]*|drag|drop|input|change|wheel|mousewheel|DOMMouseScroll|resize|blur|submit|reset|cut|copy|paste|toggle|invalid|slotchange|show|hide|cancel|error)$/;

/** Whether a listener is for an event of an element's user; one that cannot be read may be. */
export const isOfUser = ({ arguments: [event] }: CallNode): boolean => event?.type !== T.Literal || userEvents.test(String(event.value));
