import type { FileFacts } from '../src/facts/file.ts';
import { planCaptured, planEntered } from '../src/plans/retention/context.ts';
import { capturedStores, type Captured } from '../src/retention/captured-stores.ts';
import { enteredStores, type Entered } from '../src/retention/contexts.ts';
import { findingsOf, type Retained } from '../src/retention/report.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-unbounded-context',
  description: 'disallow stores of AsyncLocalStorage that outlive what they were made for',
  recommended: true,
  messages: {
    entered: 'The store that {{by}} enters has no end: what runs after it sees `{{storage}}` with this store, and what is started then keeps it.',
    captured: 'This {{what}} is started within `{{storage}}.run`: {{place}} keeps the store of that run, and its callback sees it, as long as the program runs.',
  },
  detect: (file) => findingsOf<unknown>(file, 'no-unbounded-context', [...enteredStores(file).map((entered) => enteredBy(file, entered)), ...capturedStores(file).map((captured) => capturedBy(file, captured))]),
});

function enteredBy(file: FileFacts, entered: Entered): Retained<unknown> {
  const { call, storage, by, because, certainty } = entered;
  return { node: call, messageId: 'entered', data: { by, storage: file.textOf(storage) }, certainty, facts: [{ name: 'because', value: because }], planned: planEntered(file, entered) };
}

function capturedBy(file: FileFacts, captured: Captured): Retained<unknown> {
  const { acquisition, place, run, certainty } = captured;
  return {
    node: acquisition.node,
    messageId: 'captured',
    data: { what: acquisition.row.what, storage: file.textOf(run.storage), place: place.title },
    certainty,
    facts: [{ name: 'run', value: file.textOf(run.call.callee), range: run.call.range }],
    planned: planCaptured(file, captured),
  };
}
