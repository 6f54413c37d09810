import type { Begin, Instance } from './instance.ts';

export interface Measured {
  readonly cycles: number;
  /** How many of the ended instances are still held. */
  readonly retained: number;
  /** Whether an instance goes on working after another one has ended. */
  readonly independent: boolean;
  /** Whether an instance goes on working after its own end. */
  readonly undead: boolean;
}

const waves = 20;
const instancesInAWave = 50;

async function ofTwo(begin: Begin): Promise<Pick<Measured, 'independent' | 'undead'>> {
  const [ended, other] = [await begin(), await begin()];
  ended.end();
  const seen = { independent: await other.works(), undead: await ended.works() };
  other.end();
  return seen;
}

/** Many live at once, so that the waits of their timers and sockets overlap. */
async function wave(begin: Begin): Promise<readonly Instance['isRetained'][]> {
  const instances = await Promise.all(Array.from({ length: instancesInAWave }, async () => begin()));
  const working = await Promise.all(instances.map(async ({ works }) => works()));
  if (working.includes(false)) throw new Error('an instance does not work');
  for (const { end } of instances) end();
  return instances.map(({ isRetained }) => isRetained);
}

/** Sockets close and frameworks tidy up in later turns of the event loop, so that memory is free only after some. */
async function collect(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    globalThis.gc?.();
  }
}

/** What is seen of 1,000 instances, and of two. */
export async function observe(begin: Begin): Promise<Measured> {
  const seen = await ofTwo(begin);
  const lives: Instance['isRetained'][] = [];
  for (let index = 0; index < waves; index += 1) lives.push(...(await wave(begin)));
  await collect();
  return { cycles: lives.length, retained: (await Promise.all(lives.map(async (isRetained) => isRetained()))).filter(Boolean).length, ...seen };
}

/** Runs in a process of its own, which ends here: what leaked would keep it alive. */
export async function measure(begin: Begin): Promise<never> {
  const measured = await observe(begin);
  process.stdout.write(JSON.stringify(measured), () => process.exit());
  return new Promise(() => {});
}
