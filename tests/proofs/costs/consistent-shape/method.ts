import { ready } from '../ready.ts';

class Row {
  #value: number;
  constructor(value: number) {
    this.#value = value;
  }
  #double = (): number => this.#value * 2;
  #half = (): number => this.#value / 2;
  run(): number {
    return this.#double() + this.#half();
  }
}

export function run(size: number): number {
  const values = Array.from({ length: size / 4 }, (_, i) => i);
  ready();
  const rows = values.map((value) => new Row(value));
  return rows.reduce((sum, row) => (sum + row.run()) % 1_000_003, 0);
}
