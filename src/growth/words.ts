/** Words for what a program has few of, whatever it runs on: its kinds, its parts, its places. */
const few = new Set(
  (
    'action alias architecture attr attribute axis brand browser capability category char character charset class color column command comparator component config constructor control controller country ctor culture currency ' +
    'day decorator definition device digit dialect dimension direction driver edition effect encoding engine enum env environment event events ext extension factory feature field fields flag font format formatter framework fn ' +
    'generator glyph hook host hostname hour icon idx impl implementation index integration interface intl kind lang language layer layout level lib library loader locale locales major manifest marker method media metric mime minor mode model modifier module month ' +
    'namespace operator option options orientation package parser permission phase pkg platform plugin port position precision prefix prop property protocol proto prototype provider realm region renderer role route rule schema scheme scope ' +
    'script section service severity shader shape size slot stage state status step store strategy style stylesheet suffix symbol syntax tag target theme timezone tool type unit variant verb version view voice weekday weight widget year zone'
  ).split(' '),
);

/** Words for what comes from outside without end: what is written, asked or sent. */
const many = new Set('address article body comment content contents cookie digest email fingerprint hash heading href html ip json jwt link markdown message msg nonce paragraph password payload phrase prompt query question sentence sql text texts timestamp title token uri url urls uuid guid xml'.split(' '));

/** What comes and goes: there is no end to its ids. */
const passing = new Set(
  (
    'account call chat client comment commit connection contact conversation customer doc document download email guest invoice invocation issue job member message msg note notification order participant payment peer post profile ' +
    'question record recipient reply req request response room run sender session socket span subscriber subscription task thread ticket tile transaction transfer turn tx trace update upload user visitor'
  ).split(' '),
);

/** There are as many as a project has, which a build or a test run sees and a server does not. */
const ofFiles = /^(?:file|files|filename|filepath|path|dir|directory|folder|suite|basename|stem|specifier)$/;

const identifying = /^(?:id|ids|uid|key|name)$/;
const neutral = /^(?:id|ids|uid|key|keys|cache|cached|lower|upper|normalized|current|new|raw|full|the|get|to|make|create|compute|build|original|renamed)$/;
const split = (name: string): string[] => name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/).filter((word) => word !== '');

/** Whether a name is of files or folders. */
export const saysFile = (name: string): boolean => split(name).some((word) => ofFiles.test(word));

/**
 * What a name says of how many values there are. It never makes a finding by itself: it only tells, of keys whose type
 * and origin leave it open, whether a domain is small. The last telling word counts: `messageType` has few values,
 * `requestUrl` many; an id is one of what stands before it, and `requestId` passes.
 */
export function wordsSay(name: string): 'few' | 'many' | 'passing' | 'nothing' {
  let identifies = false;
  for (const word of split(name).toReversed()) {
    identifies ||= identifying.test(word);
    if (identifies && passing.has(word)) return 'passing';
    // A `hashKey` is the name of a way to hash.
    if (neutral.test(word)) continue;
    if (word === 'hash' && identifies) return 'nothing';
    return few.has(word) || word === 'name' ? 'few' : many.has(word) ? 'many' : 'nothing';
  }
  return 'nothing';
}
