import type { Collection, Cursor } from 'mongodb';

import { ready } from '../ready.ts';

interface Order {
  readonly id: string;
  readonly price: number;
}

export async function run(size: number): Promise<number> {
  ready();
  return total(new Orders(size / 10));
}

async function total(orders: Collection<Order>): Promise<number> {
  const all = await orders.find({}).toArray();
  let sum = 0;
  for (const order of all) sum += order.price;
  return sum;
}

/** A collection that makes its documents when they are asked for. */
class Orders implements Collection<Order> {
  constructor(private readonly count: number) {}

  find(): Cursor<Order> {
    const documents = (): AsyncGenerator<Order> => this.documents();
    return {
      [Symbol.asyncIterator]: documents,
      toArray: async () => {
        const all: Order[] = [];
        for await (const document of documents()) all.push(document);
        return all;
      },
    };
  }

  private async *documents(): AsyncGenerator<Order> {
    for (let index = 0; index < this.count; index++) yield { id: `order ${index}`, price: index % 100 };
  }
}
