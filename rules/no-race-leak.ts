import type { FileFacts } from '../src/facts/file.ts';
import { planLoser } from '../src/plans/retention/loser.ts';
import { planRace } from '../src/plans/retention/race.ts';
import { planReaction } from '../src/plans/retention/reaction.ts';
import { chains, type Chain } from '../src/retention/chains.ts';
import { losers, type Loser } from '../src/retention/losers.ts';
import { races, type Race } from '../src/retention/races.ts';
import { findingsOf, type Retained } from '../src/retention/report.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-race-leak',
  description: 'disallow races that leave something behind on what lasts longer, again and again',
  recommended: true,
  messages: {
    race: 'Each `{{by}}` leaves a reaction on {{lasting}}, with its result: they pile up until {{lasting}} settles.',
    chain: 'Each call leaves a reaction on {{lasting}}, which holds {{held}}: they pile up until {{lasting}} settles.',
    listener: 'When another promise wins the race, this listener stays on {{lasting}}: each race leaves one.',
    signal: '{{lasting}} keeps each signal that `AbortSignal.any` makes of it as long as that has a listener, and nothing removes this one.',
  },
  detect: (file) => findingsOf(file, 'no-race-leak', [...races(file).map((race) => retainedBy(file, race)), ...losers(file).map((loser) => lostBy(file, loser)), ...chains(file).map((chain) => chainedBy(file, chain))]),
});

function lostBy(file: FileFacts, loser: Loser): Retained<unknown> {
  const { call, race, title, certainty } = loser;
  return { node: call, messageId: 'listener', data: { lasting: title }, certainty, facts: [{ name: 'race', value: 'nothing takes it away when another one wins', range: race.callee.range }], planned: planLoser(file, loser) };
}

function chainedBy(file: FileFacts, chain: Chain): Retained<unknown> {
  const { call, lasting, held, because, certainty } = chain;
  return {
    node: call,
    messageId: 'chain',
    data: { lasting: `\`${file.textOf(lasting)}\``, held },
    certainty,
    facts: [
      { name: 'lasting', value: file.textOf(lasting), range: lasting.range },
      { name: 'because', value: because },
    ],
    planned: planReaction(file, chain),
  };
}

function retainedBy(file: FileFacts, race: Race): Retained<unknown> {
  const { call, by, lasting, title, because, certainty } = race;
  return {
    node: call,
    messageId: by === 'signal' ? 'signal' : 'race',
    data: { by: `Promise.${by}`, lasting: title },
    certainty,
    facts: [
      { name: 'lasting', value: file.textOf(lasting), range: lasting.range },
      { name: 'because', value: because },
    ],
    planned: planRace(file, race),
  };
}
