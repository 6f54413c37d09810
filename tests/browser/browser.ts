import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** In one process, which needs no sandbox of the kernel: it only runs our own code. */
const flags = ['--headless=shell', '--no-sandbox', '--no-zygote', '--single-process', '--disable-gpu', '--disable-dev-shm-usage', '--js-flags=--expose-gc', '--remote-debugging-pipe'];

/** A headless Chromium with one page, spoken to over its DevTools pipe: messages that end with a NUL. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #server: Server;
  readonly #profile: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;
  #session: string | undefined;

  private constructor(process: ChildProcess, server: Server, profile: string) {
    this.#process = process;
    this.#server = server;
    this.#profile = profile;
    let text = '';
    (process.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      const messages = (text + chunk).split('\0');
      text = messages.pop() ?? '';
      for (const message of messages) this.#hear(JSON.parse(message) as Answer);
    });
  }

  static async launch(executable: string): Promise<Browser> {
    // A page of its own origin: object URLs belong to one.
    const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>proof</title><body></body>')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const profile = mkdtempSync(path.join(tmpdir(), 'memopt-browser-'));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const browser = new Browser(spawn(executable, [...flags, `--user-data-dir=${profile}`, address], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] }), server, profile);
    const { targetInfos } = await browser.#send('Target.getTargets');
    const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page');
    const { sessionId } = await browser.#send('Target.attachToTarget', { targetId: page?.targetId, flatten: true });
    browser.#session = sessionId as string;
    return browser;
  }

  /** A page without anything that ran before. */
  async renew(): Promise<void> {
    await this.#send('Page.reload');
    while ((await this.evaluate('document.readyState + typeof measured')) !== 'completeundefined') await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** What an expression comes to in the page, awaited. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value?: unknown }).value;
  }

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    this.#server.closeAllConnections();
    this.#server.close();
    await ended;
    rmSync(this.#profile, { recursive: true, force: true });
  }

  async #send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = (this.#last += 1);
    const heard = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...(this.#session === undefined ? {} : { sessionId: this.#session }) })}\0`);
    const { result, error } = await heard;
    if (!result) throw new Error(`${method}: ${error?.message}`);
    return result;
  }

  #hear(answer: Answer): void {
    if (answer.id === undefined) return;
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}
