import { ready } from '../ready.ts';

export function run(size: number): number[] {
  // The work grows with the square: of three million elements, 3,000 will do.
  const values = Array.from({ length: size / 1000 }, (_, index) => index);
  ready();
  return values.reduce<number[]>((all, value) => [...all, value * 2], []);
}
