import type { Page, PrismaClient } from '@prisma/client';

import { ready } from '../ready.ts';

export async function run(size: number): Promise<number> {
  ready();
  return total(shop(size / 10));
}

async function total(client: PrismaClient): Promise<number> {
  let sum = 0;
  for (const order of await client.order.findMany()) sum += order.price;
  return sum;
}

/** A client that makes its rows when they are asked for. */
function shop(count: number): PrismaClient {
  const findMany = ({ take = count, skip = 0, cursor }: Page = {}) => {
    const start = cursor ? cursor.id + skip : 0;
    const rows = Array.from({ length: Math.min(take, count - start) }, (_, index) => ({ id: start + index, price: (start + index) % 100, note: `order ${start + index}`.padEnd(500, '.') }));
    return Promise.resolve(rows);
  };
  return { order: { findMany } };
}
