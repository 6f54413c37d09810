import { expect, it } from 'vitest';

import { Fixture } from './rewrite.ts';

const rewritten = (text: string): string => new Fixture('ts', 'typed').rewrite(text).text;

const chain = `
export function open(orders: { order: shop.Order }[]) {
  return orders.map(({ order }) => order).filter((order) => order.open).map((order) => order.next);
}
`;

it('a type of a namespace is written with its namespace', () => {
  expect(rewritten(`declare namespace shop { interface Order { readonly open: boolean; readonly next: Order } }${chain}`)).toContain('const result: shop.Order[] = [];');
});

it('a type that has no name in the file is not written', () => {
  const text = `declare function takeOrder(): { order: import('node:fs').Dirent<string> };
const orders = [takeOrder()].slice(1);
export const names = (more: typeof orders) => more.map(({ order }) => order).filter((order) => order.isFile()).map((order) => [order]);
`;
  expect(rewritten(text)).toBe(text);
});
