import { ready } from '../ready.ts';

const chunk = 65_536;

export async function run(size: number): Promise<number> {
  const count = Math.ceil((size * 8) / chunk);
  ready();
  return (await read(chunks(count))).length;
}

async function* chunks(count: number): AsyncGenerator<Buffer> {
  for (let index = 0; index < count; index++) yield Buffer.alloc(chunk, index);
}

async function read(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  let body = Buffer.alloc(0);
  for await (const part of stream) body = Buffer.concat([body, part]);
  return body;
}
