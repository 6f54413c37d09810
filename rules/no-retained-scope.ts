import type { FileFacts } from '../src/facts/file.ts';
import { planClearSlot } from '../src/plans/retention/clear-slot.ts';
import { planEmpty } from '../src/plans/retention/empty.ts';
import { planForget } from '../src/plans/retention/forget.ts';
import { planTakeOff } from '../src/plans/retention/take-off.ts';
import { planScope } from '../src/plans/retention/part-scope.ts';
import { planRename } from '../src/plans/retention/rename.ts';
import { planLetGoOfElement } from '../src/plans/retention/let-go-of-element.ts';
import { consumedSlots, type ConsumedSlot } from '../src/retention/consumed-slots.ts';
import { detachedElements, type DetachedElement } from '../src/retention/detached-elements.ts';
import { lastInstances, type LastInstance } from '../src/retention/last-instances.ts';
import { leftElements, type LeftElement } from '../src/retention/left-elements.ts';
import { misnamedResets, type MisnamedReset } from '../src/retention/misnamed-resets.ts';
import { removedElements, type RemovedElements } from '../src/retention/removed-elements.ts';
import { findingsOf, type Retained } from '../src/retention/report.ts';
import { keptScopes, partOf, type KeptScope } from '../src/retention/shared-scopes.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-retained-scope',
  description: 'disallow closures, variables and static fields that keep what nobody uses any more',
  recommended: true,
  fixes: true,
  messages: {
    sibling: '{{name}}, {{bulk}}, stays as long as the closure {{how}} in line {{line}}, which does not use it: closures of one scope share what any of them uses.',
    part: 'The closure {{how}} keeps all of {{name}}, {{bulk}}, and reads `{{part}}` only.',
    removed: '{{place}} goes on holding the elements that are taken out of the document here: nothing takes them out of it.',
    detached: '{{place}} goes on holding the element that is taken out of the document here, until the next one is made.',
    misnamed: '`{{name}}` holds nothing, so this empties nothing: `{{meant}}` goes on holding what it was given.',
    consumed: 'What is handed out here stays in {{place}} until the queue begins anew: only the place where it begins moves on.',
    left: 'This element stays on the page, with all that its listeners reach, when {{class}} has ended: nothing removes it.',
    instance: '{{place}} keeps the last {{class}} alive when it has ended: nothing takes it out.',
  },
  detect: (file) => findingsOf(file, 'no-retained-scope', retained(file)),
});

const retained = (file: FileFacts): Retained<unknown>[] => [
  ...keptScopes(file).map((kept) => ofScope(file, kept)),
  ...file.once(removedElements).map((removed) => ofRemoved(file, removed)),
  ...detachedElements(file).map((detached) => ofDetached(file, detached)),
  ...consumedSlots(file).map((slot) => ofConsumed(file, slot)),
  ...misnamedResets(file).map(ofMisnamed),
  ...lastInstances(file).map((last) => ofInstance(file, last)),
  ...leftElements(file).map((left) => ofLeft(file, left)),
];

const titles: Readonly<Record<KeptScope['bulk'], string>> = { text: 'a large text', buffer: 'a large Buffer', bytes: 'a large typed array', data: 'what is parsed of a large text', response: 'a response with its body', array: 'an array of very many', chunks: 'the pieces of a large Buffer', element: 'an element that is taken out of the document' };

function ofScope(file: FileFacts, kept: KeptScope): Retained<unknown> {
  const { by, variable, declarator, bulk, closure, keeper, captures, certainty } = kept;
  const [use] = captures as [KeptScope['captures'][0]];
  return {
    node: declarator.id,
    messageId: by,
    data: { name: `\`${variable.name}\``, bulk: titles[bulk], how: keeper.how, line: String(closure.loc.start.line), part: file.textOf(partOf(variable, use, bulk) ?? use.parent) },
    certainty,
    facts: [
      { name: 'big', value: `${variable.name}: ${titles[bulk]}`, range: declarator.range },
      { name: 'closure', value: `kept ${keeper.how} (${keeper.life})`, range: closure.range },
      { name: 'captured', value: `${variable.name} in a function`, range: use.range },
    ],
    planned: planScope(file, kept),
  };
}

function ofRemoved(file: FileFacts, removed: RemovedElements): Retained<unknown> {
  const { call, place, added, certainty } = removed;
  return {
    node: call,
    messageId: 'removed',
    data: { place: place.title },
    certainty,
    facts: [
      { name: 'place', value: `${place.title} (${place.life})`, range: removed.list.range },
      { name: 'added', value: `another ${added.as} each time`, range: added.node.range },
    ],
    planned: planEmpty(file, removed),
  };
}

function ofDetached(file: FileFacts, detached: DetachedElement): Retained<unknown> {
  const { call, place, element, made: [first] } = detached;
  return {
    node: call,
    messageId: 'detached',
    data: { place: place.title },
    // One element, whichever came last.
    certainty: 'likely',
    facts: [
      { name: 'place', value: `${place.title} (${place.life})`, range: element.range },
      ...(first ? [{ name: 'next', value: 'each one is made anew', range: first.range }] : []),
    ],
    planned: planLetGoOfElement(file, detached),
  };
}

function ofConsumed(file: FileFacts, slot: ConsumedSlot): Retained<unknown> {
  const { read, list } = slot;
  return { node: read, messageId: 'consumed', data: { place: list.title }, certainty: 'certain', facts: [{ name: 'queue', value: `others add to ${list.title}, and its beginning is set back`, range: read.object.range }], planned: planClearSlot(file, slot) };
}

function ofMisnamed(reset: MisnamedReset): Retained<unknown> {
  const { node, name, meant, held } = reset;
  return { node, messageId: 'misnamed', data: { name, meant }, certainty: 'certain', facts: [{ name: 'held', value: `${meant} is given something, and never emptied`, range: held.range }], planned: planRename(reset) };
}

function ofLeft(file: FileFacts, left: LeftElement): Retained<unknown> {
  const { call, life, element, certainty } = left;
  const [end] = life.teardowns;
  return {
    node: call,
    messageId: 'left',
    data: { class: life.title },
    certainty,
    facts: [
      { name: 'element', value: `${file.textOf(element)}, made by ${life.title}`, range: element.range },
      { name: 'end', value: end ? `${life.title} ends in ${end.name}` : `nothing tells when ${life.title} ends`, ...(end ? { range: end.fn.range } : {}) },
    ],
    planned: planTakeOff(file, left),
  };
}

function ofInstance(file: FileFacts, last: LastInstance): Retained<unknown> {
  const { node, place, life } = last;
  const [end] = life.teardowns;
  return {
    node,
    messageId: 'instance',
    data: { place: place.title, class: life.title },
    // It holds one of them, whichever came last.
    certainty: 'likely',
    facts: [
      { name: 'place', value: `${place.title}, which lives as long as the program`, range: node.left.range },
      { name: 'end', value: end ? `${life.title} ends in ${end.name}` : `a framework ends ${life.title}`, ...(end ? { range: end.fn.range } : {}) },
    ],
    planned: planForget(file, last),
  };
}
