import { describe, expect, it } from 'vitest';

import { fixtures, found, lint } from './fixtures.ts';
import { shadowed } from './shadow.ts';

// Arrays and objects need no global. Links between instances, an override without `super` and a clean-up that nobody calls are matters of the file's own classes.
const acquired = (name: string): boolean => !['no-partial-release/superless', 'no-strong-back-reference/kept', 'no-strong-back-reference/linked', 'no-retained-scope/instance', 'no-retained-scope/misnamed', 'no-retained-scope/consumed', 'no-mismatched-release/uncalledCleanup', 'no-unbounded-collection/filled', 'no-unbounded-collection/piled', 'no-unbounded-memoize/filled'].includes(name);

/** Waste of what the language itself makes: arrays, objects, strings. */
const isOfTheLanguage = (name: string): boolean => /^no-(?:array-copy-chain|accumulating-spread|redundant-copy)\/|^(?:no-allocation-in-loop\/hidden|consistent-shape\/(?:closure|deleted)|prefer-generator\/(?:collected|early))$/.test(name);

/** What is acquired here is told by its own use or type in the file: by what is released or collected beside it, or by an event and a handler. No global and no import says so, and none is left to be shadowed. */
const toldByUse: ReadonlySet<string> = new Set([
  'codemod no-abandoned-iterator/generator',
  'codemod no-leaked-listener/abort',
  'codemod no-leaked-listener/abort-only',
  'codemod no-leaked-listener/alternatives',
  'codemod no-leaked-listener/context',
  'codemod no-leaked-listener/field-beside',
  'codemod no-leaked-listener/held',
  'codemod no-leaked-listener/piled',
  'codemod no-leaked-listener/restarted',
  'codemod no-mismatched-release/unassigned',
  'codemod no-mismatched-release/unassigned-several',
  'no-mismatched-release: a field that nothing fills, beside what ends by itself',
  'no-partial-release: what a function of this file gives, beside what the end calls',
  'no-mismatched-release: the document of an element, which mostly is the document',
  'codemod no-partial-release/alternatives',
  'codemod no-partial-release/beside-others',
  'codemod no-partial-release/departed',
  'codemod no-partial-release/forgotten-key',
  'codemod no-partial-release/own-objects',
  'codemod no-partial-release/replaced',
  'codemod no-partial-release/skipped',
  'codemod no-unreleased-resource/disposable',
  'codemod no-unreleased-resource/replaced-only',
  'no-leaked-subscription: results that promise to be disposed of, and are dropped',
  'no-leaked-subscription: a listener of the page that a helper adds, and that nothing undoes',
  'no-partial-release: what promises to be disposed of, and is not where something throws',
  'no-unreleased-resource: what promises to be disposed of, and is',
  'no-unreleased-resource: what promises to be disposed of by its class',
  'no-unreleased-resource: what promises to be disposed of by the declared result',
  'no-abandoned-iterator: a generator that counts at its end',
  'no-abandoned-iterator: a generator that is left in a loop',
  'no-abandoned-iterator: a generator',
  'no-abandoned-iterator: an asynchronous generator',
  'codemod no-leaked-subscription/vacant',
  'no-leaked-listener: a function that two events call adds to one bus each time',
  'no-leaked-listener: events by the id of who listens, which the source has for each of many',
  'no-leaked-listener: what was found or made is listened to each time',
  'no-leaked-listener: an adder that hands on to its base',
  'no-leaked-observer: a new one for each call, only the last disconnected',
  'no-leaked-subscription: a collector of a call that nothing ends',
  'no-leaked-subscription: a field declared as disposable, disposed only to be set again',
  'no-leaked-subscription: a subscription by its name, to what was handed in',
  'no-leaked-subscription: ended only before it is made again',
  'no-partial-release: a key beside one that the end hands back',
  'codemod no-leaked-listener/taken-back',
  'codemod no-partial-release/given-back-undo',
  'codemod no-partial-release/refilled',
  'no-partial-release: for an element, beside a source that may have been made with it',
  'codemod no-partial-release/taken-back-by-name',
  'no-leaked-listener: an entry that is taken back when it is hidden, and not at the end',
  'no-leaked-subscription: a subscription of each event, in a collector that only the end empties',
  'no-partial-release: what a method gives back undoes one subscription and leaves the one beside it',
  'no-partial-release: a method for others to call that fills anew what the end releases',
  'no-partial-release: one of two handlers that are taken back by name',
  'no-leaked-listener: a long-lived receiver of the settings',
  'no-leaked-listener: a signal that an exported function hands to its own helper',
  'no-leaked-listener: a method that is called whenever something has changed adds to its own emitter',
  'no-leaked-listener: a parent that keeps each child',
  'no-leaked-listener: an emitter that is a part of what was given',
  'no-leaked-listener: an emitter that the base class has, told by its use',
  'no-leaked-listener: children by a function that makes the listener',
  'no-leaked-listener: tracks of a media element that is attached',
  'no-leaked-listener: two events of a stream that is handed in',
  'no-leaked-listener: two events that settle one promise',
  'no-leaked-listener: what a helper unbinds and the teardown does not',
  'no-leaked-listener: what is taken back, with its listener',
  'no-leaked-listener: a process whose end it waits for',
  'no-leaked-listener: a view that its base disposes of, on what its constructor was given',
  'no-leaked-listener: an emitter that was handed in',
  'no-leaked-subscription: an event of VS Code and Atom by its name and listener, where no type tells',
  'no-leaked-subscription: an event of something handed in',
  'no-leaked-subscription: the promise settles otherwise, and the source keeps its handler',
  'no-leaked-subscription: what is returned stops everything else',
  'no-mismatched-release: a private field that nothing assigns',
  'no-mismatched-release: a walk over releases that ends after the first',
  'no-mismatched-release: a bind on an element that the class makes: it goes with it',
  'no-partial-release: a property that is set again, and overwrites what it was given before',
  'no-mismatched-release: a variable that nothing assigns',
  'no-mismatched-release: the subscription of a route, which goes with it: worth a look only',
  'no-mismatched-release: on for off in a teardown',
  'no-partial-release: VS Code: one event of several is not collected',
  'no-leaked-listener: each client adds a listener to the source that told of it',
  'no-leaked-subscription: a collector of another file, which may see to its own end',
  'no-mismatched-release: a function around another than the one that is removed',
  'no-mismatched-release: a function around the one that is removed',
  'no-partial-release: a call leaves out the collector',
  'no-partial-release: a child that is not handed to the collector of its siblings',
  'no-partial-release: a table of other listeners is removed beside those of a source',
  'no-partial-release: an emitter of another class beside them: it goes with its owner',
  'no-partial-release: beside another on the same source, and beside one on something else',
  'no-partial-release: beside siblings, a listener on what others are given',
  'no-partial-release: an event function, known by one of another name that is collected',
  'no-partial-release: an event of a property of a component',
  'no-partial-release: an event of something that may end together with it',
  'no-partial-release: an event of what is injected, beside one that is collected',
  'no-partial-release: an object of another class beside those that are released',
  'no-partial-release: of two alternatives, one removes the other',
  'no-partial-release: one function removes what the call adds, and leaves one',
  'no-partial-release: one of two that are released by another name',
  'no-partial-release: the new one is released in place of the old one',
  'no-partial-release: what is taken out of a collection keeps its listener',
  'no-unreleased-resource: a map of objects that is walked, looked up to end one, given away, or that keeps plain values',
  'no-unreleased-resource: a map of objects that the end passes over',
  'no-unreleased-resource: an object that listens, in a field and in a function that may run once',
  'no-unreleased-resource: an instance whose field begins an interval, asked for an entry',
  'no-unreleased-resource: what has a teardown, of a field of what has one',
]);

/** Here the shadow itself makes two targets of one. */
const parted = 'no-mismatched-release: a field that is called as the global may hold it';

describe('shadowing every global and import by a local function leaves nothing', () => {
  for (const fixture of fixtures.filter(({ title }) => !toldByUse.has(title) && title !== parted)) {
    // Collections are the language's own.
    const changed = shadowed(fixture, /prefer-typed-array|no-(?:allocation|chunk|unbounded|retained-s|weakref-misuse|race-leak|strong-back)/.test(fixture.title));
    if (changed) it(fixture.title, () => expect(found(changed).filter((name) => acquired(name) && !isOfTheLanguage(name)), changed.code).toEqual([]));
  }
});

describe('one obligation, one report', () => {
  for (const fixture of fixtures) {
    it(fixture.title, () => {
      const places = lint(fixture).map(({ line, column }) => `${line}:${column}`);
      expect(new Set(places).size).toBe(places.length);
    });
  }
});
