/** Costs and their ratios. */

export interface Cost {
  /** Seconds of processor time: other work on the machine does not count. */
  readonly processor: number;
  /** Seconds. */
  readonly clock: number;
}

export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;
export const rounded = (number: number): number => Math.round(number * 1000) / 1000;
export const ratio = (cost: Cost, base: Cost): Cost => ({ processor: rounded(cost.processor / base.processor), clock: rounded(cost.clock / base.clock) });
