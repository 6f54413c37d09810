import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import type { Finding } from '../finding.ts';
import { planGenerator } from '../plans/waste/generator/index.ts';
import { consumerOf, type Consumer } from './consumers.ts';
import { isOwnUse, producersOf, type Producer } from './producers.ts';
import { fillingOf, type Cost } from './sources.ts';

const reasons: Readonly<Record<Cost, string>> = {
  stream: 'what comes piece by piece',
  product: 'every pair of what two loops walk',
  counted: 'as many values as its loop counts',
  elements: 'all values before the first is looked at',
  few: '',
};

/** Arrays of open-ended size that a function fills and whose callers walk them once. */
export function collectedLists(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return producersOf(file)
    .flatMap((producer) => findingOf(file, producer, id) ?? [])
    .sort((left, right) => left.range[0] - right.range[0]);
}

function findingOf(file: FileFacts, producer: Producer, id: ReturnType<typeof findingIds>): Finding | undefined {
  const { cost, loop, isSteady } = fillingOf(file, producer);
  if (cost === 'few') return undefined;
  const consumers = producer.uses.map((use) => consumerOf(file, use, producer.fn.async));
  if (!consumers.every((consumer) => consumer !== undefined)) return undefined;
  const callers = consumers.filter(({ call }) => !isOwnUse(file, producer, call));
  const gain = gainOf(producer, cost, callers);
  if (!gain) return undefined;
  const planned = planGenerator(file, producer, consumers);
  const isWorse = cost === 'stream' || cost === 'product';
  if (!isWorse && planned.plan === undefined) return undefined;
  const name = file.textOf(producer.id);
  return {
    id: id('prefer-generator', producer.id),
    rule: 'prefer-generator',
    messageId: producer.isExported ? 'exported' : gain,
    data: { name, what: reasons[cost] },
    range: producer.id.range,
    certainty: isWorse && isSteady && planned.plan !== undefined ? 'certain' : 'likely',
    facts: [
      { name: 'array', value: 'new, only pushed to, only returned', range: producer.list.range },
      { name: 'size', value: cost, ...(loop ? { range: [loop.range[0], loop.body.range[0]] as const } : {}) },
      ...callers.map(({ walk, takes, call }) => ({ name: 'walked', value: `${walk.form.by}, ${takes}`, range: call.range })),
    ],
    ...(producer.isExported ? { candidate: true, symbol: producer.id.range } : {}),
    ...planned,
  };
}

/** Why yielding pays: the array is more than what is in memory, or most of it is made for nothing. Nothing is gained where all of it is kept. */
function gainOf({ isExported }: Producer, cost: Cost, callers: readonly Consumer[]): 'collected' | 'early' | undefined {
  if (isExported) return cost !== 'elements' && callers.every(({ takes }) => takes === 'all' || takes === 'part') ? 'collected' : undefined;
  if (!callers.some(({ takes }) => takes === 'all' || takes === 'part')) return undefined;
  if (cost !== 'elements') return 'collected';
  return callers.every(({ takes }) => takes === 'part') ? 'early' : undefined;
}
