import { readFileSync, writeFileSync } from 'node:fs';

const rss = (name: 'VmHWM' | 'VmRSS'): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;

let base = 0;
let start = 0;

/** What a program calls when its input is there: what is counted begins here. */
export function ready(): void {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    // Freed pages go back to the system from another thread.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    // The kernel's own high-water mark, which begins anew.
    writeFileSync('/proc/self/clear_refs', '5');
    base = rss('VmRSS');
  } catch {
    base = process.memoryUsage.rss();
  }
  start = performance.now();
}

/** Time, and the peak of memory above what was there when the program was ready. */
export function sinceReady(): { ms: number; bytes: number } {
  const ms = performance.now() - start;
  try {
    return { ms, bytes: rss('VmHWM') - base };
  } catch {
    return { ms, bytes: process.resourceUsage().maxRSS * 1024 - base };
  }
}

/** A number that tells two answers apart. */
export function digest(answer: unknown): string {
  const values = Array.isArray(answer) ? (answer as unknown[]) : [answer];
  let sum = 0;
  for (const [index, value] of values.entries()) sum = (sum * 31 + (typeof value === 'number' ? value : JSON.stringify(value).length) + index) % 1_000_000_007;
  return `${values.length}:${sum}`;
}
