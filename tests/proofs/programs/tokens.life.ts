import { enter, tokenOf } from './tokens.ts';

/** A thousand tokens, and between them the small Buffers of a server's other work. */
export function measure(): void {
  for (let i = 0; i < 1000; i++) {
    enter(String(i), Buffer.from(`token ${i}`).toString('base64'));
    for (let other = 0; other < 60; other++) Buffer.from(`a message of another connection, ${other}`.repeat(5));
  }
  gc?.();
  gc?.();
  setTimeout(() => {
    gc?.();
    console.log(JSON.stringify({ kilobytes: process.memoryUsage().arrayBuffers / 1000, token: Buffer.from(tokenOf('7') ?? '', 'base64').toString() }));
  }, 50);
}
