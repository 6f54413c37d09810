import { ready } from '../ready.ts';

export function run(size: number): string[] {
  const dates = Array.from({ length: size / 500 }, (_, i) => new Date(i * 86_400_000));
  ready();
  return shown(dates);
}

const shown = (dates: Date[]): string[] => dates.map((date) => date.toLocaleDateString('en', { dateStyle: 'medium' }));
