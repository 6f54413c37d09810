import type { FileFacts } from '../src/facts/file.ts';
import { planMisuse } from '../src/plans/retention/weak-entries.ts';
import { findingsOf, type Retained } from '../src/retention/report.ts';
import { misuses, type Misuse } from '../src/retention/weakrefs.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-weakref-misuse',
  description: 'disallow weak references that hold their target, lose it at once, or pile up when it is gone',
  recommended: true,
  messages: {
    held: 'This holds {{title}}, so {{title}} is never collected and the registry never calls back.',
    lone: 'Nothing but this WeakRef refers to {{title}}: it is gone with the next garbage collection.',
    kept: 'What the WeakRef gives is stored in {{title}}, which holds it from then on.',
    relied: 'This waits for the garbage collector, which may come late or never: what has to be done needs a call of its own.',
    entries: 'The entries of {{title}} stay when their values are collected: nothing takes them out.',
  },
  detect: (file) => findingsOf(file, 'no-weakref-misuse', misuses(file).map((misuse) => retainedBy(file, misuse))),
});

function retainedBy(file: FileFacts, misuse: Misuse): Retained<unknown> {
  const { kind, node, title, certainty, because } = misuse;
  return { node, messageId: kind, data: { title }, certainty, facts: [{ name: 'because', value: because }], planned: planMisuse(file, misuse) };
}
