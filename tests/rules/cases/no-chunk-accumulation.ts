import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'a list that is joined once': `
export async function read(stream: AsyncIterable<Buffer>) {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}`,
    'what has come is taken apart on the way': `
import { Socket } from 'node:net';
export function frames(socket: Socket, take: (frame: Buffer) => void) {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length > 4) {
      take(rest.subarray(0, 4));
      rest = rest.subarray(4);
    }
  });
  socket.on('end', () => take(rest));
}`,
    'two buffers, once': `
export function packet(head: Buffer, body: Buffer) {
  let whole = Buffer.alloc(0);
  whole = Buffer.concat([whole, head]);
  whole = Buffer.concat([whole, body]);
  return whole;
}`,
    'begun anew': `
export function reader(stream: NodeJS.ReadableStream) {
  let body = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => { body = Buffer.concat([body, chunk]); });
  return () => { const taken = body; body = Buffer.alloc(0); return taken; };
}`,
    'text of strings': `
export async function read(parts: AsyncIterable<string>) {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
export function title(words: string[]) {
  let text = '';
  for (const word of words) text += word;
  return text;
}`,
    'text whose encoding is set': `
import { createServer } from 'node:http';
createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => response.end(body));
});`,
    'text of a file that is opened with an encoding': `
import fs, { createReadStream } from 'node:fs';
export async function read(path: string, encoding: BufferEncoding, options: { encoding: BufferEncoding }) {
  let text = '';
  for await (const chunk of createReadStream(path, 'utf8')) text += chunk;
  let named = '';
  for await (const chunk of fs.createReadStream(path, { encoding: 'utf8' })) named += chunk;
  let set = '';
  for await (const chunk of createReadStream(path).setEncoding('latin1')) set += chunk;
  let given = '';
  for await (const chunk of createReadStream(path, encoding)) given += chunk;
  let opened = '';
  const stream = createReadStream(path, options);
  for await (const chunk of stream) opened += chunk;
  return [text, named, set, given, opened];
}
export function finish(stream: fs.ReadStream, done: (text: string) => void) {
  let text = '';
  stream.on('data', (chunk) => { text += chunk; });
  stream.on('end', () => done(text));
}`,
    'a count': `
export async function size(stream: AsyncIterable<Buffer>) {
  let total = 0;
  for await (const chunk of stream) total += chunk.length;
  return total;
}`,
    'a Buffer of somebody else': `
const Buffer = { concat: (list: string[]) => list.join(''), alloc: (size: number) => String(size) };
export async function read(stream: AsyncIterable<string>) {
  let body = Buffer.alloc(0);
  for await (const chunk of stream) body = Buffer.concat([body, chunk]);
  return body;
}`,
    'frames in a field, and decoders that know of the next chunk': `
import { Socket } from 'node:net';
export class Frames {
  private pending = Buffer.alloc(0);
  constructor(socket: Socket) {
    socket.on('data', (chunk) => {
      this.pending = Buffer.concat([this.pending, chunk]);
      this.parse();
    });
  }
  private parse() { this.pending = this.pending.subarray(4); }
}
export async function text(chunks: AsyncIterable<Uint8Array>) {
  const decoder = new TextDecoder();
  let all = '';
  for await (const chunk of chunks) all += decoder.decode(chunk, { stream: true });
  return all;
}`,
  },
  invalid: {
    'what another program says, in a few chunks': `
import { createServer } from 'node:net';
createServer((connection) => {
  let all = Buffer.alloc(0);
  connection.on('data', (chunk) => { all = Buffer.concat([all, chunk]); }); // ? copied
  connection.on('close', () => { console.log(all.toString()); });
});`,
    'in a loop over a stream': `
export async function read(stream: AsyncIterable<Buffer>) {
  let body = Buffer.alloc(0);
  for await (const chunk of stream) {
    body = Buffer.concat([body, chunk]); // ! copied
  }
  return body;
}`,
    'in a handler': `
import { Readable } from 'node:stream';
import { Buffer as Bytes } from 'node:buffer';
export function read(stream: Readable, done: (body: Buffer) => void) {
  let body = Bytes.from('');
  stream.on('data', (chunk) => (body = Bytes.concat([body, Bytes.from(chunk)]))); // ! copied
  stream.on('end', () => done(body));
}`,
    'typed arrays, from a reader': `
export async function read(response: { body: ReadableStream<Uint8Array> }) {
  const reader = response.body.getReader();
  let all = new Uint8Array(0);
  while (true) {
    const { done, value } = await reader.read();
    if (done) break;
    const next = new Uint8Array(all.length + value.length);
    next.set(all);
    next.set(value, all.length);
    all = next; // ! copied
  }
  return all;
}`,
    'spread into a typed array': `
export async function read(stream: AsyncIterable<Uint8Array>) {
  let all = new Uint8Array();
  for await (const chunk of stream) all = new Uint8Array([...all, ...chunk]); // ! copied
  return all;
}`,
    'its length bounds it': `
import { createServer } from 'node:http';
createServer((request, response) => {
  let body = Buffer.alloc(0);
  request.on('data', (chunk) => {
    body = Buffer.concat([body, chunk]); // ? copied
    if (body.length > 1e6) request.destroy();
  });
  request.on('end', () => response.end(body));
});`,
    'a file that is opened without an encoding': `
import { createReadStream } from 'node:fs';
export async function read(path: string) {
  let text = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 })) text += chunk; // ? decoded
  return text;
}`,
    'bytes that become text one by one': `
import { createServer } from 'node:http';
import { spawn } from 'node:child_process';
createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => { body += chunk; }); // ? decoded
  request.on('end', () => response.end(body));
});
export function run(command: string, done: (output: string) => void) {
  const child = spawn(command);
  let output = '';
  child.stdout.on('data', (data) => { output += data; }); // ? decoded
  child.on('close', () => done(output));
}`,
    'text of a request, of a child, and by a decoder': `
import { spawn } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
export const body = (request: IncomingMessage) => new Promise<string>((resolve, reject) => {
  let text = '';
  request.on('data', (chunk: Buffer) => { text += chunk.toString(); }); // ? decoded
  request.on('end', () => resolve(text));
  request.on('error', reject);
});
export function list(done: (text: string) => void) {
  const child = spawn('ls');
  let out = '';
  child.stdout.on('data', (chunk) => { out += String(chunk); }); // ? decoded
  child.on('close', () => done(out));
}
export async function text(chunks: AsyncIterable<Uint8Array>) {
  const decoder = new TextDecoder();
  let all = '';
  for await (const chunk of chunks) all += decoder.decode(chunk); // ? streamed
  return all;
}`,
    'other arrays, and fields': `
import { Readable } from 'node:stream';
export async function samples(blocks: AsyncIterable<Float32Array>) {
  let all = new Float32Array(0);
  for await (const block of blocks) {
    const grown = new Float32Array(all.length + block.length);
    grown.set(all);
    grown.set(block, all.length);
    all = grown; // ! copied
  }
  return all;
}
export class Body {
  private all = Buffer.alloc(0);
  constructor(stream: Readable) {
    stream.on('data', (chunk) => { this.all = Buffer.concat([this.all, chunk]); }); // ? copied
    stream.on('end', () => console.log(this.all.length));
  }
}`,
  },
};
