import { ready } from '../ready.ts';

export async function run(size: number): Promise<number> {
  ready();
  let sum = 0;
  for (const reading of await readings(chunks(size / 100))) sum += reading;
  return sum;
}

async function readings(source: AsyncIterable<string>): Promise<number[]> {
  const list: number[] = [];
  for await (const chunk of source) {
    for (const text of chunk.split(',')) list.push(Number(text));
  }
  return list;
}

async function* chunks(count: number): AsyncGenerator<string> {
  const chunk = Array.from({ length: 100 }, (_, index) => String(index)).join(',');
  for (let i = 0; i < count; i += 1) yield await Promise.resolve(chunk);
}
